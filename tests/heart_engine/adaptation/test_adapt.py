from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from heart_engine.adaptation import adapt
from heart_engine.adaptation.adapt import BEFORE, CASES, PROBABILITIES, RANGES, adapted
from heart_engine.adaptation.comparison import compared
from heart_engine.adaptation.probabilities import scaled, shares
from heart_engine.adaptation.trial import (
    Patients,
    Trial,
    at_prevalence,
    beside,
    cross_validated,
    local_prevalence,
    patient_folds,
    patients_of,
    questions_beside,
    scores,
)
from heart_engine.evaluation.predictions import Floats
from heart_engine.library.reference_case import SourceRecord
from heart_engine.model.conformal import ConformalCounts
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question, screen
from heart_engine.protocol.messages import Step


def silent(_text: str) -> None:
    return


def nothing(_step: Step, _fraction: float) -> None:
    return


def test_all_cases_of_a_patient_fall_into_one_fold(patients: Patients) -> None:
    folds = patient_folds(patients, 4)
    assert sorted(row for rows in folds for row in rows.tolist()) == list(range(24))
    for rows in folds:
        inside = {patients.records[row].patient_id for row in rows}
        outside = {one.patient_id for row, one in enumerate(patients.records) if row not in rows}
        assert inside
        assert not inside & outside


def test_nobody_is_answered_beside_a_case_of_his_own(
    engine: HeartEngine, patients: Patients, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []
    whole = beside

    def watched(one: HeartEngine, records: list[SourceRecord], shifts: dict[str, object]) -> HeartEngine:
        seen.append({record.patient_id for record in records})
        return whole(one, records, shifts)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr("heart_engine.adaptation.trial.beside", watched)
    trial = cross_validated(engine, patients, 3, silent)
    assert len(seen) == 6  # two ways beside own cases in each of three folds
    for library, rows in zip(seen[::2], trial.folds, strict=True):
        asked = {patients.records[row].patient_id for row in rows}
        assert not library & asked
        assert library | asked == {one.patient_id for one in patients.records}
    for way in (trial.as_it_is, trial.own_cases, trial.own_ranges):
        assert np.isfinite(way).all()
        assert way.shape == (24, 8)


def test_a_copy_under_another_name_is_withheld(engine: HeartEngine, patients: Patients) -> None:
    first, second, third = patients.records[:3]
    copy = dataclasses.replace(
        first, case=dataclasses.replace(first.case, case_id="copy"), patient_id="somebody else"
    )
    own = beside(engine, [copy, second], {})
    asked = questions_beside(own, [first.case, third.case])
    copied, other = own.library.search.cases
    assert copied.measurements == first.case.measurements
    assert [one.excluded_cases for one in asked] == [{copied.case_id}, frozenset()]
    assert other.case_id not in asked[0].excluded_cases


def test_scores_are_those_that_the_clinic_answers_from(engine: HeartEngine, patients: Patients) -> None:
    case = patients.records[0].case
    raw = scores(engine, [Question(case)])
    even = np.full(8, 1 / 8)
    scores_here = at_prevalence(engine, raw, even)
    shown = shares(scaled(scores_here, engine.bundle_numbers.calibration))
    result = screen(engine, Question(case), nothing)  # this bundle's own prevalence is even
    expected = {one.labels: one.probability for one in result.sets}
    assert dict(zip(engine.sets, shown[0], strict=True)) == pytest.approx(expected)


def test_no_set_is_impossible_in_the_hospitals_own_prevalence() -> None:
    found = local_prevalence(np.array([0, 0, 1], dtype=np.int64), 4)
    assert found.tolist() == pytest.approx([3 / 7, 2 / 7, 1 / 7, 1 / 7])


def test_a_diagnosis_the_bundle_cannot_name_is_left_out(engine: HeartEngine, patients: Patients) -> None:
    odd = dataclasses.replace(patients.records[0], labels=("asd", "flu"))
    assert len(patients_of(engine, [odd, patients.records[1]]).records) == 1


def crafted(patients: Patients, *, cases: float, ranges: float, seed: int = 3) -> Trial:
    """Scores that lean towards the truth by so much in each way of answering."""
    random = np.random.default_rng(seed)
    truth = np.eye(8)[patients.truth]
    noise = random.normal(size=truth.shape) * 0.1

    def leaning(how: float) -> Floats:
        return np.asarray(noise + how * truth)

    folds = patient_folds(patients, 3)
    even = np.full(truth.shape, 1 / 8)  # as this bundle was made for
    return Trial(folds, even, leaning(1.0), leaning(cases), leaning(ranges))


@pytest.mark.parametrize(
    ("cases", "ranges", "expected"),
    [(2.0, 5.0, RANGES), (5.0, 5.0, CASES), (5.0, 2.0, CASES)],
)
def test_a_part_is_kept_only_where_its_gain_is_shown(
    engine: HeartEngine,
    patients: Patients,
    monkeypatch: pytest.MonkeyPatch,
    cases: float,
    ranges: float,
    expected: str,
) -> None:
    trial = crafted(patients, cases=cases, ranges=ranges)
    monkeypatch.setattr(adapt, "cross_validated", lambda *_: trial)
    monkeypatch.setattr(adapt, "_cross_fitted", lambda *_: [engine.bundle_numbers.calibration] * 3)
    monkeypatch.setattr(adapt, "local_shifts", lambda *_: {"lvedd": "moved"})
    found = adapted(engine, patients, 3, silent)
    assert found.report["kept"] == expected
    assert bool(found.shifts) == (expected == RANGES)
    assert found.numbers == {}
    ways = found.report["evaluation"]
    assert isinstance(ways, list)
    assert [one["way"] for one in ways] == [BEFORE, CASES, RANGES, PROBABILITIES]
    assert [one.get("kept") for one in ways] == [None, True, expected == RANGES, False]


def test_probabilities_that_say_too_little_get_numbers_of_their_own(
    engine: HeartEngine, patients: Patients, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapt, "cross_validated", lambda *_: crafted(patients, cases=1.0, ranges=1.0))
    found = adapted(engine, patients, 3, silent)
    assert found.report["kept"] == PROBABILITIES
    assert set(found.numbers) == {engine.variant}
    assert found.numbers[engine.variant].calibration.temperature < 0.9  # sharper: the scores lean too weakly


def test_a_library_gains_nothing_over_itself(engine: HeartEngine, patients: Patients) -> None:
    own = beside(engine, patients.records, {})
    found = compared(own, own, patients)
    gain, first = found["gain_of_the_second"], found["first"]
    assert isinstance(gain, dict)
    assert isinstance(first, dict)
    assert (gain["right_percent"], gain["log_loss"], gain["p_value"]) == (0.0, 0.0, 1.0)
    assert (first["cases_that_stand_in_it"], first["library_cases"], first["n"]) == (24, 24, 24)


def test_a_case_that_stands_in_a_library_does_not_answer_for_itself(
    engine: HeartEngine, patients: Patients
) -> None:
    own = beside(engine, patients.records, {})
    alone = beside(engine, patients.records[:1], {})
    found = compared(engine, alone, patients.take(np.array([0])))
    first, second = found["first"], found["second"]
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["cases_that_stand_in_it"], second["cases_that_stand_in_it"]) == (0, 1)
    assert own.library_name.startswith("cross-validation")


