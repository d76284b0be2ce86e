"""The standard values a model reads: a frozen table, apart from the better ranges a clinician sees.

A value is placed by the published equation that the table names, which knows age and body size; where the
equation needs what is not known, an adult's value is placed in the range of the row, a child's nowhere.
Without an age or a row the position is unknown. A hospital's library may lay its own shifts over the table,
so that a value is placed among that hospital's values.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.reference_choice import UNSPECIFIED
from heart_engine.domain.sites import default_site
from heart_engine.domain.zscores import Curve, curve_for, equations

SD_FROM_MIDDLE_TO_LIMIT = 1.96
"""A standard range is the middle 95 % of healthy people."""


@dataclass(frozen=True, slots=True)
class StandardRow:
    """What is usual for one measurement at one site: an equation by body size, and limits for adults."""

    key: str
    site: str  # UNSPECIFIED is the row for every site without one of its own
    group: AgeGroup
    sex: Sex  # UNKNOWN serves everybody whose own sex has no row
    low: float | None
    high: float | None
    equation: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """Where a hospital's own values lie against the table, in standard deviations."""

    middle: float = 0.0
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one value stands: deviations from the middle, and the range that is printed beside it."""

    z: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_known(self) -> bool:
        """Say whether any standard value applies."""
        return self.z is not None or self.low is not None or self.high is not None


UNKNOWN_STANDING = Standing()


@dataclass(frozen=True, slots=True)
class StandardValues:
    """The whole table, with a hospital's shifts where a library carries them."""

    rows: Mapping[str, tuple[StandardRow, ...]]  # by measurement
    shifts: Mapping[str, Shift] = field(default_factory=dict)

    def with_shifts(self, shifts: Mapping[str, Shift]) -> StandardValues:
        """Return the table as one hospital reads it."""
        return StandardValues(self.rows, dict(shifts))

    def sha256(self) -> str:
        """Return a hash of every figure, for the bundle, the library and the result to name."""
        rows = [
            [r.key, r.site, r.group, r.sex, r.low, r.high, r.equation]
            for of_key in self.rows.values()
            for r in of_key
        ]
        shifts = [[key, one.middle, one.width] for key, one in sorted(self.shifts.items())]
        return hashlib.sha256(json.dumps([rows, shifts]).encode()).hexdigest()

    def standing(self, key: str, case: Case) -> Standing:
        """Place one measured value of a case."""
        value = case.measurements[key]
        row = self._row(key, case)
        if row is None:
            return UNKNOWN_STANDING
        curve = curve_for(row.equation, case.patient) if row.equation else None
        return self._on_curve(key, curve, value) if curve else self._in_range(row, value)

    def positions(self, case: Case) -> dict[str, float]:
        """Return a comparable number for all that has one: deviations from the middle, grades as they are."""
        found = {
            key: value if by_key()[key].is_grade else self.standing(key, case).z
            for key, value in case.measurements.items()
        }
        return {key: position for key, position in found.items() if position is not None}

    def _row(self, key: str, case: Case) -> StandardRow | None:
        """Return the most particular row: own site before any site, own sex before both."""
        group, sex = age_group(case.patient), case.patient.sex
        usual = default_site(key)
        site = case.sites.get(key) or (usual.id if usual else UNSPECIFIED)
        fitting = [
            row
            for row in self.rows.get(key, ())
            if row.group is group and row.site in (site, UNSPECIFIED) and row.sex in (sex, Sex.UNKNOWN)
        ]
        return max(fitting, key=lambda row: (row.site == site, row.sex is sex), default=None)

    def _on_curve(self, key: str, curve: Curve, value: float) -> Standing:
        shift = self.shifts.get(key, Shift())
        ends = (shift.middle + side * SD_FROM_MIDDLE_TO_LIMIT * shift.width for side in (-1, 1))
        return Standing(self._shifted(key, curve.z(value)), *map(curve.value, ends))

    def _in_range(self, row: StandardRow, value: float) -> Standing:
        if row.low is None or row.high is None or row.low == row.high or by_key()[row.key].is_grade:
            return Standing(None, row.low, row.high)
        deviation = (row.high - row.low) / 2 / SD_FROM_MIDDLE_TO_LIMIT
        middle = (row.low + row.high) / 2
        shift = self.shifts.get(row.key, Shift())
        half = SD_FROM_MIDDLE_TO_LIMIT * shift.width * deviation
        centre = middle + shift.middle * deviation
        return Standing(self._shifted(row.key, (value - middle) / deviation), centre - half, centre + half)

    def _shifted(self, key: str, z: float) -> float:
        shift = self.shifts.get(key, Shift())
        return (z - shift.middle) / shift.width


def standard_values_from_rows(rows: Iterable[Mapping[str, str]]) -> StandardValues:
    """Read the frozen table's cells; a ValueError names a row that cannot be meant."""
    found: dict[str, tuple[StandardRow, ...]] = {}
    for row in map(_row, rows):
        found[row.key] = (*found.get(row.key, ()), row)
    return StandardValues(found)


def _row(cells: Mapping[str, str]) -> StandardRow:
    if cells["equation"] and cells["equation"] not in equations():
        msg = f"{cells['key']}: no such equation: {cells['equation']}"
        raise ValueError(msg)
    return StandardRow(
        key=cells["key"],
        site=cells["site"] or UNSPECIFIED,
        group=AgeGroup(cells["age_group"]),
        sex=Sex(cells["sex"] or Sex.UNKNOWN),
        low=_limit(cells, "low"),
        high=_limit(cells, "high"),
        equation=cells["equation"],
    )


def _limit(cells: Mapping[str, str], name: str) -> float | None:
    if not cells[name]:
        return None
    limit = float(cells[name])
    if not math.isfinite(limit):
        msg = f"{cells['key']}: {name} is {cells[name]}"
        raise ValueError(msg)
    return limit
