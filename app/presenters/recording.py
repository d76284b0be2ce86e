"""What a save files, and what is said about the record that the form on the desk belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.language import Language
from app.presenters.examination import Examination
from app.presenters.filed import FiledAs, content_of
from app.presenters.form import Form
from app.presenters.printing import OnRecord


@dataclass(frozen=True, slots=True)
class KnownPatient:
    """Somebody on record under the number in the patient strip."""

    local_id: str
    name: str
    sex: str
    exams: int


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One sentence beside the patient; `kept` is False where a save is still due."""

    sentence: str
    kept: bool


def record_line(examination: Examination, language: Language, *, can_save: bool) -> RecordLine:
    """Say whether the records hold what stands in the form."""
    filed = examination.form.filed
    if filed is None or not filed.version:
        nothing_to_keep = not can_save or examination.form == Form()
        return RecordLine("" if nothing_to_keep else language.text("records.unsaved"), kept=nothing_to_keep)
    if is_filed_whole(examination):
        return RecordLine(language.text("records.saved", version=filed.version), kept=True)
    return RecordLine(language.text("records.edited", version=filed.version), kept=False)


def is_filed_whole(examination: Examination) -> bool:
    """Say whether the record holds exactly what stands in the form."""
    filed = examination.form.filed
    return filed is not None and filed.content == content_of(examination.case, examination.form.name)


def on_record(examination: Examination) -> OnRecord | None:
    """Return the version on record that holds exactly what stands in the form."""
    filed = examination.form.filed
    if filed is None or not is_filed_whole(examination):
        return None
    return OnRecord(filed.exam_id, filed.version)


def exam_day(examination: Examination, today: date) -> str:
    """Return the day of the examination: the one that was typed, else the day of the save."""
    return examination.case.context.exam_date or today.isoformat()


def filed_after(examination: Examination, exam_id: str, patient_id: str, version: int) -> FiledAs:
    """Return what the form is filed as once a save is acknowledged."""
    content = content_of(examination.case, examination.form.name)
    return FiledAs(exam_id, patient_id, version, content)


def offer_words(known: KnownPatient | None, form: Form, language: Language) -> str:
    """Offer to go on with a known patient, unless that is who stands in the strip already."""
    if known is None or form.filed is not None or known.local_id != form.case_id:
        return ""
    if form.name == known.name and form.name:
        return ""
    return language.text("records.offer", name=known.name or known.local_id, exams=known.exams)
