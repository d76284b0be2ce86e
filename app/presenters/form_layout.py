"""In which order the fields stand, as on the paper form, and which of them Enter passes over."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from heart_engine.domain.measurement import Group, Measurement, by_key
from heart_engine.domain.resources import read_table

COLUMNS: Final = ((Group.LEFT, Group.RIGHT), (Group.DOPPLER, Group.FUNCTION))


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A measurement and whether it is one of the rare ones that stand dimmed."""

    measurement: Measurement
    rare: bool


@functools.cache
def fields_of(group: Group) -> tuple[PlacedField, ...]:
    """Return the fields of one group from top to bottom."""
    return tuple(
        PlacedField(by_key()[row["key"]], row["advanced"] == "yes")
        for row in _rows()
        if row["group"] == group
    )


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(sorted(read_table("form.csv"), key=lambda row: int(row["position"])))


@functools.cache
def typing_order() -> tuple[str, ...]:
    """Return every field in the order of the paper form: down each column."""
    return tuple(
        field.measurement.key for column in COLUMNS for group in column for field in fields_of(group)
    )
