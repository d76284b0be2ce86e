"""A range strip as fractions of its width: the same drawing in the form, the evidence and the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.range_line import line_of, on_the_line
from heart_engine.domain.measurement import Span


class Beyond(IntEnum):
    """Which end of the strip the value lies outside of."""

    BELOW = -1
    INSIDE = 0
    ABOVE = 1


@dataclass(frozen=True, slots=True)
class StripView:
    """Where band and value lie on a strip, from 0 at its left end to 1 at its right."""

    band: tuple[float, float] | None
    value: float | None
    beyond: Beyond


def strip_view(value: float | None, normal: Span, plausible: Span) -> StripView | None:
    """Lay a value and its normal band on the plausible range; None where the table has no such range."""
    line = line_of(plausible)
    if line is None:
        return None
    if value is None:
        return StripView(line.band(normal), None, Beyond.INSIDE)
    place = line.place(value)
    return StripView(line.band(normal), on_the_line(place), Beyond((place > 1) - (place < 0)))
