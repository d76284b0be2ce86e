"""The case file `heart-case/1`: read strictly with every problem named at once, written back unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from heart_engine.domain.case import CASE_FORMAT, Case, Context, MissingReason, Patient, Rhythm, Sex, Symptom
from heart_engine.domain.case_fields import FieldReader, Section
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.problem import CaseRejectedError, Code, Problem
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites

_SECTIONS = ("format", "case_id", "patient", "context", "measurements", "sites", "side", "missing")
_PATIENT = ("age_years", "sex", "height_cm", "weight_kg")
_CONTEXT = ("heart_rate", "rhythm", "pregnant", "spo2", "symptoms", "exam_date")


def case_from_text(text: str) -> Case:
    """Read a case file; a key written twice and a bare NaN are refused, since JSON readers let both pass."""
    try:
        document = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        problem = Problem(Code.WRONG_SHAPE, None, {"reason": str(error)})
        raise CaseRejectedError([problem]) from error
    return case_from_json(document)


def case_from_json(document: object) -> Case:
    """Read a parsed case document, or raise with everything that is wrong with it."""
    problems: list[Problem] = []
    whole = FieldReader(problems).section(document, None, _SECTIONS)
    if whole.values.get("format") != CASE_FORMAT:
        whole.refuse(Code.FORMAT_UNKNOWN, "format", expected=CASE_FORMAT)
    case = Case(
        case_id=whole.text("case_id") or "",
        patient=_patient(whole.section("patient", _PATIENT)),
        context=_context(whole.section("context", _CONTEXT)),
        measurements=_measurements(whole.section("measurements", by_key())),
        sites=_sites(whole.section("sites", sites())),
        side=_side(whole.section("side", side_values())),
        missing=_missing(whole.section("missing", by_key())),
    )
    _check_whole(case, whole)
    if problems:
        raise CaseRejectedError(problems)
    return case


def case_to_json(case: Case) -> dict[str, object]:
    """Write a case as the document that reads back as the same case; what is unknown is left out."""
    document: dict[str, object] = {"format": CASE_FORMAT}
    if case.case_id:
        document["case_id"] = case.case_id
    parts: dict[str, dict[str, object]] = {
        "patient": _patient_to_json(case.patient),
        "context": _context_to_json(case.context),
        "measurements": {
            key: _number(case.measurements[key]) for key in by_key() if key in case.measurements
        },
        "sites": dict(case.sites),
        "side": {key: _number(value) for key, value in case.side.items()},
        "missing": {key: reason.value for key, reason in case.missing.items()},
    }
    return document | {name: part for name, part in parts.items() if part or name == "measurements"}


def inputs_sha256(case: Case) -> str:
    """Name the inputs of a screening: equal for equal inputs, whatever the case is called."""
    document = case_to_json(case)
    document.pop("case_id", None)
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _patient(section: Section) -> Patient:
    return Patient(
        age_years=_limited(section, "age_years"),
        sex=section.choice("sex", Sex) or Sex.UNKNOWN,
        height_cm=_limited(section, "height_cm"),
        weight_kg=_limited(section, "weight_kg"),
    )


def _context(section: Section) -> Context:
    return Context(
        heart_rate=_limited(section, "heart_rate"),
        rhythm=section.choice("rhythm", Rhythm),
        pregnant=section.truth("pregnant"),
        spo2=_limited(section, "spo2"),
        symptoms=section.choices("symptoms", Symptom),
        exam_date=section.date("exam_date"),
    )


def _limited(section: Section, name: str) -> float | None:
    limit = patient_limits()[name]
    return section.number(name, limit.hard, limit.unit)


def _measurements(section: Section) -> dict[str, float]:
    read = {key: _measured(section, row) for key, row in by_key().items() if key in section.values}
    return {key: value for key, value in read.items() if value is not None}


def _measured(section: Section, row: Measurement) -> float | None:
    if not row.is_grade:
        return section.number(row.key, row.hard, row.unit)
    return section.one_of(row.key, GRADES)


def _sites(section: Section) -> dict[str, str]:
    read = {key: section.text_choice(key, [site.id for site in sites()[key]]) for key in section.known()}
    return {key: site for key, site in read.items() if site is not None}


def _side(section: Section) -> dict[str, float]:
    table = side_values()
    read = {key: section.number(key, table[key].hard, table[key].unit) for key in section.known()}
    return {key: value for key, value in read.items() if value is not None}


def _missing(section: Section) -> dict[str, MissingReason]:
    read = {key: section.choice(key, MissingReason) for key in section.known()}
    return {key: reason for key, reason in read.items() if reason is not None}


def _check_whole(case: Case, whole: Section) -> None:
    measured = whole.values.get("measurements", {})
    if measured == {}:
        whole.refuse(Code.CASE_EMPTY, "measurements")
    for key in case.missing:
        if isinstance(measured, Mapping) and key in measured:
            whole.refuse(Code.MISSING_AND_MEASURED, f"missing.{key}")


def _patient_to_json(patient: Patient) -> dict[str, object]:
    sex = None if patient.sex is Sex.UNKNOWN else patient.sex.value
    numbers = {name: _optional(getattr(patient, name)) for name in _PATIENT if name != "sex"}
    return _known({**numbers, "sex": sex})


def _context_to_json(context: Context) -> dict[str, object]:
    return _known(
        {
            "heart_rate": _optional(context.heart_rate),
            "rhythm": context.rhythm and context.rhythm.value,
            "pregnant": context.pregnant,
            "spo2": _optional(context.spo2),
            "symptoms": sorted(context.symptoms) or None,
            "exam_date": context.exam_date,
        }
    )


def _known(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _optional(value: float | None) -> float | None:
    return None if value is None else _number(value)


def _number(value: float) -> float:
    """Write 45.0 as 45, so that a case hashes alike however its numbers were spelled."""
    return int(value) if float(value).is_integer() else float(value)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            msg = f"key written twice: {key}"
            raise ValueError(msg)
        found[key] = value
    return found
