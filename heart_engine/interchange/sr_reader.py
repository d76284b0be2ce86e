"""Read a DICOM structured report of an echo (TID 5200 and 5300) by its codes; pixel data is never touched."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from dataclasses import replace
from typing import Any

from heart_engine.interchange.candidate import CERTAIN, Candidate, FileReading, Ignored, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import EXAM_DATE
from heart_engine.interchange.coded import CodedItem, read_coded
from heart_engine.interchange.codes import find_target
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.repeats import ask_about_repeats
from heart_engine.interchange.sr_choice import DERIVED, best_of
from heart_engine.interchange.sr_content import FINDING_SITE, IMAGE_MODE, Number, numbers

_SR_CLASSES = "1.2.840.10008.5.1.4.1.1.88."
_DEFLATED = b"1.2.840.10008.1.2.1.99"
_PRIVATE = "99"
_PERSON = ("PatientSex", "PatientAge", "PatientSize", "PatientWeight", "StudyDate")
_AGE_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


def read_sr(data: bytes) -> FileReading:
    """Read a structured report; anything else that DICOM carries is refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what pydicom thinks of a device's spelling does not matter here
            dataset = _dataset(data)
            found = list(numbers(dataset))
            person = _person(dataset)
    except (FileRefusedError, MemoryError):
        raise
    except Exception as error:  # pydicom raises whatever the damage runs into, at any access
        raise FileRefusedError(RefusalCode.DAMAGED, "not a sound report") from error
    return _reading(found, person)


def _dataset(data: bytes) -> Any:  # noqa: ANN401  # pydicom's dataset gives any attribute
    import pydicom  # noqa: PLC0415  # only a DICOM file pays for it

    if _DEFLATED in data:  # pydicom would unpack it, to whatever size, before anybody can look
        raise FileRefusedError(RefusalCode.UNSAFE, "deflated transfer syntax")
    dataset = pydicom.dcmread(io.BytesIO(data), stop_before_pixels=True)
    if not str(dataset.get("SOPClassUID", "")).startswith(_SR_CLASSES):
        raise FileRefusedError(RefusalCode.NOT_AN_ECHO, "not a structured report")
    return dataset


def _person(dataset: Any) -> list[tuple[str, str]]:  # noqa: ANN401  # as above
    """Return sex, age and size; name, number and day of birth stay in the file."""
    texts = {name: str(dataset.get(name) or "").strip() for name in _PERSON}
    age = texts["PatientAge"]
    unit = _AGE_UNITS.get(age[-1:], "")
    found = [
        ("_sex", texts["PatientSex"] if texts["PatientSex"] in ("M", "F") else ""),
        ("_age", f"{age[:-1].lstrip('0') or '0'} {unit}" if unit else ""),
        ("_height", f"{texts['PatientSize']} m" if texts["PatientSize"] else ""),
        ("_weight", f"{texts['PatientWeight']} kg" if texts["PatientWeight"] else ""),
        (EXAM_DATE, texts["StudyDate"]),
    ]
    return [(key, text) for key, text in found if text]


def _reading(found: list[Number], person: list[tuple[str, str]]) -> FileReading:
    groups: dict[tuple[object, ...], list[Number]] = defaultdict(list)
    ignored = []
    for one in found:
        target = find_target(*one.concept, _at(one))
        if target is None:
            rule = "private" if one.concept[0].startswith(_PRIVATE) else "no_field"
            ignored.append(Ignored(Where(path=one.path), " ".join(one.concept), rule))
        else:
            groups[target, _at(one), one.modifiers.get(IMAGE_MODE)].append(one)
    candidates = [one for group in groups.values() for one in _best(group)]
    if not candidates:
        raise FileRefusedError(RefusalCode.NOT_AN_ECHO, "no measurement of a field of the form")
    said = [one for key, text in person for one in read_cell(key, text, Where(path="patient"))]
    details = {"layout": "document"}
    return FileReading(
        "dicom-sr", 1, ask_about_repeats([*said, *candidates]), tuple(ignored), details=details
    )


def _best(group: list[Number]) -> list[Candidate]:
    best, rank = best_of(group)
    read = [
        read_coded(CodedItem([one.concept], Where(path=one.path), _at(one), one.value, one.unit))
        for one in best
    ]
    return [_ranked(one, rank) for found in read if not isinstance(found, Ignored) for one in found]


def _ranked(one: Candidate, rank: str) -> Candidate:
    """Say of a value which of its repeats it is; what is no measurement of a beat is only asked about."""
    if one.status not in CERTAIN or one.key.startswith("sites."):
        return one
    return one.asked(rank) if rank == DERIVED else replace(one, rule=rank)


def _at(number: Number) -> str | None:
    site = number.modifiers.get(FINDING_SITE)
    return site[1] if site else None
