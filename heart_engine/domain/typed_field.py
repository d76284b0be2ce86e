"""What a reader must know of one typed field, gathered from the tables."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from heart_engine.domain.measurement import Kind, Measurement, Span, by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.resources import read_table
from heart_engine.domain.side_values import side_values
from heart_engine.domain.typed_text import plain

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it may be typed; `action` is value, ask or reject."""

    factor: Fraction
    action: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What a bare number of this size may be; `action` is value, convert, convert_ask or ask."""

    low: Fraction
    high: Fraction
    factor: Fraction
    action: str


@dataclass(frozen=True, slots=True)
class Field:
    """One typed field: its unit, its limits, and the words and units that may stand with the number."""

    key: str
    unit: str
    hard: Span
    is_ratio: bool
    band_width: Fraction | None  # of the narrower normal range
    units: Mapping[str, Unit]
    guesses: tuple[Guess, ...]
    labels: Mapping[str, bool]  # False: the name of another quantity
    words: Mapping[str, Fraction]
    paired_with: str | None

    def split_label(self, text: str) -> tuple[str | None, str]:
        """Split a leading name of this field from the rest of a plain text."""
        for label in self.labels:
            if text.startswith(label) and _ends_word(label, text[len(label) :]):
                return label, text[len(label) :].lstrip(" :=")
        return None, text

    def split_unit(self, text: str) -> tuple[Unit | None, str]:
        """Split a leading unit from the rest of a plain text."""
        for name, unit in self.units.items():
            if text.startswith(name) and _ends_word(name, text[len(name) :]):
                return unit, text[len(name) :].lstrip()
        return None, text


@functools.cache
def field_of(key: str) -> Field:
    """Return what is known of one field; a KeyError where nobody can type it as a number."""
    measured = by_key().get(key)
    if measured is not None and not measured.is_grade:
        return _measured_field(measured)
    if key in side_values():
        side = side_values()[key]
        return _plain_field(key, side.ucum, side.hard, [side.name_en, side.name_zh])
    limits = {one.key: one for one in patient_limits().values()}
    return _plain_field(key, limits[key].unit, limits[key].hard, [])


@functools.cache
def labels_of(key: str) -> dict[str, bool]:
    """Return the plain names of a field, longest first; False marks the name of another quantity."""
    rows = _rows("synonyms.csv", "key", key)
    found = {plain(row["header_as_written"]): row["confidence_sure_ask_reject"] != "reject" for row in rows}
    row = by_key().get(key)
    names = [row.label_en, row.label_zh, row.abbreviation] if row else []
    return _longest_first(found | {plain(name): True for name in names})


def _measured_field(row: Measurement) -> Field:
    typed = {plain(one.text): one for one in row.accepted_units if not one.text.isdigit()}
    own = {
        name: Unit(Fraction(str(one.factor)), "value" if one.allowed else "reject")
        for name, one in typed.items()
    }
    return Field(
        key=row.key,
        unit=row.ucum,
        hard=row.hard,
        is_ratio=row.kind is Kind.RATIO,
        band_width=_band_width(row),
        units=_longest_first(_units(row.ucum) | own),
        guesses=_guesses(row.key),
        labels=labels_of(row.key),
        words=_value_words(row.key),
        paired_with=_pairs().get(row.key),
    )


def _plain_field(key: str, unit: str, hard: Span, names: Iterable[str]) -> Field:
    return Field(
        key=key,
        unit=unit,
        hard=hard,
        is_ratio=unit == "1",
        band_width=None,
        units=_longest_first(_units(unit)),
        guesses=_guesses(key),
        labels=_longest_first(labels_of(key) | {plain(name): True for name in names}),
        words={},
        paired_with=None,
    )


def _units(ucum: str) -> dict[str, Unit]:
    rows = _rows("typed_units.csv", "unit", ucum)
    return {plain(row["text"]): Unit(_ratio(row["factor"] or "0"), row["action"]) for row in rows}


def _guesses(key: str) -> tuple[Guess, ...]:
    rows = _rows("unit_guess.csv", "key", key)
    return tuple(
        Guess(Fraction(row["low"]), Fraction(row["high"]), Fraction(row["factor"] or "0"), row["action"])
        for row in rows
    )


def _value_words(key: str) -> dict[str, Fraction]:
    rows = _rows("value_words.csv", "key", key)
    return {plain(row["text"]): Fraction(row["value"]) for row in rows}


def _pairs() -> dict[str, str]:
    return {row["key"]: row["other"] for row in read_table("typed_pairs.csv")}


def _band_width(row: Measurement) -> Fraction | None:
    widths = [
        Fraction(str(span.high)) - Fraction(str(span.low))
        for span in (row.normal_male, row.normal_female)
        if span.low is not None and span.high is not None
    ]
    return min(widths, default=None)


def _rows(table: str, column: str, cell: str) -> list[dict[str, str]]:
    return [row for row in _kept(table) if row[column] == cell]


_kept = functools.cache(read_table)  # every field asks the same tables


def _ratio(text: str) -> Fraction:
    """Read `1/365.25`, which Fraction alone does not."""
    over, _, under = text.partition("/")
    return Fraction(over) / Fraction(under or "1")


def _ends_word(word: str, rest: str) -> bool:
    """Say whether a word is over: `mm` is not a unit in `mm2`, nor `e` a name in `e'`."""
    if not rest:
        return True
    if word[-1].isascii() and word[-1].isalnum():
        return not (rest[0].isascii() and (rest[0].isalnum() or rest[0] in "/^'_"))
    return not (word[-1].isalpha() and rest[0].isalpha() and not rest[0].isascii())


def _longest_first(found: Mapping[str, ValueT]) -> dict[str, ValueT]:
    return {name: found[name] for name in sorted(found, key=len, reverse=True)}
