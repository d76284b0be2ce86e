"""Numbers that stand beside a measurement, such as the jet velocity beside a grade."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from heart_engine.domain.measurement import Span
from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class SideValue:
    """One row of `resources/domain/side_values.csv`."""

    key: str
    beside: str  # key of the measurement it belongs to
    quantity: str
    name_en: str
    name_zh: str
    unit: str
    ucum: str
    hard: Span
    source: str

    def name(self, language: str) -> str:
        """Return what the field is called in the language asked for."""
        return self.name_zh if language == "zh" else self.name_en


@functools.cache
def side_values() -> dict[str, SideValue]:
    """Return every side field by its key, in the order of the table."""
    return {row["key"]: _side_value(row) for row in read_table("side_values.csv")}


def beside(key: str) -> tuple[SideValue, ...]:
    """Return the side fields of one measurement."""
    return tuple(side for side in side_values().values() if side.beside == key)


def _side_value(row: dict[str, str]) -> SideValue:
    return SideValue(
        key=row["key"],
        beside=row["valve"],
        quantity=row["quantity"],
        name_en=row["name_en"],
        name_zh=row["name_zh"],
        unit=row["unit"],
        ucum=row["ucum"],
        hard=Span(float(row["hard_min"]), float(row["hard_max"])),
        source=row["source"],
    )
