"""Read a typed number with its unit, and everything people write around it (rules C1 to C17)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from heart_engine.domain.typed import Reading, Status
from heart_engine.domain.typed_field import Field, Unit, field_of
from heart_engine.domain.typed_number import (
    EXPONENT,
    TOKEN,
    DoubtfulNumberError,
    Number,
    as_float,
    number_text,
    read_token,
)
from heart_engine.domain.typed_text import limit, looks_like_a_date, missing, words

_NUMBER = r"[0-9][0-9.,]*"
_TAILS = {
    "flag_high": re.compile(r"\s*↑+$|(?<=[0-9%a-z/])\s+h$"),
    "flag_low": re.compile(r"\s*↓+$|(?<=[0-9%a-z/])\s+l$"),
    "sign_dropped": re.compile(r"\s*\(\s*-\s*\)$"),
    "reference_dropped": re.compile(
        rf"(?<=[0-9%a-z/])\s*[(\[]?\s*[<>≤≥]=?\s*{_NUMBER}\s*[%a-z/]*\s*[)\]]?$"
        rf"|(?<=[0-9%a-z/])\s*[(\[]\s*{_NUMBER}\s*[-~]\s*{_NUMBER}\s*[%a-z/]*\s*[)\]]$"
    ),
}
_COMPARISON = re.compile(r"(<=|>=|[<>≤≥])\s*")
_INTERVAL = ("-", "~", "至", "到")
_PAIR = ("/", "x", "*", "×")


@dataclass(frozen=True, slots=True)
class _Quantity:
    digits: str
    unit: Unit | None
    rest: str


def read_measurement(field: Field, text: str) -> Reading:
    """Read a plain text as a value of one field."""
    if text in field.words:
        return _limited(field, field.words[text], "C3")
    early = missing(text) or _refused_at_sight(text)
    if early is not None:
        return early
    label, body = field.split_label(text)
    if label is not None and not field.labels[label]:
        return Reading(Status.REJECT, "C3", note="other_quantity")
    body, notes = _without_surroundings(field, body)
    reading = _read_body(field, body)
    if reading.status is Status.VALUE:
        notes = [*notes, reading.note]
        return replace(reading, note=" ".join(note for note in notes if note))
    return reading


def assess(field: Field, token: str, unit: Unit | None) -> Reading:
    """Read one number with its unit, or without one, against the limits of a field."""
    try:
        number = read_token(token)
    except DoubtfulNumberError as doubt:
        return Reading(Status.ASK, doubt.rule)
    if unit is None:
        return _bare(field, number)
    if token.endswith((".", ",")):
        return Reading(Status.ASK, "C6")  # decimals may be lost in `4.cm`, and the unit makes them count
    if unit.action != "value":
        return Reading(Status(unit.action), "C12", note="unit_refused")
    return _noted(_limited(field, number.value * unit.factor, "C12"), number)


def echo(field: Field, value: Fraction) -> str:
    """Write a value with the field's unit, in a form that reads back as this value."""
    return number_text(value) if field.unit == "1" else f"{number_text(value)} {field.unit}"


def _refused_at_sight(text: str) -> Reading | None:
    if EXPONENT.search(text):
        return Reading(Status.REJECT, "C5", note="exponent")
    if looks_like_a_date(text):
        return Reading(Status.ASK, "C16", note="date")
    return None


def _without_surroundings(field: Field, text: str) -> tuple[str, list[str]]:
    """Drop flags, printed references and words like `about`, and note what was dropped."""
    notes: list[str] = []
    for note, tail in _TAILS.items():
        kept = text if note == "flag_low" and "l" in field.units else tail.sub("", text)
        if kept != text and TOKEN.search(kept):
            notes.append(note)
            text = kept
    before = next((word for word in words("approximate_before") if text.startswith(word)), "")
    after = next((word for word in words("approximate_after") if text.endswith(word)), "")
    if before or after:
        notes.append("approximate")
    return text.removeprefix(before).removesuffix(after).strip(), notes


def _read_body(field: Field, text: str) -> Reading:
    comparison = _COMPARISON.match(text)
    if comparison:
        return _inequality(field, comparison[1], text[comparison.end() :])
    first = _quantity(field, text)
    if first is None:
        return _not_a_number(field, text)
    if not first.rest:
        return assess(field, first.digits, first.unit)
    return _two_numbers(field, first)


def _not_a_number(field: Field, text: str) -> Reading:
    below = _quantity(field, text.removeprefix("-").lstrip())
    if below is not None:
        return Reading(Status.REJECT, "hard_min", note="negative")
    has_digits = any(char.isdigit() for char in text)
    return Reading(Status.ASK if has_digits else Status.REJECT, "C3" if has_digits else "unreadable")


