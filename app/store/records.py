"""Writing records: every save appends, together with its audit row, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.store.audit import AuditRow, AuditTrail
from app.store.clock import Clock, time_text
from app.store.database import Database
from app.store.errors import NotItsOwnResultError, UnknownRecordError, VersionConflictError
from app.store.record_types import (
    ExamVersion,
    Kind,
    Opinion,
    OpinionKind,
    PatientVersion,
    StoredReport,
    StoredResult,
    Void,
    new_record_id,
)
from app.store.rows import EXAMS, OPINIONS, PATIENTS, REPORTS, RESULTS, VOIDS, Record, Rows, Table

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a patient is."""

    local_id: str
    name: str
    sex: str
    born: str = ""


@dataclass(frozen=True, slots=True)
class ExamInputs:
    """What an examination found: a heart-case/1 text and the hash of its inputs."""

    patient_id: str
    exam_date: str
    case_text: str
    inputs_sha256: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for an examination, as text, and where it came from."""

    inputs_sha256: str
    result_text: str
    bundle: str
    variant: str
    answer: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clinician thinks, before the answer or against it."""

    kind: OpinionKind
    answer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a report said, and the hash of the PDF that said it."""

    content_text: str
    pdf_sha256: str


class Records:
    """Appends on behalf of one user. An id is the caller's, so that a save tried again is the same save."""

    def __init__(self, database: Database, rows: Rows, trail: AuditTrail, by: str, clock: Clock) -> None:
        self._database = database
        self._rows = rows
        self._trail = trail
        self._by = by
        self._clock = clock

    @contextmanager
    def together(self) -> Iterator[None]:
        """Save all of what happens inside, or none of it."""
        with self._database.transaction():
            yield

    def save_patient(self, patient_id: str, expected_version: int, who: Identity) -> PatientVersion:
        """Append a version of who a patient is; expected is the version that was edited, 0 for none."""
        new = PatientVersion(
            patient_id, expected_version + 1, who.local_id, who.name, who.sex, who.born, self._now(), self._by
        )
        with self._database.transaction():
            last = self._rows.newest(PATIENTS, "patient_id = ?", (patient_id,))
            if _saved_before(new, last, expected_version):
                return last or new
            self._append(PATIENTS, new, self._row("patient_saved", Kind.PATIENT, patient_id, new.version))
        return new

    def save_exam(self, exam_id: str, expected_version: int, inputs: ExamInputs) -> ExamVersion:
        """Append a version of an examination; it stays with its patient."""
        new = ExamVersion(
            exam_id,
            expected_version + 1,
            inputs.patient_id,
            inputs.exam_date,
            inputs.case_text,
            inputs.inputs_sha256,
            self._now(),
            self._by,
        )
        with self._database.transaction():
            last = self._rows.newest(EXAMS, "exam_id = ?", (exam_id,))
            if _saved_before(new, last, expected_version):
                return last or new
            self._require_patient(new, last)
            row = self._row("exam_saved", Kind.EXAM, exam_id, new.version)
            self._append(EXAMS, new, replace(row, inputs_sha256=new.inputs_sha256))
        return new

    def add_result(self, result_id: str, exam: ExamVersion, answer: Answer) -> StoredResult:
        """Keep an answer beside exactly the inputs that it answers."""
        if answer.inputs_sha256 != exam.inputs_sha256:
            raise NotItsOwnResultError(version=exam.version)
        new = StoredResult(
            result_id,
            exam.exam_id,
            exam.version,
            answer.inputs_sha256,
            answer.result_text,
            answer.bundle,
            answer.variant,
            answer.answer,
            self._now(),
            self._by,
        )
        row = replace(
            self._row("screened", Kind.RESULT, result_id, exam.version),
            bundle=new.bundle,
            variant=new.variant,
            inputs_sha256=new.inputs_sha256,
        )
        return self._append_once(RESULTS, "result_id", result_id, new, row)

    def add_report(
        self, report_id: str, exam: ExamVersion, result: StoredResult | None, printed: Printed
    ) -> StoredReport:
        """Keep what was printed; a report shows its own examination's answer or none."""
        new = StoredReport(
            report_id,
            exam.exam_id,
            exam.version,
            _own(result, exam),
            printed.content_text,
            printed.pdf_sha256,
            self._now(),
            self._by,
        )
        row = replace(
            self._row("reported", Kind.REPORT, report_id, exam.version), inputs_sha256=exam.inputs_sha256
        )
        return self._append_once(REPORTS, "report_id", report_id, new, row)

    def add_opinion(
        self, opinion_id: str, exam: ExamVersion, result: StoredResult | None, said: Judgement
    ) -> Opinion:
        """Keep an own impression or an override with its reason."""
        new = Opinion(
            opinion_id,
            exam.exam_id,
            exam.version,
            _own(result, exam),
            said.kind.value,
            said.answer,
            said.reason,
            self._now(),
            self._by,
        )
        row = self._row(said.kind.value, Kind.OPINION, opinion_id, exam.version)
        return self._append_once(OPINIONS, "opinion_id", opinion_id, new, row)

    def void(self, kind: Kind, subject_id: str, reason: str, field: str = "") -> Void:
        """Say that a record, or one measurement of it, no longer counts; the record itself stays."""
        new = Void(new_record_id(), kind.value, subject_id, field, reason, self._now(), self._by)
        with self._database.transaction():
            if not self._exists(kind, subject_id):
                raise UnknownRecordError(kind=kind.value)
            self._append(VOIDS, new, self._row("voided", kind, subject_id, 0))
        return new

    def note(self, action: str, kind: Kind, subject_id: str = "", detail: str = "") -> None:
        """Put something on the audit trail that changed no record: a print, an export, a log-in."""
        with self._database.transaction():
            self._trail.append(replace(self._row(action, kind, subject_id, 0), detail=detail))

    def _append(self, table: Table[R], record: R, row: AuditRow) -> None:
        self._trail.append(replace(row, row_checksum=self._rows.append(table, record)))

    def _append_once(self, table: Table[R], id_column: str, record_id: str, new: R, row: AuditRow) -> R:
        with self._database.transaction():
            earlier = self._rows.newest(table, f"{id_column} = ?", (record_id,))
            if earlier is None:
                self._append(table, new, row)
                return new
        if _content(earlier) != _content(new):
            raise VersionConflictError(table=table.name)
        return earlier

    def _require_patient(self, new: ExamVersion, last: ExamVersion | None) -> None:
        if last is not None and last.patient_id != new.patient_id:
            raise VersionConflictError(table=EXAMS.name)
        if not self._exists(Kind.PATIENT, new.patient_id):
            raise UnknownRecordError(kind=Kind.PATIENT.value)

    def _exists(self, kind: Kind, record_id: str) -> bool:
        table, column = _WHERE[kind]
        sql = f"SELECT 1 FROM {table.name} WHERE {column} = ? LIMIT 1"  # noqa: S608  # names from this module
        return bool(self._database.rows(sql, (record_id,)))

    def _row(self, action: str, kind: Kind, subject_id: str, version: int) -> AuditRow:
        return AuditRow(0, self._now(), self._by, action, kind.value, subject_id, version)

    def _now(self) -> str:
        return time_text(self._clock())


_WHERE: dict[Kind, tuple[Table[Any], str]] = {
    Kind.PATIENT: (PATIENTS, "patient_id"),
    Kind.EXAM: (EXAMS, "exam_id"),
    Kind.RESULT: (RESULTS, "result_id"),
    Kind.REPORT: (REPORTS, "report_id"),
}


def _saved_before(new: R, last: R | None, expected_version: int) -> bool:
    """Say whether this very save arrived already; refuse when another one did."""
    found = getattr(last, "version", 0)
    if found == expected_version:
        return False
    if last is not None and found == expected_version + 1 and _content(last) == _content(new):
        return True
    raise VersionConflictError(expected=expected_version, found=found)


def _content(record: Record) -> Record:
    """Leave out when and by whom, which differ when a save is tried again."""
    return replace(record, at="", by="")


def _own(result: StoredResult | None, exam: ExamVersion) -> str | None:
    if result is None:
        return None
    if (result.exam_id, result.exam_version) != (exam.exam_id, exam.version):
        raise NotItsOwnResultError(version=exam.version)
    return result.result_id
