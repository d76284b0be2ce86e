"""What a trial of other values shows: what was changed, and each answer beside the own one of the patient."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from app.language import Language
from app.messages import message_for
from app.presenters.answer import LabelBar, headline, label_bars
from app.presenters.evidence_picture import Spot, spot_of
from app.presenters.field_names import field_name
from app.presenters.form import unit_of
from app.presenters.form_layout import COLUMNS, fields_of
from app.presenters.number_text import number_text, z_text
from app.presenters.reference_ranges import plausible_line
from app.presenters.what_if import Trial
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, Span, by_key
from heart_engine.domain.numbers import parse_typed
from heart_engine.domain.references import reference_for


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One measurement: the value tried, the patient's own, and the strip both lie on."""

    key: str
    text: str
    changed: bool
    band: tuple[float, float] | None
    own: Spot | None
    tried: Spot | None
    words: str


@dataclass(frozen=True, slots=True)
class TrialView:
    """The answer to what is tried, never without the words that it is not the patient's."""

    headline: str
    bars: tuple[LabelBar, ...]
    changes: tuple[str, ...]
    note: str
    lines: tuple[TrialLine, ...]


def trial_view(trial: Trial, language: Language) -> TrialView:
    """Put a trial into words."""
    shown, base = trial.shown, trial.base
    before = {label: answer.probability for label, answer in base.result.labels.items()}
    bars = label_bars(shown.result, shown.bundle, language)
    return TrialView(
        headline=headline(shown.result, shown.bundle, language),
        bars=tuple(dataclasses.replace(bar, before=before[bar.label]) for bar in bars),
        changes=_changes(trial, language),
        note=_note(trial, language),
        lines=tuple(
            _line(place.measurement, trial, language)
            for column in COLUMNS
            for group in column
            for place in fields_of(group)
        ),
    )


def _changes(trial: Trial, language: Language) -> tuple[str, ...]:
    """Name what differs from the patient in the values that the answer shown was given for."""
    own, shown = trial.base.case.measurements, trial.shown.case.measurements
    return tuple(
        language.text(
            "trial.change",
            name=field_name(key, language),
            own=_value_text(own.get(key), "" if key in shown else unit_of(key), language),
            tried=_value_text(shown.get(key), unit_of(key), language),
        )
        for key in by_key()
        if own.get(key) != shown.get(key)
    )


def _note(trial: Trial, language: Language) -> str:
    if trial.failure:
        return message_for(trial.failure, {}, language).title
    if not trial.values:
        return language.text("trial.nothing")
    if trial.is_behind:
        return language.text("trial.waiting")
    return "" if trial.shown is not trial.base else language.text("trial.start")


def _value_text(value: float | None, unit: str, language: Language) -> str:
    return language.text("verdict.not_measured") if value is None else f"{number_text(value)} {unit}".strip()


def _line(measurement: Measurement, trial: Trial, language: Language) -> TrialLine:
    key, case = measurement.key, trial.base.case
    own, tried = case.value(key), trial.values.get(key)
    line = plausible_line(key, case.patient)
    reference = reference_for(key, case.patient, case.context, case.sites.get(key))
    z = None if tried is None or reference.z_of is None else reference.z_of(tried)
    return TrialLine(
        key=key,
        text="" if tried is None else number_text(tried),
        changed=own != tried,
        band=None if line is None else line.band(Span(reference.low, reference.high)),
        own=None if own is None or line is None else spot_of(line, own),
        tried=None if tried is None or line is None else spot_of(line, tried),
        words="" if z is None else language.text("verdict.in_range.z", z=z_text(z)),
    )


def value_at(trial: Trial, key: str, place: float) -> float | None:
    """Return the value at a place on a measurement's strip, as exact as the measurement is shown."""
    line = plausible_line(key, trial.base.case.patient)
    if line is None:
        return None
    return round(line.low + place * (line.high - line.low), by_key()[key].decimals)


def stepped(trial: Trial, key: str, steps: int) -> float | None:
    """Return the value so many smallest steps further; where nothing is tried yet, the strip's middle."""
    value, measurement = trial.values.get(key), by_key()[key]
    if value is None:
        return value_at(trial, key, 0.5)
    moved = round(value + steps * 10.0**-measurement.decimals, measurement.decimals)
    return moved if measurement.hard.contains(moved) else value


def read_trial(key: str, text: str) -> tuple[bool, float | None]:
    """Read a value while it is typed; what is no value yet, or a doubtful one, is not tried."""
    if not text.strip():
        return True, None
    if by_key()[key].is_grade:
        grade = next((one for one in GRADES if number_text(one) == text.strip()), None)
        return grade is not None, grade
    typed = parse_typed(key, text)
    return isinstance(typed.value, float), typed.value if isinstance(typed.value, float) else None
