from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Context, MissingReason, Patient, Rhythm, Sex, Symptom
from heart_engine.domain.case_json import case_from_json, case_from_text, case_to_json, inputs_sha256
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.problem import CaseRejectedError, Code, Problem
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites

FULL: dict[str, Any] = {
    "format": "heart-case/1",
    "case_id": "2026-0117",
    "patient": {"age_years": 34, "sex": "female", "height_cm": 160, "weight_kg": 55},
    "context": {
        "heart_rate": 72,
        "rhythm": "sinus",
        "pregnant": False,
        "spo2": 98,
        "symptoms": ["murmur", "dyspnoea"],
        "exam_date": "2026-11-20",
    },
    "measurements": {"lvedd": 47, "mr": 1, "ef": 62},
    "sites": {"rv": "plax_ap", "mve_e": "septal"},
    "side": {"tr_velocity_m_s": 2.4},
    "missing": {"co": "not_measurable"},
}


def problems_of(document: object) -> set[tuple[str | None, Code]]:
    with pytest.raises(CaseRejectedError) as caught:
        case_from_json(document)
    return {(problem.field, problem.code) for problem in caught.value.problems}


def changed(**sections: object) -> dict[str, Any]:
    return FULL | sections


def a_value(row: Measurement) -> st.SearchStrategy[float]:
    if row.is_grade:
        return st.sampled_from(GRADES)
    return st.floats(row.hard.low, row.hard.high)


def some(values: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=values)


def limited(field: str) -> st.SearchStrategy[float | None]:
    hard = patient_limits()[field].hard
    return st.none() | st.floats(hard.low, hard.high)


