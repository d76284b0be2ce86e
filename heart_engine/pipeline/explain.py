"""What an answer rests on, found out by answering again without one thing at a time.

*Without a case* withholds one supporting case and keeps everything else: the evidence that is shown to
people; attention is shown as attention alone. *Without a measurement* screens the case as if that had never
been measured, the search for supporting cases included. *Measure next* puts values that similar patients had
in the place of each missing measurement, and ranks by how far the answer would move on average.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.measurement import measurements
from heart_engine.domain.result import Result
from heart_engine.library.search import Found
from heart_engine.model.attention import Padded
from heart_engine.model.diagnosis import Encoded
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import LookedUp, Question, Report, answered, looked_up, screen_all
from heart_engine.protocol.messages import Explanation, Sensitivity, Step

_SPREAD = (1 / 6, 3 / 6, 5 / 6)  # a low, a middle and a high one of the values that similar patients had
_SCREENED = 0.1  # of the progress; the rest is answering again
_MOST_ROWS = 32
_ROWS_BY_WIDTH = 8192  # a wide model reads few cases at once, or their keys and values fill the memory


@dataclass(frozen=True, slots=True)
class _Trial:
    """The case with one measurement changed, and what was changed."""

    key: str
    question: Question


def explain(engine: HeartEngine, question: Question, report: Report) -> tuple[Result, Explanation]:
    """Answer one case, and say what the answer rests on."""

    def first(step: Step, fraction: float) -> None:
        report(step, fraction * _SCREENED)

    found = looked_up(engine, [question], first)
    [result] = answered(engine, found, first)
    withheld, supposed = list(_withheld(question)), list(_supposed(question, found.nearest[0]))
    others = _answered_again(engine, [*withheld, *supposed], report)
    return result, Explanation(
        without_case=_without_each_case(engine, found, result),
        without_measurement=tuple(
            Sensitivity(trial.key, _change(result, other))
            for trial, other in zip(withheld, others[: len(withheld)], strict=True)
        ),
        measure_next=_by_distance(result, supposed, others[len(withheld) :]),
    )


def _withheld(question: Question) -> Iterator[_Trial]:
    """Leave one measurement out at a time; without its only one there would be no case."""
    values = question.case.measurements
    if len(values) > 1:
        for key in values:
            yield _Trial(key, _with_values(question, {one: v for one, v in values.items() if one != key}))


def _supposed(question: Question, similar: Sequence[Found]) -> Iterator[_Trial]:
    """Suppose for each missing measurement what similar patients had; what none of them had is left out."""
    values = question.case.measurements
    for key in (one.key for one in measurements() if one.key not in values):
        had = sorted(one.case.measurements[key] for one in similar if key in one.case.measurements)
        for value in dict.fromkeys(had[int(share * len(had))] for share in _SPREAD if had):
            yield _Trial(key, _with_values(question, {**values, key: value}))


def _with_values(question: Question, values: Mapping[str, float]) -> Question:
    return dataclasses.replace(question, case=dataclasses.replace(question.case, measurements=values))


def _answered_again(engine: HeartEngine, trials: Sequence[_Trial], report: Report) -> list[Result]:
    """Screen the changed cases, several at once."""
    rows, results = _rows_at_once(engine), list[Result]()

    def same(_step: Step, _fraction: float) -> None:
        report(Step.EXPLAIN, _SCREENED + (1 - _SCREENED) * len(results) / len(trials))

    while len(results) < len(trials):
        batch = trials[len(results) : len(results) + rows]
        results += screen_all(engine, [one.question for one in batch], same)
    report(Step.EXPLAIN, 1.0)
    return results


def _without_each_case(engine: HeartEngine, found: LookedUp, result: Result) -> tuple[Sensitivity, ...]:
    """Withhold one supporting case at a time; the case itself is not read again."""
    ranked, rows = found.supporting[0], _rows_at_once(engine)
    rest = [tuple(None if one is left else one for one in ranked) for left in ranked]
    others = [
        other
        for start in range(0, len(rest), rows)
        for other in answered(engine, _repeated(found, rest[start : start + rows]), _nobody_waits)
    ]
    return tuple(
        Sensitivity(left.case.case_id, _change(result, other))
        for left, other in zip(ranked, others, strict=True)
        if left
    )


def _repeated(found: LookedUp, supporting: Sequence[tuple[Found | None, ...]]) -> LookedUp:
    """Lend one case's reading to several sets of supporting cases, without copying it."""
    count, encoded = len(supporting), found.encoded
    texts = Padded(encoded.texts.ids.expand(count, -1), encoded.texts.valid.expand(count, -1))
    repeated = Encoded(encoded.summary.expand(count, -1), encoded.prefix.for_batch(count), texts)
    return LookedUp(found.questions * count, repeated, tuple(supporting), found.nearest * count)


def _nobody_waits(_step: Step, _fraction: float) -> None:
    """Report nothing: a few rows on a prefix that is there already."""


def _rows_at_once(engine: HeartEngine) -> int:
    width = engine.model.language_model.hidden_size
    return max(1, min(_MOST_ROWS, _ROWS_BY_WIDTH // width))


def _change(before: Result, after: Result) -> dict[str, float]:
    return {label: after.labels[label].probability - before.labels[label].probability for label in LABELS}


def _by_distance(result: Result, supposed: Sequence[_Trial], others: Sequence[Result]) -> tuple[str, ...]:
    """Order the missing measurements by the mean distance of the answers they would lead to."""
    moved: dict[str, list[float]] = defaultdict(list)
    for trial, other in zip(supposed, others, strict=True):
        moved[trial.key].append(_distance(result, other))
    return tuple(sorted(moved, key=lambda key: -sum(moved[key]) / len(moved[key])))


def _distance(one: Result, other: Result) -> float:
    """Return the total variation between two answers: 0 the same, 1 nothing in common."""
    shares: dict[LabelSet, float] = {found.labels: found.probability for found in one.sets}
    return sum(abs(shares[found.labels] - found.probability) for found in other.sets) / 2
