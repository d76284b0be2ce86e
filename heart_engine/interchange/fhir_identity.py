"""Whether all of a FHIR document is one examination of one person; other values never meet in a case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

_DAY = 10  # characters of YYYY-MM-DD, which every FHIR time that names a day begins with


def check_one_patient(resources: Sequence[Mapping[str, Any]]) -> None:
    """Refuse a document about several people, or whose observations are not of the one it describes."""
    people = [one for one in resources if one.get("resourceType") == "Patient"]
    names = {name for one in resources for name in _names_of_patients(one)}
    references = {name for one in resources if (name := _reference(one))}
    numbers = {number for one in resources if (number := _number(one))}
    told_apart = len(numbers) + (0 if names else len(references))  # one person may go by several references
    if len(people) > 1 or told_apart > 1:
        raise FileRefusedError(RefusalCode.DAMAGED, "more than one patient in one document")
    if names and references - names:
        raise FileRefusedError(RefusalCode.DAMAGED, "observations of another patient than the one described")


def check_one_day(days: Collection[str]) -> None:
    """Refuse measurements of several days: an examination is one of them, and nobody has said which."""
    if len(days) > 1:
        raise FileRefusedError(RefusalCode.DAMAGED, "measurements of more than one day in one document")


def day_of(resource: Mapping[str, Any]) -> str:
    """Return the day of a resource as it is written, empty where it names none."""
    period = resource.get("effectivePeriod")
    start = period.get("start") if isinstance(period, Mapping) else None
    said = resource.get("effectiveDateTime", resource.get("effectiveInstant", start))
    return said[:_DAY] if isinstance(said, str) and len(said) >= _DAY else ""


def _reference(resource: Mapping[str, Any]) -> str:
    subject = resource.get("subject")
    return _last(str(subject.get("reference") or "")) if isinstance(subject, Mapping) else ""


def _number(resource: Mapping[str, Any]) -> str:
    """Return the number of a subject that is only named by one."""
    subject = resource.get("subject")
    identifier = subject.get("identifier") if isinstance(subject, Mapping) else None
    if not isinstance(identifier, Mapping) or _reference(resource):
        return ""
    return str(identifier.get("value") or "")


def _names_of_patients(resource: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a reference to a patient of the document may end with: the id, or the place in a bundle."""
    if resource.get("resourceType") == "Patient" and resource.get("id"):
        yield str(resource["id"]).lstrip("#")
    entries = resource.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        inner = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(inner, Mapping) and inner.get("resourceType") == "Patient" and entry.get("fullUrl"):
            yield _last(str(entry["fullUrl"]))


def _last(reference: str) -> str:
    """Return the last part of a reference, by which relative and absolute ones agree."""
    return reference.partition("/_history/")[0].rstrip("/").rpartition("/")[2].lstrip("#")
