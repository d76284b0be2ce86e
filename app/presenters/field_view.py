"""What one line of the form says: the text in its box, a verdict in words, and a strip."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.language import Language
from app.presenters.examination import Examination
from app.presenters.form import EXAM_DATE, NO_SUCH_GRADE, Form, proposal_for, unit_of
from app.presenters.number_text import number_text, rounded_text, z_text
from app.presenters.source_words import source_words
from app.presenters.strip import StripView, strip_view
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.checks import CheckLevel, CrossCheck, check_text
from heart_engine.domain.grades import grade_name
from heart_engine.domain.measurement import Measurement, Span, by_key
from heart_engine.domain.numbers import Status, Typed
from heart_engine.domain.references import Reference
from heart_engine.domain.typed_field import field_of
from heart_engine.domain.verdict import Direction, Level, Verdict, VerdictCode, verdict_for


class Tone(StrEnum):
    """How loudly a verdict is written; the words carry the meaning."""

    DIM = "dim"
    PLAIN = "plain"
    HINT = "hint"
    NOTE = "note"
    CHECK = "check"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldView:
    """One line of the form; a wide verdict takes the strip's place as well."""

    text: str
    verdict: str
    tone: Tone
    strip: StripView | None = None
    wide: bool = False
    grades: frozenset[str] = frozenset()


TONES: Final = MappingProxyType(
    {
        Level.PLAIN: Tone.PLAIN,
        Level.NOTE: Tone.NOTE,
        Level.CHECK: Tone.CHECK,
        Level.IMPOSSIBLE: Tone.REFUSED,
    }
)
DIRECTION_WORDS: Final = MappingProxyType(
    {Direction.LOW: "verdict.low", Direction.IN: "verdict.in_range", Direction.HIGH: "verdict.high"}
)


def field_view(key: str, examination: Examination, language: Language) -> FieldView:
    """Say what one line of the form shows."""
    typed = examination.form.typed.get(key)
    if typed is None:
        return _empty(by_key()[key], examination, language)
    value = examination.form.value(key)
    if value is not None:
        return _settled(typed, value, examination, language)
    return _unsettled(typed, examination, language)


def field_help(key: str, examination: Examination, language: Language) -> str:
    """Explain a field: how it is measured, the range shown, where that is from and how certain it is."""
    measurement, reference = by_key()[key], examination.references[key]
    words = [measurement.label(language.code), measurement.help(language.code)]
    if reference.low is not None or reference.high is not None:
        words.append(_range_sentence(reference, unit_of(key), language))
        words.append(
            language.text("help.certainty", certainty=source_words(reference.certainty_text, language))
        )
    words.append(language.text(f"range.{reference.reason}"))
    complaint = examination.complaint(key)
    if complaint is not None:
        words.append(full_disagreement(complaint, language))
    return "\n".join(words)


def full_disagreement(complaint: CrossCheck, language: Language) -> str:
    """Say in full which numbers do not agree, and how far they are apart."""
    values = {**complaint.params, "typed": complaint.typed, "computed": complaint.computed or 0.0}
    texts = {name: f"{value:.4g}" for name, value in values.items()}
    return check_text(complaint.rule, language.code).format(**texts)


def _range_sentence(reference: Reference, unit: str, language: Language) -> str:
    low, high = (
        language.text("help.open") if end is None else f"{end:.3g}" for end in (reference.low, reference.high)
    )
    return language.text(
        "help.range", low=low, high=high, unit=unit, source=source_words(reference.source, language)
    )


def _empty(measurement: Measurement, examination: Examination, language: Language) -> FieldView:
    computed = examination.derived.get(measurement.key)
    if computed is not None:
        value = rounded_text(computed.value, measurement.decimals)
        return FieldView("", language.text("verdict.computed", value=value), Tone.HINT, wide=True)
    strip = _strip(measurement, None, examination)
    has_band = strip is not None and strip.band is not None
    return FieldView("", language.text("verdict.not_measured"), Tone.DIM, strip, wide=not has_band)


def _settled(typed: Typed, value: float, examination: Examination, language: Language) -> FieldView:
    measurement = by_key()[typed.key]
    words, tone = _judgement(measurement, value, examination, language)
    if measurement.is_grade:
        return FieldView(typed.raw, words, tone, grades=_neighbouring_grades(value))
    strip = _strip(measurement, value, examination)
    text = number_text(value)
    if tone is Tone.PLAIN and _was_converted(typed.raw, value):
        words = language.text("verdict.converted", raw=typed.raw, value=text, unit=unit_of(typed.key))
        return FieldView(text, words, Tone.HINT, wide=True)
    no_band = strip is None or strip.band is None
    return FieldView(text, words, tone, strip, wide=no_band or examination.complaint(typed.key) is not None)