PATIENTS = st.builds(
    Patient, limited("age_years"), st.sampled_from(Sex), limited("height_cm"), limited("weight_kg")
)
CONTEXTS = st.builds(
    Context,
    limited("heart_rate"),
    st.none() | st.sampled_from(Rhythm),
    st.none() | st.booleans(),
    limited("spo2"),
    st.frozensets(st.sampled_from(Symptom)),
    st.none() | st.dates().map(lambda day: day.isoformat()),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    measured = draw(some({key: a_value(row) for key, row in by_key().items()}).filter(bool))
    absent = [key for key in by_key() if key not in measured]
    return Case(
        case_id=draw(st.text(st.characters(codec="utf-8"), max_size=20)),
        patient=draw(PATIENTS),
        context=draw(CONTEXTS),
        measurements=measured,
        sites=draw(some({key: st.sampled_from([site.id for site in ids]) for key, ids in sites().items()})),
        side=draw(some({key: st.floats(row.hard.low, row.hard.high) for key, row in side_values().items()})),
        missing=draw(some({key: st.sampled_from(MissingReason) for key in absent})),
    )


def test_the_documented_example_is_read_in_full() -> None:
    case = case_from_json(FULL)
    assert case.case_id == "2026-0117"
    assert case.patient == Patient(34, Sex.FEMALE, 160, 55)
    assert case.context == Context(
        72, Rhythm.SINUS, False, 98, frozenset({Symptom.MURMUR, Symptom.DYSPNOEA}), "2026-11-20"
    )
    assert case.measurements == {"lvedd": 47, "mr": 1, "ef": 62}
    assert case.sites == {"rv": "plax_ap", "mve_e": "septal"}
    assert case.side == {"tr_velocity_m_s": 2.4}
    assert case.missing == {"co": MissingReason.NOT_MEASURABLE}


def test_only_format_and_measurements_are_required() -> None:
    case = case_from_json({"format": "heart-case/1", "measurements": {"lvedd": 47}})
    assert case == Case(measurements={"lvedd": 47.0})
    assert case_to_json(case) == {"format": "heart-case/1", "measurements": {"lvedd": 47}}


@given(cases())
def test_every_case_is_written_and_read_back_unchanged(case: Case) -> None:
    assert case_from_text(json.dumps(case_to_json(case))) == case


def test_all_problems_are_reported_at_once_with_their_fields() -> None:
    assert problems_of(
        {
            "format": "heart-case/2",
            "name": "Li",
            "case_id": 7,
            "patient": {"age_years": True, "sex": "F", "height_cm": 1.6, "address": "x"},
            "context": {"pregnant": 1, "rhythm": 3, "symptoms": ["hiccup"], "exam_date": "2026-02-30"},
            "measurements": {"lvedd": 450, "ef": "62", "mr": 1.5, "lv": 40, "co": 4.6},
            "sites": {"rv": "apex", "ef": None, "co": "x"},
            "side": {"tr_velocity_m_s": 24, "tr": 1},
            "missing": {"co": "not_measurable", "sv": "lost", "bsa": "not_reported"},
        }
    ) == {
        ("format", Code.FORMAT_UNKNOWN),
        ("name", Code.FIELD_UNKNOWN),
        ("case_id", Code.NOT_TEXT),
        ("patient.age_years", Code.NOT_A_NUMBER),
        ("patient.sex", Code.NOT_A_CHOICE),
        ("patient.height_cm", Code.OUT_OF_RANGE),
        ("patient.address", Code.FIELD_UNKNOWN),
        ("context.pregnant", Code.NOT_A_CHOICE),
        ("context.rhythm", Code.NOT_A_CHOICE),
        ("context.symptoms", Code.NOT_A_CHOICE),
        ("context.exam_date", Code.NOT_A_DATE),
        ("measurements.lvedd", Code.OUT_OF_RANGE),
        ("measurements.ef", Code.NOT_A_NUMBER),
        ("measurements.mr", Code.NOT_A_GRADE),
        ("measurements.lv", Code.FIELD_UNKNOWN),
        ("sites.rv", Code.NOT_A_CHOICE),
        ("sites.ef", Code.NOT_A_CHOICE),
        ("sites.co", Code.FIELD_UNKNOWN),
        ("side.tr_velocity_m_s", Code.OUT_OF_RANGE),
        ("side.tr", Code.FIELD_UNKNOWN),
        ("missing.co", Code.MISSING_AND_MEASURED),
        ("missing.sv", Code.NOT_A_CHOICE),
        ("missing.bsa", Code.FIELD_UNKNOWN),
    }


def test_an_out_of_range_problem_names_the_limits_and_the_unit() -> None:
    with pytest.raises(CaseRejectedError) as caught:
        case_from_json(changed(measurements={"lvedd": 450}))
    hard = by_key()["lvedd"].hard
    assert caught.value.problems[0].params == {
        "value": 450.0,
        "low": hard.low,
        "high": hard.high,
        "unit": "mm",
    }


@pytest.mark.parametrize("measured", [{"measurements": {}}, {}])
def test_a_case_without_any_measurement_is_empty(measured: dict[str, object]) -> None:
    assert problems_of({"format": "heart-case/1", **measured}) == {("measurements", Code.CASE_EMPTY)}


@pytest.mark.parametrize("number", [True, False, None, "47", [47], float("nan"), float("inf"), 10**400])
def test_what_only_looks_like_a_number_is_refused(number: object) -> None:
    assert problems_of(changed(measurements={"lvedd": number})) == {("measurements.lvedd", Code.NOT_A_NUMBER)}


@pytest.mark.parametrize("date", ["20261120", "2026-W47-5", "2026-11-20T10:00", "２０２６-11-20", 20261120])
def test_a_date_is_written_in_one_way_only(date: object) -> None:
    assert problems_of(changed(context={"exam_date": date})) == {("context.exam_date", Code.NOT_A_DATE)}


@pytest.mark.parametrize("section", ["patient", "context", "measurements", "sites", "side", "missing"])
def test_a_section_that_is_no_object_is_the_wrong_shape(section: str) -> None:
    document = {key: value for key, value in FULL.items() if key != "missing"} | {section: [1]}
    assert problems_of(document) == {(section, Code.WRONG_SHAPE)}


def test_symptoms_are_a_list() -> None:
    assert problems_of(changed(context={"symptoms": "murmur"})) == {("context.symptoms", Code.WRONG_SHAPE)}


def test_a_text_that_no_file_can_hold_is_refused() -> None:
    assert problems_of(changed(case_id="\ud800")) == {("case_id", Code.NOT_TEXT)}


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "heart-case/1", "measurements": {"lvedd": 47, "lvedd": 57}}',
        '{"format": "heart-case/1", "measurements": {"lvedd": 47}',
        "[" * 100_000,
        "9" * 5000,
    ],
)
def test_a_file_that_says_two_things_or_nothing_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(CaseRejectedError) as caught:
        case_from_text(text)
    assert [problem.code for problem in caught.value.problems] == [Code.WRONG_SHAPE]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "format": st.just("heart-case/1") | JSON,
        "case_id": JSON,
        "patient": some(dict.fromkeys(FULL["patient"], JSON)) | JSON,
        "context": some(dict.fromkeys(FULL["context"], JSON)) | JSON,
        "measurements": some(dict.fromkeys(["lvedd", "mr", "x"], JSON)) | JSON,
        "sites": some(dict.fromkeys(["rv", "x"], JSON)) | JSON,
        "side": some(dict.fromkeys(["tr_velocity_m_s", "x"], JSON)) | JSON,
        "missing": some(dict.fromkeys(["lvedd", "x"], JSON)) | JSON,
    },
)


@given(DOCUMENTS | JSON)
def test_any_json_is_read_or_rejected_and_nothing_else(document: object) -> None:
    problems: tuple[Problem, ...] = ()
    case = Case()
    try:
        case = case_from_json(document)
    except CaseRejectedError as rejected:
        problems = rejected.problems
    assert bool(case.measurements) is not bool(problems)


def test_the_hash_ignores_spelling_order_and_the_case_id() -> None:
    case = case_from_json(FULL)
    backwards = {
        key: dict(reversed(value.items())) if isinstance(value, dict) else value
        for key, value in reversed(FULL.items())
    }
    backwards["measurements"]["lvedd"] = 47.0
    backwards["context"]["symptoms"] = ["dyspnoea", "murmur"]
    backwards["case_id"] = "another"
    assert inputs_sha256(case_from_json(backwards)) == inputs_sha256(case)
    assert len(inputs_sha256(case)) == 64


@pytest.mark.parametrize(
    "other",
    [
        {"measurements": {"lvedd": 47.1, "mr": 1, "ef": 62}},
        {"patient": {"age_years": 34, "sex": "male", "height_cm": 160, "weight_kg": 55}},
        {"context": {}},
        {"sites": {"rv": "plax_ap"}},
        {"side": {}},
        {"missing": {"co": "not_reported"}},
    ],
)
def test_the_hash_changes_with_every_input(other: dict[str, object]) -> None:
    assert inputs_sha256(case_from_json(changed(**other))) != inputs_sha256(case_from_json(FULL))
