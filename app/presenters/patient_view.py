"""What the patient strip says beside its boxes: body surface, and whose ranges apply."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import Language
from app.presenters.examination import Examination
from app.presenters.field_view import question_words
from app.presenters.form import AGE, HEIGHT, WEIGHT
from app.presenters.number_text import rounded_text
from heart_engine.domain.body import age_group

PATIENT_KEYS = (AGE, HEIGHT, WEIGHT)


@dataclass(frozen=True, slots=True)
class PatientView:
    """The words of the patient strip."""

    texts: dict[str, str]
    summary: str
    question: str


def patient_view(examination: Examination, language: Language) -> PatientView:
    """Say what is known of the person, and what of it is still a question."""
    form = examination.form
    surface = examination.derived.get("bsa")
    words = [
        language.text("patient.bsa.unknown")
        if surface is None
        else language.text("patient.bsa", value=rounded_text(surface.value, surface.row.decimals)),
        language.text(f"patient.group.{age_group(examination.case.patient)}"),
    ]
    questions = [
        question_words(form, form.typed[key], language)[0] for key in PATIENT_KEYS if key in form.open_keys()
    ]
    return PatientView(
        texts={key: form.text(key) for key in PATIENT_KEYS},
        summary=" · ".join(words),
        question=" ".join(questions),
    )
