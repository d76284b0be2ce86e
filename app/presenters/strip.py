"""A range strip as fractions of its width: the same drawing in the form, the evidence and the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

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
    if plausible.low is None or plausible.high is None:
        return None
    axis = _Axis(plausible.low, plausible.high)
    return StripView(
        band=axis.band(normal),
        value=None if value is None else axis.place(value),
        beyond=Beyond.INSIDE if value is None else axis.beyond(value),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float

    def place(self, value: float) -> float:
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def beyond(self, value: float) -> Beyond:
        return Beyond((value > self.high) - (value < self.low))

    def band(self, normal: Span) -> tuple[float, float] | None:
        """Return the band; an open side reaches the strip's end, and without any limit there is none."""
        if normal.low is None and normal.high is None:
            return None
        return (
            0.0 if normal.low is None else self.place(normal.low),
            1.0 if normal.high is None else self.place(normal.high),
        )
