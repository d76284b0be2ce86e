"""What stands in the form: every text as it was typed, and what the strict parser made of it.

A form is a value: each edit gives a new one, so that nothing on the way to a case can be half changed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from app.presenters.filed import FiledAs
from app.presenters.number_text import number_text
from heart_engine.domain.case import Case, Context, MissingReason, Patient, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import Status, Typed, parse_typed
from heart_engine.domain.side_values import side_values
from heart_engine.domain.typed_date import read_date

AGE: Final = "_age"
HEIGHT: Final = "_height"
WEIGHT: Final = "_weight"
HEART_RATE: Final = "_heart_rate"
SATURATION: Final = "_spo2"
EXAM_DATE: Final = "_exam_date"
KNOWN: Final = "known"  # the rule of what needed no parsing
NO_SUCH_GRADE: Final = "no_such_grade"

OPEN_STATUSES: Final = frozenset({Status.ASK, Status.REJECT})
UNITLESS: Final = frozenset({"1", "{grade}"})
LEFT_OUT: Final = MappingProxyType(
    {Status.INEQUALITY: MissingReason.INEQUALITY, Status.RANGE: MissingReason.RANGE}
)


@dataclass(frozen=True, slots=True)
class Form:
    """The boxes that are not empty, and the choices that were made."""

    case_id: str = ""  # the clinic's own number for the patient
    name: str = ""  # or initials; no part of the case, so that it never reaches the engine
    sex: Sex = Sex.UNKNOWN
    typed: Mapping[str, Typed] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    filed: FiledAs | None = None

    def value(self, key: str) -> float | None:
        """Return what a box stands for, or None where it stands for nothing yet."""
        typed = self.typed.get(key)
        return typed.value if typed is not None and isinstance(typed.value, float) else None

    def text(self, key: str) -> str:
        """Return what stands in a box: the number once it was read, until then what was typed."""
        if key not in self.typed:
            return (self.context.exam_date or "") if key == EXAM_DATE else ""
        value = self.value(key)
        return self.typed[key].raw if value is None else number_text(value)

    def open_keys(self) -> tuple[str, ...]:
        """Return the boxes whose text is still a question; they stand between the form and a screening."""
        return tuple(key for key, typed in self.typed.items() if typed.status in OPEN_STATUSES)


def with_text(form: Form, key: str, text: str) -> Form:
    """Read what was typed into one box; an empty text empties the box."""
    if key == EXAM_DATE:
        return _with_date(form, text)
    return with_typed(form, parse_typed(key, text)) if text.strip() else without(form, key)


def _with_date(form: Form, text: str) -> Form:
    """Keep a day in the context, and a text that is none as a question."""
    day = read_date(text)
    dated = dataclasses.replace(
        without(form, EXAM_DATE), context=dataclasses.replace(form.context, exam_date=day)
    )
    if day is not None or not text.strip():
        return dated
    unread = Typed(key=EXAM_DATE, raw=text, value=None, unit=None, status=Status.REJECT, rule="date")
    return with_typed(dated, unread)


def with_typed(form: Form, typed: Typed) -> Form:
    """Put a value in that needs no reading."""
    return dataclasses.replace(form, typed={**form.typed, typed.key: typed})


def without(form: Form, key: str) -> Form:
    """Empty one box."""
    return dataclasses.replace(form, typed={one: entry for one, entry in form.typed.items() if one != key})


def with_proposal(form: Form, key: str) -> Form:
    """Accept what settles a question, and what it offers for boxes that are still empty."""
    settling = proposal_for(form, key)
    if settling is None:
        return form
    offers = {one: value for one, value in form.typed[key].side.items() if one not in form.typed}
    settled = with_text(form, key, settling)
    return dataclasses.replace(
        settled, typed={**settled.typed, **{one: known(one, value) for one, value in offers.items()}}
    )


def proposal_for(form: Form, key: str) -> str | None:
    """Return the text that would settle a question: the parser's own, or the number in the printed unit."""
    typed = form.typed.get(key)
    if typed is None or typed.status is not Status.ASK:
        return None
    proposed, unit = typed.proposal or "", unit_of(key)
    candidates = (proposed, f"{proposed.split(' (')[0]} {unit}", f"{typed.raw} {unit}")
    return next((one for one in candidates if parse_typed(key, one).status is Status.VALUE), None)


def unit_of(key: str) -> str:
    """Return the unit that is printed beside a measurement; empty where it has none."""
    measurement = by_key().get(key)
    return "" if measurement is None or measurement.unit in UNITLESS else measurement.unit


def case_of(form: Form) -> Case:
    """Return the examination that the form stands for, without what is still a question."""
    values = {key: value for key in form.typed if (value := form.value(key)) is not None}
    side = {
        one: value
        for typed in form.typed.values()
        if typed.value is not None
        for one, value in typed.side.items()
    }
    return Case(
        case_id=form.case_id,
        patient=Patient(values.get(AGE), form.sex, values.get(HEIGHT), values.get(WEIGHT)),
        context=dataclasses.replace(
            form.context, heart_rate=values.get(HEART_RATE), spo2=values.get(SATURATION)
        ),
        measurements={key: values[key] for key in by_key() if key in values},
        sites=form.sites,
        side=side | {key: value for key, value in values.items() if key in side_values()},
        missing={key: reason for key in by_key() if (reason := _missing_reason(form, key)) is not None},
    )


def _missing_reason(form: Form, key: str) -> MissingReason | None:
    """Say why a measurement has no value, where its text says so."""
    typed = form.typed.get(key)
    if typed is None:
        return None
    return MissingReason(typed.note) if typed.status is Status.MISSING else LEFT_OUT.get(typed.status)


def form_from_case(case: Case) -> Form:
    """Fill a form with a stored examination, as if its values had been typed with their units."""
    values = {
        AGE: case.patient.age_years,
        HEIGHT: case.patient.height_cm,
        WEIGHT: case.patient.weight_kg,
        HEART_RATE: case.context.heart_rate,
        SATURATION: case.context.spo2,
        **case.measurements,
        **case.side,
    }
    settled = {key: known(key, value) for key, value in values.items() if value is not None}
    return Form(
        case_id=case.case_id,
        sex=case.patient.sex,
        typed=settled | {key: known_missing(key, reason) for key, reason in case.missing.items()},
        sites=case.sites,
        context=case.context,
    )


def known(key: str, value: float) -> Typed:
    """Return a value that needs no parsing: chosen by key, computed, or read from a checked case."""
    return Typed(
        key=key,
        raw=number_text(value),
        value=float(value),
        unit=unit_of(key),
        status=Status.VALUE,
        rule=KNOWN,
    )


def no_such_grade(key: str, grade: float) -> Typed:
    """Return a grade between two that the scale does not have: it has to be settled by hand."""
    text = number_text(grade)
    return Typed(key=key, raw=text, value=None, unit=None, status=Status.REJECT, rule=NO_SUCH_GRADE)


def known_missing(key: str, reason: MissingReason) -> Typed:
    """Return that a measurement has no value, as a checked case says it."""
    return Typed(
        key=key, raw="-", value=None, unit=None, status=Status.MISSING, rule=KNOWN, note=reason.value
    )
