"""Where values lie on the line of a range strip: the same places in the window and in the report."""

from __future__ import annotations

from dataclasses import dataclass

from heart_engine.domain.measurement import Span


@dataclass(frozen=True, slots=True)
class RangeLine:
    """What is plausible, as a line from 0 to 1."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Return where a value lies; beyond the line it is below 0 or above 1."""
        return (value - self.low) / (self.high - self.low)

    def band(self, normal: Span) -> tuple[float, float] | None:
        """Return the normal band; an open side reaches the line's end; without limits there is none."""
        if normal.low is None and normal.high is None:
            return None
        return (
            0.0 if normal.low is None else on_the_line(self.place(normal.low)),
            1.0 if normal.high is None else on_the_line(self.place(normal.high)),
        )


def line_of(plausible: Span) -> RangeLine | None:
    """Return the line of a plausible range; None where the range has no ends."""
    if plausible.low is None or plausible.high is None or not plausible.high > plausible.low:
        return None
    return RangeLine(plausible.low, plausible.high)


def on_the_line(place: float) -> float:
    """Return the place on the line that is nearest."""
    return min(1.0, max(0.0, place))