def _quantity(field: Field, text: str) -> _Quantity | None:
    found = TOKEN.match(text)
    if found is None:
        return None
    unit, rest = field.split_unit(text[found.end() :].lstrip())
    return _Quantity(found[0], unit, rest)


def _inequality(field: Field, sign: str, text: str) -> Reading:
    bound = _quantity(field, text)
    if bound is None or bound.rest:
        return Reading(Status.ASK, "C7")
    reading = assess(field, bound.digits, bound.unit)
    if reading.status is not Status.VALUE:
        return replace(reading, proposal=reading.proposal and f"{sign} {reading.proposal}")
    return Reading(Status.INEQUALITY, "C7", unit=field.unit, note=f"{sign} {echo(field, _exact(reading))}")


def _two_numbers(field: Field, first: _Quantity) -> Reading:
    sign, after = first.rest[0], first.rest[1:].lstrip()
    second = _quantity(field, after)
    if second is None or second.rest:
        return Reading(Status.ASK, "C3")
    if sign in _INTERVAL:
        return _interval(field, first, second)
    if sign == "±":
        return _mean(field, first, second)
    if sign == ":":
        return _ratio(field, first, second)
    return _pair(field, first, second) if sign in _PAIR else Reading(Status.ASK, "C3")


def _interval(field: Field, first: _Quantity, second: _Quantity) -> Reading:
    low, high = (assess(field, one.digits, one.unit or first.unit or second.unit) for one in (first, second))
    for end in (low, high):
        if end.status is not Status.VALUE:
            return replace(end, proposal=None)
    width = _exact(high) - _exact(low)
    if field.band_width is None or not 0 < width < limit("reference_interval_share") * field.band_width:
        return Reading(Status.ASK, "C4" if width > 0 else "C8", unit=field.unit, note="reference_range")
    note = f"{number_text(_exact(low))}-{number_text(_exact(high))}"
    middle = echo(field, (_exact(low) + _exact(high)) / 2)
    return Reading(Status.RANGE, "C8", unit=field.unit, proposal=middle, note=note)


def _mean(field: Field, first: _Quantity, second: _Quantity) -> Reading:
    reading = assess(field, first.digits, first.unit or second.unit)
    if reading.status is not Status.VALUE:
        return replace(reading, proposal=None)
    mean = echo(field, _exact(reading))
    return Reading(Status.RANGE, "C9", unit=field.unit, proposal=mean, note=f"± {second.digits}")


def _ratio(field: Field, first: _Quantity, second: _Quantity) -> Reading:
    if not field.is_ratio or second.digits != "1" or first.unit or second.unit:
        return Reading(Status.ASK, "C13")
    reading = assess(field, first.digits, None)
    return replace(reading, rule="C13") if reading.status is Status.VALUE else reading


def _pair(field: Field, first: _Quantity, second: _Quantity) -> Reading:
    """Ask about `54/37`; where the second number belongs to a known other field, offer both."""
    if field.paired_with is None:
        return Reading(Status.ASK, "C10")
    unit = first.unit or second.unit
    mine, other = assess(field, first.digits, unit), assess(field_of(field.paired_with), second.digits, unit)
    if Status.VALUE is not mine.status or Status.VALUE is not other.status:
        return Reading(Status.ASK, "C10")
    both = f"{number_text(_exact(mine))} (and {number_text(_exact(other))} for {field.paired_with})"
    side = {field.paired_with: float(_exact(other))}
    return Reading(Status.ASK, "C10", unit=field.unit, proposal=both, side=side)


def _bare(field: Field, number: Number) -> Reading:
    """Take a bare number in the printed unit; where only another unit would fit, ask."""
    fitting = {guess.action: guess for guess in field.guesses if guess.low <= number.value <= guess.high}
    if "convert" in fitting and number.rule == "C6":
        return Reading(Status.ASK, "C6")
    if "convert" in fitting:
        converted = _limited(field, number.value * fitting["convert"].factor, "C20")
        return replace(converted, note="converted")
    if "value" in fitting or not fitting:
        return _noted(_limited(field, number.value, number.rule), number)
    other = fitting.get("convert_ask")
    proposal = echo(field, number.value * other.factor) if other else None
    return Reading(Status.ASK, "unit_guess", unit=field.unit, proposal=proposal)


def _limited(field: Field, value: Fraction, rule: str) -> Reading:
    number = as_float(value)
    if field.hard.contains(number):
        return Reading(Status.VALUE, rule, value=number, unit=field.unit)
    is_high = number > (math.inf if field.hard.high is None else field.hard.high)
    return Reading(Status.REJECT, "hard_max" if is_high else "hard_min", unit=field.unit)


def _noted(reading: Reading, number: Number) -> Reading:
    is_repaired = number.rule == "C6" and reading.status is Status.VALUE
    return replace(reading, rule="C6", note="point_repaired") if is_repaired else reading


def _exact(reading: Reading) -> Fraction:
    return Fraction(repr(reading.value))
