from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.age_band import age_band, age_bands
from heart_engine.domain.case import Case, Context, Patient, Sex
from heart_engine.domain.labels import label_sets
from heart_engine.domain.measurement import by_key
from heart_engine.library.reference_case import (
    LibraryCase,
    SourceRecord,
    cases_from_bytes,
    cases_to_bytes,
    reference_case,
)

numbers = st.dictionaries(
    st.sampled_from(sorted(by_key())), st.floats(-1e6, 1e6, allow_nan=False), max_size=5
)
cases = st.builds(
    LibraryCase,
    case_id=st.text(min_size=1),
    patient_id=st.text(min_size=1),
    labels=st.sampled_from(label_sets(with_none=True)),
    age_band=st.sampled_from(age_bands()),
    sex=st.sampled_from(Sex),
    measurements=numbers,
    positions=numbers,
    text=st.text(min_size=1),
    sites=st.dictionaries(st.just("rv"), st.sampled_from(["plax_ap", "a4c_mid"])),
)


@given(st.lists(cases, min_size=1, max_size=4, unique_by=lambda one: one.case_id))
def test_cases_survive_the_file(some: list[LibraryCase]) -> None:
    assert list(cases_from_bytes(cases_to_bytes(some))) == some


@given(st.binary(max_size=60))
def test_any_bytes_are_cases_or_refused(content: bytes) -> None:
    with pytest.raises(BundleRefusedError):
        cases_from_bytes(content)


def line_of(case: LibraryCase, **changed: object) -> bytes:
    row = json.loads(cases_to_bytes([case]))
    return json.dumps({**row, **changed}).encode() + b"\n"


@pytest.mark.parametrize(
    "changed",
    [
        {"labels": "asd+flu"},
        {"age_band": "34"},
        {"sex": "f"},
        {"measurements": {"lvedd": float("nan")}},
        {"measurements": {"lvedd": "47"}},
        {"measurements": {"lvedd": True}},
        {"positions": {"unknown": 1.0}},
        {"text": ""},
        {"case_id": 7},
        {"name": "somebody"},
        {"sites": {"rv": "elsewhere"}},
        {"sites": {"lvedd": "plax_ap"}},
        {"sites": ["plax_ap"]},
    ],
    ids=str,
)
def test_a_line_that_is_no_case_is_named(
    changed: dict[str, object], library_cases: tuple[LibraryCase, ...]
) -> None:
    content = cases_to_bytes(library_cases[:2]) + line_of(library_cases[2], **changed)
    with pytest.raises(BundleRefusedError) as refused:
        cases_from_bytes(content)
    assert (refused.value.code, refused.value.params) == (Refusal.CASES_UNREADABLE, {"line": 3})


def test_an_empty_file_and_a_repeated_case_are_refused(library_cases: tuple[LibraryCase, ...]) -> None:
    with pytest.raises(BundleRefusedError, match="cases_empty"):
        cases_from_bytes(b"")
    with pytest.raises(BundleRefusedError, match="case_repeated"):
        cases_from_bytes(cases_to_bytes([library_cases[0], library_cases[0]]))


def record(case_id: str, patient_id: str) -> SourceRecord:
    patient = Patient(34.7, Sex.FEMALE, 160.5, 55.5)
    sites = {"rv": "a4c_mid"}
    case = Case(case_id, patient, Context(exam_date="2024-05-06"), {"lvedd": 47.0, "rv": 30.0}, sites)
    return SourceRecord(case, patient_id, ("asd",))


def test_what_identifies_a_person_is_left_out() -> None:
    kept = reference_case(record("hospital-77", "Wang-1"), "lvedd+0", {"lvedd": 0.12345}, b"secret")
    line = cases_to_bytes([kept]).decode()
    assert not any(trace in line for trace in ("hospital-77", "Wang", "34.7", "160.5", "55.5", "2024"))
    assert (kept.age_band, kept.sex, kept.positions) == ("30-39", Sex.FEMALE, {"lvedd": 0.123})
    assert kept.sites == {"rv": "a4c_mid"}


def test_records_of_one_patient_share_a_pseudonym_that_the_secret_alone_gives() -> None:
    first, second = (reference_case(record(name, "Wang-1"), "t", {}, b"secret") for name in ("a", "b"))
    other = reference_case(record("a", "Wang-1"), "t", {}, b"another")
    assert first.patient_id == second.patient_id != other.patient_id
    assert first.case_id != second.case_id


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (None, "unknown"),
        (0, "0"),
        (0.99, "0"),
        (1, "1-2"),
        (17.99, "12-17"),
        (18, "18-29"),
        (79.9, "70-79"),
        (104, "80+"),
    ],
)
def test_age_bands(years: float | None, band: str) -> None:
    assert age_band(years) == band
