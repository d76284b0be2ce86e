"""One reference case: what is kept of a patient, and how it is written, a line of JSON each."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.age_band import age_band, age_bands
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.labels import LabelSet, label_set_from_text, label_set_to_text
from heart_engine.domain.measurement import by_key
from heart_engine.domain.sites import sites

_DECIMALS = 3  # of a position
_PSEUDONYM_DIGITS = 16
_FIELDS = {"case_id", "patient_id", "labels", "age_band", "sex", "measurements", "positions", "text"}
_SITES = "sites"  # stands in a line only where one is not the usual


@dataclass(frozen=True, slots=True)
class LibraryCase:
    """A confirmed case without a name, an age, a date or a body size.

    Text and positions were written when the age and the size were still known; they cannot be written again.
    """

    case_id: str
    patient_id: str  # a pseudonym: two records of one patient share it
    labels: LabelSet
    age_band: str
    sex: Sex
    measurements: Mapping[str, float]
    positions: Mapping[str, float]
    text: str  # as the model reads it, without the diagnosis
    sites: Mapping[str, str] = field(default_factory=dict)  # by measurement


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A case as the hospital has it, before it is de-identified."""

    case: Case
    patient_id: str
    labels: LabelSet


def reference_case(
    record: SourceRecord, text: str, positions: Mapping[str, float], secret: bytes
) -> LibraryCase:
    """Keep of a record what a library may keep; the pseudonyms cannot be traced without the secret."""
    return LibraryCase(
        case_id=f"R-{_pseudonym(record.case.case_id, secret)}",
        patient_id=pseudonym_of_patient(record.patient_id, secret),
        labels=record.labels,
        age_band=age_band(record.case.patient.age_years),
        sex=record.case.patient.sex,
        measurements=dict(record.case.measurements),
        positions={key: round(value, _DECIMALS) for key, value in positions.items()},
        text=text,
        sites=dict(record.case.sites),
    )


def pseudonym_of_patient(patient_id: str, secret: bytes) -> str:
    """Return what stands for a patient in a library built with this secret."""
    return f"P-{_pseudonym(patient_id, secret)}"


def cases_to_bytes(cases: Iterable[LibraryCase]) -> bytes:
    """Write one line for each case."""
    return b"".join(json.dumps(_to_json(one), ensure_ascii=False).encode() + b"\n" for one in cases)


def cases_from_bytes(content: bytes) -> tuple[LibraryCase, ...]:
    """Read what `cases_to_bytes` wrote; a line that is not a case is named."""
    cases = tuple(_from_line(line, number) for number, line in enumerate(content.splitlines(), start=1))
    if not cases:
        raise BundleRefusedError(Refusal.CASES_EMPTY)
    seen: set[str] = set()
    for number, case in enumerate(cases, start=1):
        if case.case_id in seen:
            raise BundleRefusedError(Refusal.CASE_REPEATED, line=number, case_id=case.case_id)
        seen.add(case.case_id)
    return cases


def _pseudonym(identity: str, secret: bytes) -> str:
    return hmac.new(secret, identity.encode(), hashlib.sha256).hexdigest()[:_PSEUDONYM_DIGITS]


def _to_json(case: LibraryCase) -> dict[str, object]:
    unusual = {_SITES: dict(case.sites)} if case.sites else {}
    return unusual | {
        "case_id": case.case_id,
        "patient_id": case.patient_id,
        "labels": label_set_to_text(case.labels),
        "age_band": case.age_band,
        "sex": case.sex.value,
        "measurements": dict(case.measurements),
        "positions": dict(case.positions),
        "text": case.text,
    }


def _from_line(line: bytes, number: int) -> LibraryCase:
    try:
        return _from_json(json.loads(line))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BundleRefusedError(Refusal.CASES_UNREADABLE, line=number) from error


def _from_json(row: dict[str, object]) -> LibraryCase:
    if set(row) - {_SITES} != _FIELDS:
        raise KeyError(*sorted(set(row) ^ _FIELDS))
    return LibraryCase(
        case_id=_text(row["case_id"]),
        patient_id=_text(row["patient_id"]),
        labels=label_set_from_text(_text(row["labels"])),
        age_band=_band(row["age_band"]),
        sex=Sex(_text(row["sex"])),
        measurements=_numbers(row["measurements"]),
        positions=_numbers(row["positions"]),
        text=_text(row["text"]),
        sites=_sites_of(row.get(_SITES, {})),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _band(value: object) -> str:
    if value not in age_bands():
        raise ValueError(value)
    return _text(value)


def _sites_of(value: object) -> dict[str, str]:
    """Read sites by measurement key; a site that the measurement has not is none."""
    if not isinstance(value, dict):
        raise TypeError
    for key, site in value.items():
        if site not in {one.id for one in sites().get(key, ())}:
            raise ValueError(key)
    return value


def _numbers(value: object) -> dict[str, float]:
    """Read numbers by measurement key; NaN and infinity are no numbers."""
    if not isinstance(value, dict):
        raise TypeError
    for key, number in value.items():
        if key not in by_key() or type(number) not in (int, float) or not math.isfinite(number):
            raise ValueError(key)
    return {key: float(number) for key, number in value.items()}