def _judgement(
    measurement: Measurement, value: float, examination: Examination, language: Language
) -> tuple[str, Tone]:
    """Let the loudest speak: a disagreement, then a grade's name, then the place in the range."""
    complaint = examination.complaint(measurement.key)
    if complaint is not None:
        tone = Tone.NOTE if complaint.level is CheckLevel.WARN else Tone.CHECK
        return _disagreement(complaint, measurement, examination, language), tone
    if measurement.is_grade:
        return grade_name(value, language.code), Tone.PLAIN
    reference = examination.references[measurement.key]
    verdict = verdict_for(measurement.key, value, reference, examination.case.patient)
    return _range_words(verdict, reference, language), TONES[verdict.level]


def _range_words(verdict: Verdict, reference: Reference, language: Language) -> str:
    if verdict.code is VerdictCode.IMPLAUSIBLE:
        return language.text("verdict.implausible")
    if verdict.code is VerdictCode.SITE_MATTERS:
        return language.text("verdict.site_matters")
    if verdict.direction is Direction.NONE:
        return language.text(f"range.short.{reference.reason}")
    words = DIRECTION_WORDS[verdict.direction]
    if verdict.z is None:
        return language.text(words)
    message = "verdict.check" if verdict.level is Level.CHECK else f"{words}.z"
    return language.text(message, z=z_text(verdict.z))


def _disagreement(
    complaint: CrossCheck, measurement: Measurement, examination: Examination, language: Language
) -> str:
    if examination.can_compute(complaint):
        value = rounded_text(examination.derived[measurement.key].value, measurement.decimals)
        return language.text("verdict.differs", value=value)
    others = [by_key()[one].abbreviation for one in complaint.fields if one != measurement.key]
    return language.text("verdict.disagrees" if others else "verdict.implausible", names=" ".join(others))


def _unsettled(typed: Typed, examination: Examination, language: Language) -> FieldView:
    words, tone = question_words(examination.form, typed, language)
    return FieldView(typed.raw, words, tone, wide=True)


def question_words(form: Form, typed: Typed, language: Language) -> tuple[str, Tone]:
    """Say what is in the way of a text that stands for no value."""
    if typed.status is Status.ASK:
        return _proposal(form, typed, language), Tone.CHECK
    if typed.status is Status.REJECT:
        return _refusal(typed, language), Tone.REFUSED
    return language.text(f"verdict.{typed.status}"), Tone.DIM


def _proposal(form: Form, typed: Typed, language: Language) -> str:
    settling = proposal_for(form, typed.key)
    if settling is None:
        return language.text("verdict.ask.date" if typed.note == "date" else "verdict.ask.unclear")
    offers = [f"{by_key()[key].abbreviation} {number_text(value)}" for key, value in typed.side.items()]
    return language.text("verdict.ask", proposal=", ".join([settling.strip(), *offers]))


def _refusal(typed: Typed, language: Language) -> str:
    """Name the limits that a number broke; a text that is no number has none to name."""
    if typed.key == EXAM_DATE:
        return language.text("verdict.reject.date")
    if typed.rule == NO_SUCH_GRADE:
        low, high = sorted(_neighbouring_grades(float(typed.raw)))
        return language.text("verdict.reject.grade", typed=typed.raw, low=low, high=high)
    if typed.unit is None:
        return language.text("verdict.reject.unreadable")
    hard = field_of(typed.key).hard
    return language.text("verdict.reject", low=f"{hard.low:g}", high=f"{hard.high:g}")


def _strip(measurement: Measurement, value: float | None, examination: Examination) -> StripView | None:
    child = age_group(examination.case.patient) is AgeGroup.CHILD
    plausible = measurement.plausible_child if child else measurement.plausible_adult
    reference = examination.references[measurement.key]
    return strip_view(value, Span(reference.low, reference.high), plausible)


def _neighbouring_grades(value: float) -> frozenset[str]:
    """Light both neighbours of a half grade."""
    return frozenset({str(math.floor(value)), str(math.ceil(value))})


def _was_converted(raw: str, value: float) -> bool:
    """Say whether the number in the box is not the number that was typed, so that the line says so."""
    typed = re.search(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", raw).replace(",", "."))
    return typed is not None and float(typed.group()) != value
