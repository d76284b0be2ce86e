"""Searching the history: candidates from the indexes alone, then verified rows for what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.store.database import Database
from app.store.errors import DamagedError, RowDamagedError
from app.store.record_types import Damage, ExamVersion, PatientVersion, StoredResult, Void
from app.store.rows import EXAMS, PATIENTS, RESULTS, VOIDS, Rows

UNANSWERED = "unanswered"  # what is searched for where an examination was never screened
_DATE_LENGTH = len("2026-03-01")

# Every column stands in an index, so that ten thousand case texts stay unread.
_HEADLINES = """
    SELECT exam.exam_id, exam.exam_date, exam.patient_id, patient.local_id, patient.name,
        (SELECT answer FROM result WHERE exam_id = exam.exam_id AND exam_version = exam.version
         ORDER BY row_id DESC LIMIT 1)
    FROM exam_version AS exam JOIN patient_version AS patient ON patient.patient_id = exam.patient_id
    WHERE exam.version = (SELECT max(version) FROM exam_version WHERE exam_id = exam.exam_id)
        AND patient.version = (SELECT max(version) FROM patient_version WHERE patient_id = exam.patient_id)
    ORDER BY exam.exam_date DESC, exam.at DESC"""


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What somebody looks for; an empty field does not narrow the search."""

    text: str = ""  # in the local id or the name
    patient_id: str = ""
    answer: str = ""  # a label id, "refer", "none", "abstain", or "unanswered"
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
class _Headline:
    """What a search compares."""

    exam_id: str
    exam_date: str
    patient_id: str
    local_id: str
    name: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Which examinations were found, newest first; a damaged database hands over what is left of it."""

    exam_ids: tuple[str, ...]
    left: tuple[HistoryEntry, ...] = ()
    damage: tuple[Damage, ...] = ()


def find(database: Database, rows: Rows, query: HistoryQuery) -> Findings:
    """Find examinations from the indexes alone, so that ten thousand of them are named in a moment."""
    try:
        headlines = (_Headline(*row) for row in database.rows(_HEADLINES))
        chosen = islice((line for line in headlines if _matches(query, line)), query.limit)
        return Findings(tuple(line.exam_id for line in chosen))
    except DamagedError:
        left = _search_what_is_left(rows, query)
        return Findings(tuple(entry.exam.exam_id for entry in left.entries), left.entries, left.damage)


def entry_of(rows: Rows, exam_id: str) -> HistoryEntry:
    """Read one line of the history, every row of it verified."""
    exam = rows.newest(EXAMS, "exam_id = ?", (exam_id,))
    patient = None if exam is None else rows.newest(PATIENTS, "patient_id = ?", (exam.patient_id,))
    if exam is None or patient is None:  # an index that names what is not there, or a backup was restored
        raise RowDamagedError(table=EXAMS.name, row=0)
    results = rows.select(RESULTS, "exam_id = ? AND exam_version = ?", (exam.exam_id, exam.version))
    return HistoryEntry(
        exam,
        patient,
        results[-1] if results else None,
        tuple(rows.select(VOIDS, "subject_id = ?", (exam.exam_id,))),
    )


def search(database: Database, rows: Rows, query: HistoryQuery) -> HistoryPage:
    """Find examinations, newest first, in a sound database or in what is left of a damaged one."""
    found = find(database, rows, query)
    if found.damage:
        return HistoryPage(found.left, found.damage)
    try:
        return HistoryPage(tuple(entry_of(rows, exam_id) for exam_id in found.exam_ids), ())
    except DamagedError:
        return _search_what_is_left(rows, query)


def _search_what_is_left(rows: Rows, query: HistoryQuery) -> HistoryPage:
    """Read row by row, without any index, whatever still can be read."""
    patients, patient_damage = rows.readable(PATIENTS)
    exams, exam_damage = rows.readable(EXAMS)
    results, result_damage = rows.readable(RESULTS)
    voids, void_damage = rows.readable(VOIDS)
    newest_patients = {row.patient_id: row for row in patients}
    newest_results = {(row.exam_id, row.exam_version): row for row in results}
    entries = (
        HistoryEntry(
            exam,
            newest_patients[exam.patient_id],
            newest_results.get((exam.exam_id, exam.version)),
            tuple(row for row in voids if row.subject_id == exam.exam_id),
        )
        for exam in _newest_first(exams)
        if exam.patient_id in newest_patients
    )
    chosen = islice((entry for entry in entries if _matches(query, _headline(entry))), query.limit)
    named = (*patient_damage, *exam_damage, *result_damage, *void_damage)
    return HistoryPage(tuple(chosen), named or (Damage("structure", "records.db"),))


def _newest_first(exams: Iterable[ExamVersion]) -> Iterator[ExamVersion]:
    newest = {exam.exam_id: exam for exam in exams}
    yield from sorted(newest.values(), key=lambda exam: (exam.exam_date, exam.at), reverse=True)


def _headline(entry: HistoryEntry) -> _Headline:
    exam, patient = entry.exam, entry.patient
    answer = entry.result.answer if entry.result else None
    return _Headline(exam.exam_id, exam.exam_date, exam.patient_id, patient.local_id, patient.name, answer)


def _matches(query: HistoryQuery, line: _Headline) -> bool:
    wanted = query.text.casefold()
    return (
        query.patient_id in ("", line.patient_id)
        and (not query.answer or query.answer in (line.answer or UNANSWERED).split("+"))
        and (not query.since or line.exam_date >= query.since)
        and (not query.until or line.exam_date[:_DATE_LENGTH] <= query.until)
        and (wanted in line.local_id.casefold() or wanted in line.name.casefold())
    )
