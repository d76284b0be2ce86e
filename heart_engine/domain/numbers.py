"""The one strict parser of everything that is typed into the form."""

from __future__ import annotations

from fractions import Fraction

from heart_engine.domain.grades import grade_echo
from heart_engine.domain.measurement import by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.side_values import side_values
from heart_engine.domain.typed import Reading, Status, Typed
from heart_engine.domain.typed_field import field_of
from heart_engine.domain.typed_grade import read_grade
from heart_engine.domain.typed_measurement import echo, read_measurement
from heart_engine.domain.typed_number import DoubtfulNumberError, parse_number
from heart_engine.domain.typed_person import read_age, read_sex
from heart_engine.domain.typed_text import has_foreign_digits, limit, plain, with_own_digits

__all__ = ["DoubtfulNumberError", "Status", "Typed", "parse_number", "parse_typed", "typed_keys"]


def typed_keys() -> tuple[str, ...]:
    """Return every key that `parse_typed` knows."""
    person = [one.key for one in patient_limits().values()]
    return (*by_key(), *person, "_sex", *side_values())


def parse_typed(key: str, text: str) -> Typed:
    """Say what a text typed into a field means; a KeyError where there is no such field."""
    reading = _read_any_digits(key, text)
    return Typed(
        key=key,
        raw=text,
        value=reading.value,
        unit=reading.unit,
        status=reading.status,
        rule=reading.rule,
        proposal=reading.proposal,
        side=reading.side,
        note=reading.note,
    )


def _read_any_digits(key: str, text: str) -> Reading:
    if len(text) > limit("longest_text"):
        _read(key, "")  # an unknown field is an error however long the text is
        return Reading(Status.REJECT, "too_long")
    if not has_foreign_digits(text):
        return _read(key, plain(text))
    return _foreign(key, with_own_digits(text))


def _foreign(key: str, text: str) -> Reading:
    """Ask about digits of another script, and propose what they say where that is certain."""
    meant = _read(key, plain(text))
    if has_foreign_digits(text) or not isinstance(meant.value, float):
        return Reading(Status.ASK, "digits")
    is_grade = key in by_key() and by_key()[key].is_grade
    proposal = grade_echo(meant.value) if is_grade else echo(field_of(key), Fraction(repr(meant.value)))
    return Reading(Status.ASK, "digits", unit=meant.unit, proposal=proposal)


def _read(key: str, text: str) -> Reading:
    if key == "_age":
        return read_age(text)
    if key == "_sex":
        return read_sex(text)
    if key in by_key() and by_key()[key].is_grade:
        return read_grade(key, text)
    return read_measurement(field_of(key), text)
