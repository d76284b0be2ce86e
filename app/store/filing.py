"""Filing one examination with all that belongs to it, in one step: the patient, the inputs, the answer.

A patient is known by the number that the clinic gave. A name or a sex that differs from the one on record is
asked about, never overwritten; an examination stays with the patient under whom it was filed first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.store.errors import (
    AnotherPersonError,
    ExamGoneError,
    ExamVoidedError,
    RenumberedError,
    UnknownRecordError,
)
from app.store.record_types import ExamVersion, PatientVersion, StoredResult, new_record_id
from app.store.records import Answer, ExamInputs, Identity, Judgement, Records
from app.store.session import Session

UNKNOWN_SEX = "unknown"


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer, and what the clinician thought of the case; one without an answer was taken back."""

    answer: Answer
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be filed, under the ids that the caller drew: tried again, it is the same filing."""

    exam_id: str
    expected_version: int
    patient_id: str  # for a patient who is not known yet
    who: Identity
    exam_date: str
    case_text: str
    inputs_sha256: str
    answering: Answering | None = None
    same_person: bool = False  # somebody confirmed that the number and the new name are one person
    day_is_typed: bool = True  # else it is the day of this save, which gives way to that of the first


@dataclass(frozen=True, slots=True)
class Filed:
    """What is on record now."""

    patient: PatientVersion
    exam: ExamVersion
    result: StoredResult | None


def file_case(session: Session, filing: Filing) -> Filed:
    """Save all of it, or nothing."""
    records = session.records
    with records.together():
        last = _last_version(session, filing)
        patient = _patient(session, records, filing, last)
        day = filing.exam_date if last is None or filing.day_is_typed else last.exam_date
        inputs = ExamInputs(patient.patient_id, day, filing.case_text, filing.inputs_sha256)
        exam = _exam(records, filing, inputs, last)
        return Filed(patient, exam, _result(session, records, filing.answering, exam))


def require_standing(session: Session, exam_id: str) -> None:
    """Refuse an examination that was declared void as a whole."""
    if any(not void.field for void in session.history.voids(exam_id)):
        raise ExamVoidedError


def _last_version(session: Session, filing: Filing) -> ExamVersion | None:
    """Return what was filed under this id before; also where that was never acknowledged."""
    try:
        last = session.history.exam(filing.exam_id)
    except UnknownRecordError:
        if filing.expected_version:
            raise ExamGoneError from None
        return None
    require_standing(session, filing.exam_id)
    return last


def _patient(session: Session, records: Records, filing: Filing, last: ExamVersion | None) -> PatientVersion:
    known = session.history.patient_by_local_id(filing.who.local_id)
    if last is not None and (known is None or known.patient_id != last.patient_id):
        raise RenumberedError
    if known is None:
        return records.save_patient(filing.patient_id, 0, filing.who)
    who = _completed(filing.who, known)
    if who == _identity_of(known):
        return known
    if not filing.same_person and _contradicts(who, known):
        raise AnotherPersonError
    return records.save_patient(known.patient_id, known.version, who)


def _completed(who: Identity, known: PatientVersion) -> Identity:
    """Keep what is known where nothing was typed."""
    return replace(
        who,
        name=who.name or known.name,
        sex=known.sex if who.sex == UNKNOWN_SEX else who.sex,
        born=who.born or known.born,
    )


def _contradicts(who: Identity, known: PatientVersion) -> bool:
    """Say whether something that was known would change, rather than something unknown be filled in."""
    return (known.name not in ("", who.name)) or (known.sex not in (UNKNOWN_SEX, who.sex))


def _identity_of(known: PatientVersion) -> Identity:
    return Identity(known.local_id, known.name, known.sex, known.born)


def _exam(records: Records, filing: Filing, inputs: ExamInputs, last: ExamVersion | None) -> ExamVersion:
    """Append a version only where something changed: saving twice is saving once."""
    if last is not None and last.version == filing.expected_version:
        same = (last.case_text, last.exam_date) == (inputs.case_text, inputs.exam_date)
        if same:
            return last
    return records.save_exam(filing.exam_id, filing.expected_version, inputs)


def _result(
    session: Session, records: Records, answering: Answering | None, exam: ExamVersion
) -> StoredResult | None:
    """Keep an answer once, however often it is saved; what came to it later makes another row."""
    if answering is None:
        return None
    kept = session.history.results(exam)
    if kept and kept[-1].result_text == answering.answer.result_text:
        result = kept[-1]
    else:
        result = records.add_result(new_record_id(), exam, answering.answer)
    for said in answering.judgements:
        _keep_judgement(session, records, result, exam, said)
    return result


def _keep_judgement(
    session: Session, records: Records, result: StoredResult, exam: ExamVersion, said: Judgement
) -> None:
    earlier = [
        (one.answer, one.reason)
        for one in session.history.opinions(exam.exam_id)
        if (one.kind, one.exam_version) == (said.kind.value, exam.version)
    ]
    newest = earlier[-1] if earlier else ("", "")
    if newest != (said.answer, said.reason):
        records.add_opinion(new_record_id(), exam, result, said)
