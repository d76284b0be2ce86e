from __future__ import annotations

import json
from typing import Any

import pytest

from heart_engine.interchange.candidate import Candidate, FileReading
from heart_engine.interchange.fhir_reader import read_fhir
from heart_engine.interchange.formats import read_json
from heart_engine.interchange.json_text import load_json
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from tests.heart_engine.interchange.synthetic import bundle, observation, quantity

SCT = "http://snomed.info/sct"


def reading(document: dict[str, Any]) -> FileReading:
    return read_fhir(load_json(json.dumps(document)))


def only(document: dict[str, Any]) -> Candidate:
    (found,) = reading(document).candidates
    return found


def answer(code: str) -> dict[str, Any]:
    return {"valueCodeableConcept": {"coding": [{"system": SCT, "code": code}]}}


@pytest.mark.parametrize(
    ("code", "value", "unit", "key", "number"),
    [
        ("29430-6", 8.92, "mm", "ivst", 8.92),
        ("29436-3", 4.7, "cm", "lvedd", 47),
        ("18043-0", 62, "%", "ef", 62),
        ("18037-2", 0.8, "m/s", "mv_e", 80),
        ("8302-2", 160, "cm", "_height", 160),
        ("8867-4", 72, "/min", "_heart_rate", 72),
        ("18038-0", 1.3, "1", "mv_ea_ratio", 1.3),
        ("59111-5", 11.7, "{ratio}", "e_over_eprime", 11.7),
    ],
)
def test_an_observation_is_read_by_its_code_and_unit(
    code: str, value: float, unit: str, key: str, number: float
) -> None:
    found = only(observation(code, **quantity(value, unit)))
    assert (found.key, found.value, found.status) == (key, number, "value")
    assert found.raw == f"{value} {unit}"


@pytest.mark.parametrize("unit", ["[in_i]", "mmHg", "", "1"])
def test_a_unit_is_never_guessed_from_the_number(unit: str) -> None:
    found = only(observation("29436-3", **quantity(45, unit)))
    assert found.value is None
    assert found.status in ("reject", "ask")


def test_a_number_keeps_its_digits() -> None:
    text = json.dumps(observation("29436-3", **quantity(45, "mm"))).replace(": 45", ": 45.250")
    assert read_fhir(load_json(text)).candidates[0].raw == "45.250 mm"


@pytest.mark.parametrize(
    ("value", "status", "grade"),
    [
        ({"valueCodeableConcept": {"text": "1+"}}, "value", 2),
        ({"valueCodeableConcept": {"text": "None"}}, "value", 0),
        ({"valueCodeableConcept": {"text": "Grad I"}}, "ask", None),
        ({"valueString": "mild"}, "value", 2),
        (answer("371923003"), "value", 2.5),
        (answer("255605001"), "value", 1),
        (answer("1"), "ask", None),
        ({"valueInteger": 3}, "ask", None),
    ],
)
def test_a_grade_is_read_from_its_answer_or_asked_about(
    value: dict[str, Any], status: str, grade: float | None
) -> None:
    found = only(observation("18113-1", **value))
    assert (found.key, found.status, found.value) == ("mr", status, grade)


def test_a_code_whose_name_nobody_verified_asks() -> None:
    assert only(observation("18114-9", **answer("255604002"))).status == "ask"


def test_a_body_site_decides_a_generic_concept() -> None:
    ring: dict[str, Any] = {"bodySite": {"coding": [{"system": SCT, "code": "77583004"}]}}
    assert only(observation("399027007", SCT, **ring, **quantity(21, "mm"))).key == "ao_annulus"
    with pytest.raises(FileRefusedError):
        reading(observation("399027007", SCT, **quantity(21, "mm")))


def test_components_contained_resources_and_entries_are_walked() -> None:
    parts = {"component": [{"code": observation("18043-0")["code"], **quantity(62, "%")}]}
    inner = {
        "resourceType": "DiagnosticReport",
        "effectiveDateTime": "2024-03-05",
        "contained": [observation("29469-4", **quantity(38, "mm"))],
    }
    found = reading(bundle(observation("1-8") | parts, inner)).candidates
    assert {one.key: one.value for one in found} == {"ef": 62, "_date": "2024-03-05", "lad": 38}
    assert found[0].where.path == "Bundle.entry[0].component[0]"


def test_what_was_entered_in_error_is_not_read() -> None:
    wrong = observation("29436-3", **quantity(45, "mm")) | {"status": "entered-in-error"}
    right = observation("18043-0", **quantity(62, "%"))
    found = reading(bundle(wrong, right))
    assert [one.key for one in found.candidates] == ["ef"]
    assert [one.rule for one in found.ignored] == ["entered-in-error"]


def test_a_bound_and_an_absent_value_carry_no_number() -> None:
    bound = observation("18043-0", valueQuantity={"value": 55, "code": "%", "comparator": ">"})
    absent = observation("29436-3", dataAbsentReason={"coding": [{"code": "error"}]})
    found = {one.key: one for one in reading(bundle(bound, absent)).candidates}
    assert (found["ef"].status, found["ef"].value) == ("inequality", None)
    assert (found["lvedd"].status, found["lvedd"].rule) == ("missing", "C2")


