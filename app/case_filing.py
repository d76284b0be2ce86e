"""What the store's thread does for the case on the desk: file it, know its patient, say what is void of it.

The store's modules bring sqlcipher with them; they are loaded long before somebody can save, but not before
the first frame.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from app.presenters.answer_words import answer_word
from app.presenters.examination import Examination
from app.presenters.filed import FiledAs
from app.presenters.kept_answer import answer_text
from app.presenters.recording import KnownPatient, exam_day
from app.presenters.screening import Answered
from app.store.errors import ExamGoneError, UnknownRecordError
from app.store.record_types import OpinionKind
from heart_engine.domain.case_json import case_to_json, inputs_sha256

if TYPE_CHECKING:
    from app.store.filing import Answering, Filed, Filing
    from app.store.store import Store


def filing_of(
    examination: Examination, filed: FiledAs, answer: Answered | None, today: date, *, same_person: bool
) -> Filing:
    """Return what a save files."""
    from app.store.filing import Filing  # noqa: PLC0415  # sqlcipher, not before the first frame
    from app.store.records import Identity  # noqa: PLC0415  # likewise

    form, case = examination.form, examination.case
    return Filing(
        exam_id=filed.exam_id,
        expected_version=filed.version,
        patient_id=filed.patient_id,
        who=Identity(form.case_id, form.name, form.sex.value),
        exam_date=exam_day(examination, today),
        case_text=json.dumps(case_to_json(case), ensure_ascii=False, sort_keys=True),
        inputs_sha256=inputs_sha256(case),
        answering=None if answer is None else _answering(answer),
        same_person=same_person,
        day_is_typed=case.context.exam_date is not None,
    )


def filed_in(store: Store, filing: Filing) -> Filed:
    """File a case; only the store's thread calls this."""
    from app.store.filing import file_case  # noqa: PLC0415  # sqlcipher, not before the first frame

    return file_case(store.session, filing)


def voided_in(store: Store, exam_id: str) -> frozenset[str]:
    """Return what of an examination was declared wrong; refuse one that is void as a whole, or gone."""
    from app.store.filing import require_standing  # noqa: PLC0415  # sqlcipher, not before the first frame

    require_standing(store.session, exam_id)
    try:
        return store.session.history.exam_file(exam_id).voided
    except UnknownRecordError:
        raise ExamGoneError from None


def known_patient(store: Store, local_id: str) -> KnownPatient | None:
    """Find the patient whom the clinic knows under a number; only the store's thread calls this."""
    history = store.session.history
    patient = history.patient_by_local_id(local_id)
    if patient is None:
        return None
    exams = history.exams_of(patient.patient_id)
    return KnownPatient(patient.local_id, patient.name, patient.sex, len(exams))


def _answering(answer: Answered) -> Answering:
    from app.store.filing import Answering  # noqa: PLC0415  # sqlcipher, not before the first frame
    from app.store.records import Answer, Judgement  # noqa: PLC0415  # likewise

    source, judged = answer.result.provenance, answer.judgement
    kept = Answer(
        source.inputs_sha256, answer_text(answer), source.bundle, source.variant, answer_word(answer.result)
    )
    impression, override = judged.impression, judged.override
    said = (
        Judgement(OpinionKind.IMPRESSION, impression.answer if impression else ""),
        Judgement(
            OpinionKind.OVERRIDE, override.answer if override else "", override.reason if override else ""
        ),
    )
    return Answering(kept, said)
