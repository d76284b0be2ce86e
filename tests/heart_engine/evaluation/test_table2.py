from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.labels import LabelSet, label_sets
from heart_engine.evaluation.predictions import Predictions
from heart_engine.evaluation.table2 import Table2Row, all_f1_interval, percent, table2_row

Pair = tuple[LabelSet, LabelSet | None]
SETS = label_sets(with_none=True)
OF_SIZE = {count: [one for one in SETS if len(one) == count] for count in (1, 2, 3)}


def predictions(pairs: Sequence[Pair]) -> Predictions:
    truths, answers = zip(*pairs, strict=True)
    return Predictions(tuple(str(row) for row in range(len(pairs))), truths, answers)


def papers_row(hits: tuple[int, int, int], answered: tuple[int, int, int]) -> Predictions:
    """Build answers with these counts: completely correct ones first, then wrong ones of each size."""
    sizes = {1: 152, 2: 76, 3: 32}
    pairs: list[Pair] = []
    for count, hit in zip(sizes, hits, strict=True):
        pairs += [(OF_SIZE[count][0], OF_SIZE[count][0])] * hit
    spare = {count: answered[count - 1] - hits[count - 1] for count in sizes}
    # There is one triple only: it has no wrong answer of its own size, so its misses are answered first.
    wrong = [OF_SIZE[count][0] for count in (3, 1, 2) for _ in range(sizes[count] - hits[count - 1])]
    for truth in wrong:
        size = max(
            (one for one in sizes if spare[one] and (one, truth) != (3, SETS[-1])), key=_by_scarcity(truth)
        )
        spare[size] -= 1
        pairs.append((truth, next(one for one in OF_SIZE[size] if one != truth)))
    return predictions(pairs)


def _by_scarcity(truth: LabelSet) -> Callable[[int], int]:
    """Give triples to those who can take them, everything else to the triples."""
    return (lambda size: -size) if len(truth) == 3 else (lambda size: size)


def as_the_paper_prints(row: Table2Row) -> str:
    """Write Correct, All F1, then precision, recall and F1 by count."""
    numbers = [[percent(row.correct_share)], [percent(row.all_f1)]]
    numbers += [[percent(one) for one in (c.precision, c.recall, c.f1)] for c in row.by_count.values()]
    return " | ".join(" ".join(f"{one:.2f}" for one in group) for group in numbers)


@pytest.mark.parametrize(
    ("hits", "answered", "printed"),
    [
        (
            (111, 36, 9),
            (169, 77, 14),
            "60.00 | 53.80 | 65.68 73.03 69.16 | 46.75 47.37 47.06 | 64.29 28.12 39.13",
        ),
        (
            (108, 68, 30),
            (136, 94, 30),
            "79.23 | 84.34 | 79.41 71.05 75.00 | 72.34 89.47 80.00 | 100.00 93.75 96.77",
        ),
    ],
)
def test_the_papers_rows_to_the_printed_digit(
    hits: tuple[int, int, int], answered: tuple[int, int, int], printed: str
) -> None:
    row = table2_row(papers_row(hits, answered))
    assert row.n == 260
    assert as_the_paper_prints(row) == printed


def test_the_interval_of_the_papers_best_row() -> None:
    row = table2_row(papers_row((108, 68, 30), (136, 94, 30)))
    assert row.correct_interval == pytest.approx((73.9, 83.7), abs=0.05)


def test_all_f1_has_a_bootstrap_interval_around_it() -> None:
    answered = papers_row((108, 68, 30), (136, 94, 30))
    low, high = all_f1_interval(answered)
    assert low < 84.34 < high
    assert 5 < high - low < 15
    perfect = predictions([(one, one) for one in SETS[1:]] * 20)
    assert all_f1_interval(perfect) == (100.0, 100.0)


def test_an_answer_that_cannot_be_parsed_is_wrong_and_of_no_size() -> None:
    row = table2_row(predictions([(("asd",), ("asd",)), (("asd",), None), (("vsd",), None)]))
    assert row.invalid == 2
    assert row.by_count[1].answered == 1
    assert percent(row.correct_share) == 33.33
    assert row.by_count[1].precision == 1


def test_healthy_cases_count_in_correct_and_in_none_and_not_in_all_f1() -> None:
    ill: list[Pair] = [
        (("asd",), ("asd",)),
        (("asd", "vsd"), ("asd", "vsd")),
        (SETS[-1], SETS[-1]),
    ]
    alone, with_healthy = table2_row(predictions(ill)), table2_row(predictions([*ill, ((), ()), ((), None)]))
    assert alone.all_f1 == with_healthy.all_f1 == 1
    assert with_healthy.none.n == 2
    assert with_healthy.none.correct == 1
    assert percent(with_healthy.correct_share) == 80.0


def test_a_false_alarm_costs_precision() -> None:
    row = table2_row(predictions([(("asd",), ("asd",)), ((), ("asd",))]))
    assert percent(row.by_count[1].precision) == 50.0
    assert percent(row.by_count[1].recall) == 100.0


def test_all_f1_is_not_the_mean_of_the_f1s() -> None:
    row = table2_row(papers_row((111, 36, 9), (169, 77, 14)))
    mean_of_f1 = sum(float(one.f1) for one in row.by_count.values()) / 3
    assert abs(100 * mean_of_f1 - percent(row.all_f1)) > 1


def test_no_answers_of_a_size_give_zero_and_no_error() -> None:
    row = table2_row(predictions([(("asd",), None)]))
    assert row.all_f1 == 0
    assert row.by_count[3].f1 == 0


answers = st.lists(st.tuples(st.sampled_from(SETS), st.sampled_from([*SETS, None])), min_size=1, max_size=40)


@given(answers)
def test_shares_stay_between_zero_and_one_and_correct_is_their_sum(
    pairs: list[Pair],
) -> None:
    row = table2_row(predictions(pairs))
    assert row.correct == row.none.correct + sum(one.correct for one in row.by_count.values())
    assert 0 <= row.all_f1 <= 1
    assert row.correct_interval[0] <= percent(row.correct_share) <= row.correct_interval[1]
    answered = row.none.answered + sum(one.answered for one in row.by_count.values())
    assert answered + row.invalid == row.n


@given(answers, st.randoms())
def test_the_order_of_cases_changes_nothing(pairs: list[Pair], random: object) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    assert table2_row(predictions(pairs)) == table2_row(predictions(shuffled))
