"""Reading records: one patient, one examination and everything about it."""

from __future__ import annotations

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
from app.store.search import HistoryPage, HistoryQuery, search


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
