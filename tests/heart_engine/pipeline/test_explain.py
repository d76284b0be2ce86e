from __future__ import annotations

import dataclasses

import pytest

from heart_engine.domain.case import Case
from heart_engine.domain.labels import LABELS
from heart_engine.domain.measurement import measurements
from heart_engine.pipeline import explain as module
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.explain import explain
from heart_engine.pipeline.screen import Question, answered, looked_up, screen
from heart_engine.protocol.messages import Step


def nothing(_step: Step, _fraction: float) -> None:
    return


def test_the_answer_is_the_one_that_screening_gives(engine: HeartEngine, demo: Case) -> None:
    result, _ = explain(engine, Question(demo), nothing)
    assert result == screen(engine, Question(demo), nothing)


def test_withholding_a_measurement_is_screening_without_it(engine: HeartEngine, demo: Case) -> None:
    result, found = explain(engine, Question(demo), nothing)
    assert [one.withheld for one in found.without_measurement] == list(demo.measurements)
    for one in found.without_measurement[::7]:
        rest = {key: value for key, value in demo.measurements.items() if key != one.withheld}
        without = screen(engine, Question(dataclasses.replace(demo, measurements=rest)), nothing)
        for label in LABELS:
            change = without.labels[label].probability - result.labels[label].probability
            assert one.change[label] == pytest.approx(change, abs=1e-5)
    assert any(abs(one.change["asd"]) > 1e-4 for one in found.without_measurement)


def test_withholding_a_supporting_case_is_answering_with_it_absent(engine: HeartEngine, demo: Case) -> None:
    result, found = explain(engine, Question(demo), nothing)
    assert [one.withheld for one in found.without_case] == [one.case_id for one in result.supporting_cases]
    looked = looked_up(engine, [Question(demo)], nothing)
    for rank, one in enumerate(found.without_case):
        kept = tuple(None if place == rank else case for place, case in enumerate(looked.supporting[0]))
        [without] = answered(engine, dataclasses.replace(looked, supporting=(kept,)), nothing)
        assert one.withheld not in {case.case_id for case in without.supporting_cases}
        for label in LABELS:
            change = without.labels[label].probability - result.labels[label].probability
            assert one.change[label] == pytest.approx(change, abs=1e-5)
    assert any(abs(one.change["asd"]) > 1e-5 for one in found.without_case)


def test_a_missing_measurement_that_moves_the_answer_more_is_named_first(
    engine: HeartEngine, demo: Case
) -> None:
    few = dataclasses.replace(
        demo, measurements={key: demo.measurements[key] for key in ("lvedd", "rv", "ra", "ef")}
    )
    result, found = explain(engine, Question(few), nothing)
    missing = {row.key for row in measurements()} - set(few.measurements)
    assert set(found.measure_next) == missing  # the library's cases have every one of them
    moved = [_mean_move(engine, few, key) for key in (found.measure_next[0], found.measure_next[-1])]
    assert moved[0] > moved[1]
    assert result.labels


def _mean_move(engine: HeartEngine, case: Case, key: str) -> float:
    """Answer with the values that similar patients had, each for itself."""
    before = {one.labels: one.probability for one in screen(engine, Question(case), nothing).sets}
    near = looked_up(engine, [Question(case)], nothing).nearest[0]
    had = sorted(one.case.measurements[key] for one in near if key in one.case.measurements)
    tried = list(dict.fromkeys(had[int(share * len(had))] for share in (1 / 6, 3 / 6, 5 / 6)))
    moves = []
    for value in tried:
        supposed = dataclasses.replace(case, measurements={**case.measurements, key: value})
        after = screen(engine, Question(supposed), nothing)
        moves.append(sum(abs(before[one.labels] - one.probability) for one in after.sets))
    return sum(moves) / len(moves)


def test_without_its_only_measurement_there_would_be_no_case(engine: HeartEngine) -> None:
    _, found = explain(engine, Question(Case("one", measurements={"lvedd": 47.0})), nothing)
    assert found.without_measurement == ()
    assert "lvedd" not in found.measure_next


def test_its_progress_rises_to_the_end_and_it_can_be_given_up(
    engine: HeartEngine, demo: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 4)
    seen: list[tuple[Step, float]] = []
    explain(engine, Question(demo), lambda step, fraction: seen.append((step, fraction)))
    assert [fraction for _, fraction in seen] == sorted(fraction for _, fraction in seen)
    assert seen[-1] == (Step.EXPLAIN, 1.0)
    assert len({fraction for step, fraction in seen if step is Step.EXPLAIN}) > 5

    def report(_step: Step, fraction: float) -> None:
        if fraction > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        explain(engine, Question(demo), report)


def test_a_wide_model_is_given_few_cases_at_once(
    engine: HeartEngine, demo: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = explain(engine, Question(demo), nothing)[1]
    monkeypatch.setattr(module, "_ROWS_BY_WIDTH", 1)
    one_by_one = explain(engine, Question(demo), nothing)[1]
    for one, other in zip(usual.without_measurement, one_by_one.without_measurement, strict=True):
        assert one.change == pytest.approx(other.change, abs=1e-5)
