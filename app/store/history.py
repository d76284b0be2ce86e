"""Reading records: one examination with everything about it, and search over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from app.store.errors import DamagedError, UnknownRecordError
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

_DATE_LENGTH = len("2026-03-01")


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
    """What was found, newest first, and what could not be read: then a line may lack its answer or a void."""

    entries: tuple[HistoryEntry, ...]
    damage: tuple[Damage, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a search looks: the database, or what could be saved of a damaged one."""

    patients: Mapping[str, PatientVersion]
    exams: Mapping[str, ExamVersion]
    newest_result: Callable[[ExamVersion], StoredResult | None]
    voids: Callable[[str], tuple[Void, ...]]


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
        """Find examinations, newest first; damage somewhere does not hide the sound ones elsewhere."""
        try:
            return HistoryPage(_found(query, self._database_source()), ())
        except DamagedError:
            source, damage = self._readable_source()
            return HistoryPage(_found(query, source), damage)

    def _database_source(self) -> _Source:
        return _Source(
            patients={row.patient_id: row for row in self._rows.select(PATIENTS, "TRUE", ())},
            exams={row.exam_id: row for row in self._rows.select(EXAMS, "TRUE", ())},
            newest_result=lambda exam: next(reversed(self.results(exam)), None),
            voids=self.voids,
        )

    def _readable_source(self) -> tuple[_Source, tuple[Damage, ...]]:
        """Read row by row, without any index, whatever still can be read."""
        patients, patient_damage = self._rows.readable(PATIENTS)
        exams, exam_damage = self._rows.readable(EXAMS)
        results, result_damage = self._rows.readable(RESULTS)
        voids, void_damage = self._rows.readable(VOIDS)
        newest = {(row.exam_id, row.exam_version): row for row in results}
        source = _Source(
            patients={row.patient_id: row for row in patients},
            exams={row.exam_id: row for row in exams},
            newest_result=lambda exam: newest.get((exam.exam_id, exam.version)),
            voids=lambda exam_id: tuple(row for row in voids if row.subject_id == exam_id),
        )
        named = (*patient_damage, *exam_damage, *result_damage, *void_damage)
        return source, named or (Damage("structure", "records.db"),)


def _found(query: HistoryQuery, source: _Source) -> tuple[HistoryEntry, ...]:
    exams = sorted(source.exams.values(), key=lambda exam: (exam.exam_date, exam.at), reverse=True)
    return tuple(islice(_lines(query, exams, source), query.limit))


def _lines(query: HistoryQuery, exams: Iterable[ExamVersion], source: _Source) -> Iterator[HistoryEntry]:
    for exam in exams:
        patient = source.patients.get(exam.patient_id)
        if patient is None or not _matches(query, exam, patient):
            continue
        result = source.newest_result(exam)
        if not query.answer or (result is not None and query.answer in result.answer.split("+")):
            yield HistoryEntry(exam, patient, result, source.voids(exam.exam_id))


def _matches(query: HistoryQuery, exam: ExamVersion, patient: PatientVersion) -> bool:
    wanted = query.text.casefold()
    return (
        query.patient_id in ("", exam.patient_id)
        and (not query.since or exam.exam_date >= query.since)
        and (not query.until or exam.exam_date[:_DATE_LENGTH] <= query.until)
        and any(wanted in text.casefold() for text in (patient.local_id, patient.name))
    )
