"""Write a case as a FHIR R4 Bundle: LOINC first, SNOMED beside it, UCUM units, grades as coded answers.

What has no verified code is left out rather than written under a doubtful one: an age without a day of birth,
and a diameter in another axis than its code means.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Iterator
from typing import Any

from heart_engine.domain.case import Case, MissingReason, Sex
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.grades import grade_name
from heart_engine.domain.measurement import by_key
from heart_engine.domain.resources import read_table
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import default_site
from heart_engine.interchange.codes import Primary, grade_code, primary_codes

_SYSTEMS = {
    "LN": "http://loinc.org",
    "SCT": "http://snomed.info/sct",
    "DCM": "http://dicom.nema.org/resources/ontology/DCM",
}
_UCUM = "http://unitsofmeasure.org"
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_REASONS = {MissingReason.NOT_MEASURABLE: "error", MissingReason.NOT_APPLICABLE: "not-applicable"}
_NAMESPACE = uuid.UUID("6f1f0d0e-7a35-5a0b-9a54-0d6f3f2b8c11")


def case_to_fhir(case: Case) -> dict[str, Any]:
    """Return the Bundle; equal inputs give equal identifiers, and no name or number of a person is in it."""
    seed = inputs_sha256(case)
    patient = _entry(seed, "patient", _patient(case))
    subject = {"reference": patient["fullUrl"]}
    observations = [
        _entry(seed, name, body | {"subject": subject} | _when(case)) for name, body in _observations(case)
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": [patient, *observations]}


def _patient(case: Case) -> dict[str, Any]:
    sex = case.patient.sex
    return {"resourceType": "Patient", "gender": "unknown" if sex is Sex.UNKNOWN else sex.value}


def _observations(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in case.measurements.items():
        codes = _codes(key, case.sites.get(key))
        if codes:
            yield (
                key,
                _observation(codes) | (_grade(value) if by_key()[key].is_grade else _quantity(key, value)),
            )
    for key, value in {**case.side, **_context(case)}.items():
        if key in primary_codes():
            yield key, _observation(primary_codes()[key]) | _quantity(key, value)
    for key, reason in case.missing.items():
        codes = _codes(key, case.sites.get(key))
        if codes:
            absent = {"coding": [{"system": _ABSENT, "code": _REASONS.get(reason, "unknown")}]}
            yield key, _observation(codes) | {"dataAbsentReason": absent}


def _context(case: Case) -> dict[str, float]:
    known = {
        "_height": case.patient.height_cm,
        "_weight": case.patient.weight_kg,
        "_heart_rate": case.context.heart_rate,
    }
    return {key: value for key, value in known.items() if value is not None}


def _codes(key: str, site: str | None) -> tuple[Primary, ...]:
    """Choose the codes of a field at its site; empty where they would say something else."""
    if (key, site) in _other_sites():
        return ()
    usual = default_site(key)
    exact = primary_codes().get(f"{key}@{site or (usual.id if usual else '')}", ())
    return exact or primary_codes().get(key, ()) or ()


def _observation(codes: tuple[Primary, ...]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "imaging"}]}],
        "code": {"coding": [_coding(one) for one in _one_of_each(codes)]},
    }
    if codes[0].body_site:
        at = {"system": _SYSTEMS["SCT"], "code": codes[0].body_site, "display": codes[0].site_name}
        body["bodySite"] = {"coding": [at]}
    return body


def _one_of_each(codes: tuple[Primary, ...]) -> list[Primary]:
    """Keep the first code of each scheme, LOINC before all others."""
    first = {one.scheme: one for one in reversed(codes)}
    return sorted(first.values(), key=lambda one: one.scheme != "LN")


def _coding(code: Primary) -> dict[str, str]:
    return {"system": _SYSTEMS[code.scheme], "code": code.code, "display": code.meaning}


def _quantity(key: str, value: float) -> dict[str, Any]:
    ucum = _ucum(key)
    number = int(value) if float(value).is_integer() else value
    return {"valueQuantity": {"value": number, "unit": ucum, "system": _UCUM, "code": ucum}}


def _grade(value: float) -> dict[str, Any]:
    name = grade_name(value, "en")
    coding = {"system": _SYSTEMS["SCT"], "code": grade_code(value), "display": name}
    return {"valueCodeableConcept": {"coding": [coding], "text": name}}


def _ucum(key: str) -> str:
    if key in by_key():
        return by_key()[key].ucum
    return side_values()[key].ucum if key in side_values() else primary_codes()[key][0].ucum


def _when(case: Case) -> dict[str, str]:
    return {"effectiveDateTime": case.context.exam_date} if case.context.exam_date else {}


def _entry(seed: str, name: str, resource: dict[str, Any]) -> dict[str, Any]:
    return {"fullUrl": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{seed} {name}')}", "resource": resource}


@functools.cache
def _other_sites() -> frozenset[tuple[str, str]]:
    return frozenset((row["key"], row["site"]) for row in read_table("other_sites.csv"))
