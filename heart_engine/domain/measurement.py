"""The 25 measurements of the paper's Table 1, read from `resources/domain/measurements.csv`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from heart_engine.domain.resources import read_table


class Kind(StrEnum):
    """What sort of quantity a measurement is."""

    LENGTH = "length"
    VELOCITY = "velocity"
    PERCENT = "percent"
    RATIO = "ratio"
    SCORE = "score"
    GRADE = "grade"
    FLOW = "flow"
    VOLUME = "volume"


class Group(StrEnum):
    """Where a measurement stands on the paper form."""

    LEFT = "left_heart"
    RIGHT = "right_heart_and_vessels"
    DOPPLER = "doppler"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval in the measurement's canonical unit; None is open."""

    low: float | None
    high: float | None

    def contains(self, value: float) -> bool:
        """Say whether a value lies inside, ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class AcceptedUnit:
    """A unit that may be typed with the number."""

    text: str
    factor: float
    allowed: bool  # False: understood, but refused ("0.045 m" is never how a diameter is meant)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of the clinical table."""

    order: int
    key: str
    paper_name: str
    label_en: str
    label_zh: str
    abbreviation: str
    kind: Kind
    group: Group
    unit: str
    ucum: str
    accepted_units: tuple[AcceptedUnit, ...]
    decimals: int
    hard: Span
    plausible_adult: Span
    plausible_child: Span
    normal_male: Span
    normal_female: Span
    normal_source: str
    normal_certainty: str
    formula: str
    help_en: str
    help_zh: str

    @property
    def is_grade(self) -> bool:
        """Say whether the value is a grade of regurgitation rather than a number."""
        return self.kind is Kind.GRADE

    def label(self, language: str) -> str:
        """Return the full name in the language asked for."""
        return self.label_zh if language == "zh" else self.label_en

    def help(self, language: str) -> str:
        """Return how it is measured, in the language asked for."""
        return self.help_zh if language == "zh" else self.help_en


@functools.cache
def measurements() -> tuple[Measurement, ...]:
    """Return all 25 rows in the order of Table 1."""
    groups = {row["key"]: Group(row["group"]) for row in read_table("form.csv")}
    rows = [_measurement(row, groups) for row in read_table("measurements.csv")]
    return tuple(sorted(rows, key=lambda one: one.order))


@functools.cache
def by_key() -> dict[str, Measurement]:
    """Return the table as a mapping from key to row."""
    return {one.key: one for one in measurements()}


def _measurement(row: dict[str, str], groups: dict[str, Group]) -> Measurement:
    return Measurement(
        order=int(row["order"]),
        key=row["key"],
        paper_name=row["paper_name"],
        label_en=row["label_en"],
        label_zh=row["label_zh"],
        abbreviation=row["abbreviation"],
        kind=Kind(row["quantity_kind"]),
        group=groups[row["key"]],
        unit=row["canonical_unit"],
        ucum=row["ucum"],
        accepted_units=_accepted_units(row["accepted_units_factor_to_canonical"]),
        decimals=int(row["decimals_display"]),
        hard=_span(row, "hard_min", "hard_max"),
        plausible_adult=_span(row, "plausible_adult_min", "plausible_adult_max"),
        plausible_child=_span(row, "plausible_child_min", "plausible_child_max"),
        normal_male=_span(row, "normal_male_low", "normal_male_high"),
        normal_female=_span(row, "normal_female_low", "normal_female_high"),
        normal_source=row["normal_source"],
        normal_certainty=row["normal_certainty"],
        formula=row["formula"],
        help_en=row["ui_help_en"],
        help_zh=row["ui_help_zh"],
    )


def _span(row: dict[str, str], low: str, high: str) -> Span:
    return Span(*(float(row[name]) if row[name] else None for name in (low, high)))


def _accepted_units(cell: str) -> tuple[AcceptedUnit, ...]:
    """Read `mm=1; cm=10; m=1000(reject)`; a clause that is not of this shape is prose for people."""
    found = re.findall(r"(?:^|;)\s*([^=;]+?)=([0-9.]+)(\(reject\))?\s*(?=;|$)", cell)
    return tuple(AcceptedUnit(text, float(factor), not refused) for text, factor, refused in found)
