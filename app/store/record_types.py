"""What is kept, as values; each class is one table and each field one column."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum

RECORD_ID_BYTES = 16


def new_record_id() -> str:
    """Draw an id; the caller keeps it, so that a save that is tried again is the same save."""
    return os.urandom(RECORD_ID_BYTES).hex()


class Kind(StrEnum):
    """What an audit row or a void is about."""

    PATIENT = "patient"
    EXAM = "exam"
    RESULT = "result"
    REPORT = "report"
    OPINION = "opinion"
    VOID = "void"
    STORE = "store"


class OpinionKind(StrEnum):
    """Whether the clinician spoke before the answer or against it."""

    IMPRESSION = "impression"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class PatientVersion:
    """Who somebody is, as known at one time."""

    patient_id: str
    version: int
    local_id: str
    name: str
    sex: str
    born: str  # ISO date, a year, or empty
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class ExamVersion:
    """One examination as it was saved at one time: a heart-case/1 text and the hash of its inputs."""

    exam_id: str
    version: int
    patient_id: str
    exam_date: str
    case_text: str
    inputs_sha256: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class StoredResult:
    """What was answered for exactly one version of an examination: the answer as it was shown, as text."""

    result_id: str
    exam_id: str
    exam_version: int
    inputs_sha256: str
    result_text: str
    bundle: str
    variant: str
    answer: str  # ruled-in label ids joined by "+", "refer", "none", or "abstain"; what history searches
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """What was printed: its content as text, from which it can be printed again without an engine."""

    report_id: str
    exam_id: str
    exam_version: int
    result_id: str | None
    content_text: str
    pdf_sha256: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A clinician's own impression before the answer, or an override after it."""

    opinion_id: str
    exam_id: str
    exam_version: int
    result_id: str | None
    kind: str
    answer: str
    reason: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Void:
    """Something that no longer counts, and why; field is a measurement's key, or empty for the whole."""

    void_id: str
    kind: str
    subject_id: str
    field: str
    reason: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Damage:
    """One place where the records are not what was written: a page, a row, the audit chain, a draft."""

    what: str
    name: str
    number: int = 0
