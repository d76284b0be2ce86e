"""Read FHIR R4: an Observation, a DiagnosticReport with what it contains, or a Bundle of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from heart_engine.domain.measurement import by_key
from heart_engine.domain.side_values import side_values
from heart_engine.interchange.candidate import Candidate, FileReading, Ignored, ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import EXAM_DATE
from heart_engine.interchange.coded import Code, CodedItem, read_coded
from heart_engine.interchange.codes import modern
from heart_engine.interchange.fhir_identity import check_one_day, check_one_patient, day_of
from heart_engine.interchange.json_text import Number
from heart_engine.interchange.limits import MAX_NESTING, MAX_RESOURCES
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.repeats import ask_about_repeats

_SCHEMES = {
    "http://loinc.org": "LN",
    "urn:oid:2.16.840.1.113883.6.1": "LN",
    "http://snomed.info/sct": "SCT",
    "http://dicom.nema.org/resources/ontology/DCM": "DCM",
    "http://snomed.info/srt": "SRT",
}
_READ = ("Observation", "DiagnosticReport", "Bundle", "Patient")
_VOID = ("entered-in-error", "cancelled")
_SEXES = ("male", "female")
_ABSENT = {"not-performed": "not reported", "unknown": "not reported", "error": "not measurable"}


def read_fhir(document: Mapping[str, Any]) -> FileReading:
    """Read one document; what it points to outside of itself is not fetched."""
    if document.get("resourceType") not in _READ:
        raise FileRefusedError(RefusalCode.UNKNOWN_FORMAT, f"not one of {', '.join(_READ)}")
    resources = list(_walk(document, "", 0))
    if len(resources) > MAX_RESOURCES:
        raise FileRefusedError(RefusalCode.TOO_LARGE, f"more than {MAX_RESOURCES} resources")
    check_one_patient([resource for _, resource in resources])
    candidates: list[Candidate] = []
    ignored: list[Ignored] = []
    days: dict[str, Where] = {}
    for path, resource in resources:
        for one in _read(path, resource):
            candidates += [] if isinstance(one, Ignored) else one
            ignored += [one] if isinstance(one, Ignored) else []
            if not isinstance(one, Ignored) and _is_measured(one):
                days.setdefault(day_of(resource), Where(path=path))
    days.pop("", None)
    check_one_day(days)
    candidates += [one for day, where in days.items() for one in read_cell(EXAM_DATE, day, where)]
    if not candidates:
        raise FileRefusedError(RefusalCode.NOTHING_FOUND, "no observation of a field of the form")
    return FileReading(
        "fhir", 1, ask_about_repeats(candidates), tuple(ignored), details={"layout": "document"}
    )


def _walk(resource: object, path: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(resource, Mapping) or depth > MAX_NESTING:
        return
    name = resource.get("resourceType")
    yield path or str(name), resource
    for index, entry in enumerate(_items(resource.get("entry"))):
        if isinstance(entry, Mapping):
            yield from _walk(entry.get("resource"), f"{path or name}.entry[{index}]", depth + 1)
    for index, inner in enumerate(_items(resource.get("contained"))):
        yield from _walk(inner, f"{path or name}.contained[{index}]", depth + 1)


def _is_measured(found: tuple[Candidate, ...]) -> bool:
    """Say whether this belongs to the examination; a weight may be of another day."""
    return any(one.key in by_key() or one.key in side_values() for one in found)


def _read(path: str, resource: Mapping[str, Any]) -> Iterator[tuple[Candidate, ...] | Ignored]:
    kind, where = resource.get("resourceType"), Where(path=path)
    if kind == "Patient":
        yield from _patient(resource, where)
    elif kind == "Observation":
        if resource.get("status") in _VOID:
            yield Ignored(where, "Observation", str(resource["status"]))
            return
        yield from _observation(resource, where)
    elif kind == "DiagnosticReport" and isinstance(resource.get("effectiveDateTime"), str):
        yield read_cell(EXAM_DATE, resource["effectiveDateTime"], where)


def _patient(resource: Mapping[str, Any], where: Where) -> Iterator[tuple[Candidate, ...]]:
    """Take the sex alone: name, identifiers and day of birth stay in the file."""
    if resource.get("gender") in _SEXES:
        yield read_cell("_sex", resource["gender"], where)


def _observation(resource: Mapping[str, Any], where: Where) -> Iterator[tuple[Candidate, ...] | Ignored]:
    at = next((code for scheme, code in _codes(resource.get("bodySite")) if scheme == "SCT"), None)
    parts = [(where, resource)]
    for index, one in enumerate(_items(resource.get("component"))):
        if isinstance(one, Mapping):
            parts.append((Where(path=f"{where.path}.component[{index}]"), one))
    for place, part in parts:
        codes = _codes(part.get("code"))
        if codes and (part is not resource or len(parts) == 1 or _has_value(part)):
            yield _item(place, part, codes, at)


def _has_value(part: Mapping[str, Any]) -> bool:
    return any(str(name).startswith("value") for name in part)


def _item(
    where: Where, part: Mapping[str, Any], codes: list[Code], at: str | None
) -> tuple[Candidate, ...] | Ignored:
    quantity, concept = part.get("valueQuantity"), part.get("valueCodeableConcept")
    if isinstance(quantity, Mapping):
        return _quantity(where, quantity, codes, at)
    if isinstance(concept, Mapping):
        return read_coded(CodedItem(codes, where, at, answers=_codes(concept), text=_answer_text(concept)))
    text = part.get("valueString", part.get("valueInteger"))
    if isinstance(text, str | Number | int):
        return read_coded(CodedItem(codes, where, at, text=str(text)[:200]))
    absent = [code for _, code in _codes(part.get("dataAbsentReason"))]
    reason = next((_ABSENT[code] for code in absent if code in _ABSENT), "not reported")
    return read_coded(CodedItem(codes, where, at, text=reason))


def _quantity(
    where: Where, quantity: Mapping[str, Any], codes: list[Code], at: str | None
) -> tuple[Candidate, ...] | Ignored:
    number = quantity.get("value")
    if not isinstance(number, Number):
        return Ignored(where, "valueQuantity", "no number")
    unit = quantity.get("code") if isinstance(quantity.get("code"), str) else quantity.get("unit")
    found = read_coded(CodedItem(codes, where, at, number=number.text, unit=str(unit or "")))
    comparator = quantity.get("comparator")
    if comparator is None or isinstance(found, Ignored):
        return found
    return tuple(
        Candidate(
            one.key, f"{comparator} {one.raw}", None, one.unit, ImportStatus.INEQUALITY, "C7", None, where
        )
        for one in found[:1]
    )


def _answer_text(concept: Mapping[str, Any]) -> str:
    texts = [
        concept.get("text"),
        *(one.get("display") for one in _items(concept.get("coding")) if isinstance(one, Mapping)),
    ]
    return next((text[:200] for text in texts if isinstance(text, str)), "")


def _codes(concept: object) -> list[Code]:
    if not isinstance(concept, Mapping):
        return []
    found = []
    for one in _items(concept.get("coding")):
        if isinstance(one, Mapping) and isinstance(one.get("code"), str):
            system = str(one.get("system"))
            found.append(modern(_SCHEMES.get(system, system), one["code"]))
    return found


def _items(value: object) -> list[Any]:
    return value[:MAX_RESOURCES] if isinstance(value, list) else []
