"""Read a typed age or sex (rules C18 and C19)."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from fractions import Fraction

from heart_engine.domain.case import Sex
from heart_engine.domain.typed import Reading, Status
from heart_engine.domain.typed_field import field_of
from heart_engine.domain.typed_measurement import read_measurement
from heart_engine.domain.typed_number import as_float
from heart_engine.domain.typed_text import missing, words

_PARTS = re.compile(r"(?:[0-9]+[ ]*[^0-9 .,]+[ ]*){2,}")
_PART = re.compile(r"([0-9]+)[ ]*([^0-9 .,]+)")


def read_age(text: str) -> Reading:
    """Read an age in years, or in years, months and days such as `2岁6月`."""
    field = field_of("_age")
    _, body = field.split_label(text)
    parts = [(int(number), field.units.get(unit)) for number, unit in _PART.findall(body)]
    units = [unit for _, unit in parts if unit is not None]
    factors = [unit.factor for unit in units]
    if not _PARTS.fullmatch(body) or len(units) < len(parts):
        reading = read_measurement(field, text)
        return replace(reading, rule="C18") if reading.rule == "C12" else reading
    years = sum((number * unit.factor for number, unit in parts if unit is not None), Fraction())
    is_falling = all(larger > smaller for larger, smaller in itertools.pairwise(factors))
    if not is_falling or not field.hard.contains(as_float(years)):
        return Reading(Status.ASK, "C18", unit=field.unit)
    return Reading(Status.VALUE, "C18", value=as_float(years), unit=field.unit)


def read_sex(text: str) -> Reading:
    """Read a sex; a code such as 1 or 2 needs a person, since sources disagree on it."""
    for sex in (Sex.MALE, Sex.FEMALE):
        if text in words(sex.value):
            return Reading(Status.VALUE, "C19", value=sex)
    if text in words("sex_code"):
        return Reading(Status.ASK, "C19", note="code")
    return missing(text) or Reading(Status.REJECT, "C19")
