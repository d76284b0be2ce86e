"""Reading records: one examination with everything about it, and search over all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.store.errors import DamagedError, DatabaseDamagedError, UnknownRecordError
from app.store.record_types import (
    Damage,
    ExamVersion,
    Opinion,
    PatientVersion,
    StoredReport,
    StoredResult,
    Void,
)
from app.store.rows import EXAMS, OPINIONS, PATIENTS, REPORTS, RESULTS, VOIDS, Rows


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What somebody looks for; an empty field does not narrow the search."""

    text: str = ""  # in the local id or the name
    patient_id: str = ""
    answer: str = ""  # a label id, "none" or "abstain"
    since: str = ""  # ISO dates, both included
    until: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the history."""

    exam: ExamVersion
    patient: PatientVersion
    result: StoredResult | None
    voids: tuple[Void, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What was found, newest first, and what could not be read."""

    entries: tuple[HistoryEntry, ...]
    damage: tuple[Damage, ...]


class History:
    """Reads what is kept; every row is verified on the way."""

    def __init__(self, rows: Rows) -> None:
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
        """Find examinations, newest first; damage elsewhere does not hide the sound ones."""
        try:
            patients = {row.patient_id: row for row in self._rows.select(PATIENTS, "TRUE", ())}
            exams = {row.exam_id: row for row in self._rows.select(EXAMS, *_narrowed(query))}
            damage: list[Damage] = []
        except DamagedError:
            patients, exams, damage = self._what_is_readable(query)
        candidates = sorted(exams.values(), key=lambda exam: (exam.exam_date, exam.at), reverse=True)
        entries: list[HistoryEntry] = []
        for exam in candidates:
            patient = patients.get(exam.patient_id)
            if patient is None or not _matches(query, exam, patient):
                continue
            self._add_entry(query, exam, patient, entries, damage)
            if len(entries) >= query.limit:
                break
        return HistoryPage(tuple(entries), tuple(damage))

    def _what_is_readable(
        self, query: HistoryQuery
    ) -> tuple[dict[str, PatientVersion], dict[str, ExamVersion], list[Damage]]:
        patients, patient_damage = self._rows.readable(PATIENTS)
        exams, exam_damage = self._rows.readable(EXAMS)
        chosen = {exam.exam_id: exam for exam in exams if query.patient_id in ("", exam.patient_id)}
        return {row.patient_id: row for row in patients}, chosen, [*patient_damage, *exam_damage]

    def _add_entry(
        self,
        query: HistoryQuery,
        exam: ExamVersion,
        patient: PatientVersion,
        entries: list[HistoryEntry],
        damage: list[Damage],
    ) -> None:
        try:
            results = self.results(exam)
            voids = self.voids(exam.exam_id)
        except DatabaseDamagedError:
            damage.append(Damage("page", "records.db"))
            return
        except DamagedError as error:
            damage.append(Damage("row", str(error.params["table"]), int(error.params["row"])))
            return
        result = results[-1] if results else None
        if query.answer and (result is None or query.answer not in result.answer.split("+")):
            return
        entries.append(HistoryEntry(exam, patient, result, voids))


def _narrowed(query: HistoryQuery) -> tuple[str, tuple[str, ...]]:
    if query.patient_id:
        return "patient_id = ?", (query.patient_id,)
    return "TRUE", ()


def _matches(query: HistoryQuery, exam: ExamVersion, patient: PatientVersion) -> bool:
    wanted = query.text.casefold()
    return _within(exam.exam_date, query) and any(wanted in text.casefold() for text in _searchable(patient))


def _searchable(patient: PatientVersion) -> Iterable[str]:
    return (patient.local_id, patient.name)


def _within(date: str, query: HistoryQuery) -> bool:
    return (not query.since or date >= query.since) and (not query.until or date[:10] <= query.until)
