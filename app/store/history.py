"""Reading records: one patient, one examination and everything about it."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.audit import AuditTrail
from app.store.corrections import corrected_fields
from app.store.database import Database
from app.store.errors import UnknownRecordError
from app.store.record_types import (
    ExamVersion,
    Opinion,
    PatientVersion,
    StoredReport,
    StoredResult,
    Void,
)
from app.store.rows import EXAMS, OPINIONS, PATIENTS, REPORTS, RESULTS, VOIDS, Rows
from app.store.search import Findings, HistoryEntry, HistoryPage, HistoryQuery, entry_of, find, search


@dataclass(frozen=True, slots=True)
class ExamFile:
    """One examination with all that belongs to its newest version, and everything that was voided of it."""

    exam: ExamVersion
    patient: PatientVersion
    result: StoredResult | None
    opinions: tuple[Opinion, ...]
    reports: tuple[StoredReport, ...]
    voids: tuple[Void, ...]
    corrected: frozenset[str] = frozenset()  # measurements that were voided and are given anew

    @property
    def voided(self) -> frozenset[str]:
        """Return the measurements that were declared wrong, and were not given anew since."""
        return frozenset(void.field for void in self.voids if void.field) - self.corrected


class History:
    """Reads what is kept; every row is verified on the way."""

    def __init__(self, database: Database, rows: Rows) -> None:
        self._database = database
        self._rows = rows

    def patient(self, patient_id: str) -> PatientVersion:
        """Return who a patient is by the newest version."""
        found = self._rows.newest(PATIENTS, "patient_id = ?", (patient_id,))
        if found is None:
            raise UnknownRecordError(kind="patient")
        return found

    def patient_by_local_id(self, local_id: str) -> PatientVersion | None:
        """Find the patient whom the clinic knows under this id now."""
        candidates = self._rows.select(PATIENTS, "local_id = ?", (local_id,))
        current = (self.patient(candidate.patient_id) for candidate in candidates)
        return next((patient for patient in current if patient.local_id == local_id), None)

    def exam(self, exam_id: str) -> ExamVersion:
        """Return the newest version of an examination."""
        return self.exam_versions(exam_id)[-1]

    def exam_versions(self, exam_id: str) -> list[ExamVersion]:
        """Return every version of an examination, oldest first."""
        found = self._rows.select(EXAMS, "exam_id = ?", (exam_id,))
        if not found:
            raise UnknownRecordError(kind="exam")
        return found

    def results(self, exam: ExamVersion) -> list[StoredResult]:
        """Return the answers to exactly this version, oldest first."""
        return self._rows.select(RESULTS, "exam_id = ? AND exam_version = ?", (exam.exam_id, exam.version))

    def reports(self, exam_id: str) -> list[StoredReport]:
        """Return what was printed about an examination, oldest first."""
        return self._rows.select(REPORTS, "exam_id = ?", (exam_id,))

    def opinions(self, exam_id: str) -> list[Opinion]:
        """Return impressions and overrides, oldest first."""
        return self._rows.select(OPINIONS, "exam_id = ?", (exam_id,))

    def voids(self, subject_id: str) -> tuple[Void, ...]:
        """Return what was voided of a record."""
        return tuple(self._rows.select(VOIDS, "subject_id = ?", (subject_id,)))

    def search(self, query: HistoryQuery) -> HistoryPage:
        """Find examinations, newest first; damage somewhere does not hide the sound ones elsewhere."""
        return search(self._database, self._rows, query)

    def find(self, query: HistoryQuery) -> Findings:
        """Name the examinations that are looked for; their lines are read when they come into sight."""
        return find(self._database, self._rows, query)

    def entry(self, exam_id: str) -> HistoryEntry:
        """Read one line of the history; a damaged row of it is a `DamagedError`."""
        return entry_of(self._rows, exam_id)

    def exams_of(self, patient_id: str) -> list[ExamVersion]:
        """Return the newest version of each examination of a patient, oldest examination first."""
        versions = self._rows.select(EXAMS, "patient_id = ?", (patient_id,))
        newest = {exam.exam_id: exam for exam in versions}
        return sorted(newest.values(), key=lambda exam: (exam.exam_date, exam.at))

    def exam_file(self, exam_id: str) -> ExamFile:
        """Read all that is kept of one examination."""
        versions = self.exam_versions(exam_id)
        exam, voids = versions[-1], self.voids(exam_id)
        results = self.results(exam)
        opinions = (one for one in self.opinions(exam_id) if one.exam_version == exam.version)
        return ExamFile(
            exam,
            self.patient(exam.patient_id),
            results[-1] if results else None,
            tuple(opinions),
            tuple(self.reports(exam_id)),
            voids,
            corrected_fields(AuditTrail(self._database), versions, voids),
        )