def test_two_patients_in_one_document_are_refused() -> None:
    two = [
        observation("29436-3", **quantity(45, "mm")) | {"subject": {"reference": f"Patient/{name}"}}
        for name in "ab"
    ]
    with pytest.raises(FileRefusedError):
        reading(bundle(*two))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"reference": "Patient/a"}, {"reference": "Patient/b"}),
        ({"identifier": {"value": "1"}}, {"identifier": {"value": "2"}}),
        ({"reference": "Patient/a"}, {"identifier": {"value": "2"}}),
    ],
)
def test_two_patients_are_told_by_whatever_names_them(first: dict[str, Any], second: dict[str, Any]) -> None:
    two = [
        observation("29436-3", **quantity(45, "mm")) | {"subject": first},
        observation("18043-0", **quantity(62, "%")) | {"subject": second},
    ]
    with pytest.raises(FileRefusedError, match="more than one patient"):
        reading(bundle(*two))


def about(reference: str, person: dict[str, Any], full_url: str | None = None) -> dict[str, Any]:
    document = bundle(
        {"resourceType": "Patient", "gender": "female"} | person,
        observation("18043-0", **quantity(62, "%")) | {"subject": {"reference": reference}},
    )
    if full_url:
        document["entry"][0]["fullUrl"] = full_url
    return document


@pytest.mark.parametrize(
    ("reference", "person", "full_url"),
    [
        ("Patient/a", {"id": "a"}, None),
        ("Patient/a/_history/2", {"id": "a"}, None),
        ("https://hospital.example/fhir/Patient/a", {"id": "a"}, None),
        ("urn:uuid:1", {}, "urn:uuid:1"),
        ("urn:uuid:1", {"id": "a"}, "urn:uuid:1"),
        ("Patient/a", {}, "https://hospital.example/fhir/Patient/a"),
        ("Patient/a", {}, None),
    ],
)
def test_observations_belong_to_the_patient_of_the_document(
    reference: str, person: dict[str, Any], full_url: str | None
) -> None:
    found = reading(about(reference, person, full_url))
    assert {one.key: one.value for one in found.candidates} == {"_sex": "female", "ef": 62}


def test_one_patient_may_go_by_several_references() -> None:
    document = about("Patient/a", {"id": "a"}, "urn:uuid:1")
    for reference in ("urn:uuid:1", "https://hospital.example/fhir/Patient/a"):
        document["entry"].append(
            {"resource": observation("1-8", **quantity(1, "1")) | {"subject": {"reference": reference}}}
        )
    assert {one.key for one in reading(document).candidates} == {"_sex", "ef"}


@pytest.mark.parametrize(("person", "full_url"), [({"id": "b"}, None), ({}, "urn:uuid:2")])
def test_the_sex_of_one_person_never_joins_the_values_of_another(
    person: dict[str, Any], full_url: str | None
) -> None:
    with pytest.raises(FileRefusedError, match="another patient"):
        reading(about("Patient/a", person, full_url))


def test_measurements_of_two_days_are_refused_and_a_weight_may_be_older() -> None:
    size = observation("29436-3", **quantity(45, "mm")) | {"effectiveDateTime": "2019-03-05T08:00:00Z"}
    pump = observation("18043-0", **quantity(62, "%"))
    old_weight = observation("29463-7", **quantity(55, "kg")) | {"effectiveDateTime": "2018-01-01"}
    same = pump | {"effectivePeriod": {"start": "2019-03-05T09:00:00Z"}}
    for other in (pump, pump | {"effectiveDateTime": "2019"}, same):
        found = reading(bundle(size, other, old_weight)).candidates
        assert {one.key: one.value for one in found} == {
            "lvedd": 45,
            "ef": 62,
            "_weight": 55,
            "_date": "2019-03-05",
        }
    with pytest.raises(FileRefusedError, match="more than one day"):
        reading(bundle(size, pump | {"effectiveInstant": "2026-03-05T08:00:00Z"}))


def test_a_report_of_another_day_than_its_measurements_makes_the_day_a_question() -> None:
    report = {"resourceType": "DiagnosticReport", "effectiveDateTime": "2024-03-06"}
    size = observation("29436-3", **quantity(45, "mm")) | {"effectiveDateTime": "2024-03-05"}
    found = reading(bundle(report, size)).candidates
    assert [one.status for one in found if one.key == "_date"] == ["ask", "ask"]


def test_a_persons_name_and_birthday_stay_in_the_file() -> None:
    person = {
        "resourceType": "Patient",
        "gender": "female",
        "name": [{"family": "张"}],
        "birthDate": "1980-05-03",
    }
    found = reading(bundle(person, observation("18043-0", **quantity(62, "%"))))
    assert {one.key for one in found.candidates} == {"_sex", "ef"}
    assert not any(text in repr(found) for text in ("张", "1980"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, RefusalCode.UNSAFE),
        ('{"resourceType": "Observation", "resourceType": "Bundle"}', RefusalCode.DAMAGED),
        ('{"resourceType": "Observation", "x": NaN}', RefusalCode.DAMAGED),
        ('{"resourceType": "Observation", "x": 1' + "0" * 5000 + "}", RefusalCode.DAMAGED),
        ('{"resourceType": "Observation"', RefusalCode.DAMAGED),
        ('{"resourceType": "Observation"}', RefusalCode.NOTHING_FOUND),
        ('{"resourceType": "Medication"}', RefusalCode.UNKNOWN_FORMAT),
        ('{"a": 1}', RefusalCode.UNKNOWN_FORMAT),
        ('["a"]', RefusalCode.UNKNOWN_FORMAT),
        ('{"format": "heart-case/1", "measurements": {"lvedd": 4500}}', RefusalCode.DAMAGED),
    ],
)
def test_a_bad_document_is_refused_with_a_code(text: str, code: RefusalCode) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_json(text.encode())
    assert refused.value.code is code
