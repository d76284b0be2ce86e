"""The sentence under the form: how much was measured, and what is still a question."""

from __future__ import annotations

from app.language import Language
from app.presenters.field_names import field_name
from app.presenters.form import Form
from app.presenters.form_layout import COLUMNS, fields_of
from heart_engine.domain.measurement import by_key


def status_sentence(form: Form, language: Language) -> str:
    """Say what is measured; before that, what has to be settled first."""
    questions = [field_name(key, language) for key in form.open_keys()]
    if questions:
        return language.text("status.open", names=language.text("status.join").join(questions))
    usual = [field.measurement for column in COLUMNS for group in column for field in fields_of(group)]
    missing = [one.abbreviation for one in usual if form.value(one.key) is None]
    measured = language.text("status.measured", n=len(usual) - len(missing), of=len(by_key()))
    if not missing or len(missing) == len(usual):
        return measured
    return language.text("status.missing", measured=measured, names=" ".join(missing))