def own_counts_of_asd(engine: HeartEngine, patients: Patients) -> ConformalCounts:
    """Adapt a bundle that has counts of this label in ten bins, and return the hospital's."""
    counts = ConformalCounts((1,) * 10, (1,) * 10, miss_rate=0.05, false_alarm_rate=0.05)
    numbers = dataclasses.replace(engine.bundle_numbers, conformal={"asd": counts})
    answering = dataclasses.replace(engine.answering, variants={engine.variant: numbers})
    found = adapted(dataclasses.replace(engine, answering=answering), patients, 3, silent)
    return found.numbers[engine.variant].conformal["asd"]


def test_a_patient_examined_often_counts_once(
    engine: HeartEngine, patients: Patients, monkeypatch: pytest.MonkeyPatch
) -> None:
    often = dataclasses.replace(
        patients,
        records=tuple(dataclasses.replace(one, patient_id="the same") for one in patients.records[:12])
        + tuple(
            dataclasses.replace(one, patient_id=f"p{row}") for row, one in enumerate(patients.records[12:])
        ),
    )
    monkeypatch.setattr(adapt, "cross_validated", lambda *_: crafted(often, cases=1.0, ranges=1.0))
    counted = own_counts_of_asd(engine, often)
    assert sum(counted.present) + sum(counted.absent) == 13


def test_calls_are_counted_at_the_prevalence_a_clinic_answers_at(
    engine: HeartEngine, patients: Patients, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hospital is full of ASD; counts of probabilities at that mix would rule a clinic's patients in."""
    trial = crafted(patients, cases=1.0, ranges=1.0)
    skewed = np.full(trial.prevalence.shape, 0.01)
    skewed[:, engine.sets.index(("asd",))] = 0.93
    monkeypatch.setattr(adapt, "cross_validated", lambda *_: dataclasses.replace(trial, prevalence=skewed))
    counted = own_counts_of_asd(engine, patients)
    assert sum(counted.absent) + sum(counted.present) == len(set(patients.people.tolist())) < 24
    assert sum(counted.absent[5:]) < sum(counted.absent) / 2
