"""The range strip: a line for what is plausible, a band for what is normal, a dot for the value.

Positions are parts of the line's length, so that the same picture can be drawn anywhere. A value beyond the
line is a caret at its end. Inside the band the dot is hollow, outside it is filled, for the photocopier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from app.range_line import line_of
from app.report.tagging import decoration
from heart_engine.domain.measurement import Span

_BAND: Final = Color(0.86, 0.86, 0.86)
_HEIGHT: Final = 8.0
_DOT_RADIUS: Final = 2.3
_MARGIN: Final = 4.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Where band and value lie on a line from 0 to 1; a value outside that is beyond the line."""

    band_from: float | None
    band_to: float | None
    value: float | None
    outside: bool


def strip_of(value: float | None, normal: Span | None, plausible: Span, *, outside: bool) -> Strip | None:
    """Place a value and its normal band on the line; None where there is no line to place them on."""
    line = line_of(plausible)
    if line is None:
        return None
    band = None if normal is None else line.band(normal)
    return Strip(
        band_from=None if band is None else band[0],
        band_to=None if band is None else band[1],
        value=None if value is None else line.place(value),
        outside=outside,
    )


class StripDrawing(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A strip, drawn as wide as there is room."""

    def __init__(self, strip: Strip) -> None:
        super().__init__()
        self.strip = strip

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and a fixed height."""
        self.width = available_width
        return available_width, _HEIGHT

    def draw(self) -> None:
        """Draw line, band and value."""
        with decoration(self.canv):
            self._draw_line_and_band()
            if self.strip.value is not None:
                self._draw_value(self.strip.value)

    def x(self, place: float) -> float:
        """Return how far from the left end a place is drawn."""
        return _MARGIN + place * (float(self.width) - 2 * _MARGIN)

    def _draw_line_and_band(self) -> None:
        canvas, middle = self.canv, _HEIGHT / 2
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.4)
        canvas.line(self.x(0), middle, self.x(1), middle)
        if self.strip.band_from is not None and self.strip.band_to is not None:
            left, right = self.x(self.strip.band_from), self.x(self.strip.band_to)
            canvas.setFillColor(_BAND)
            canvas.setLineWidth(0.4)
            canvas.rect(left, middle - 2.5, max(right - left, 1.0), 5.0, stroke=1, fill=1)

    def _draw_value(self, place: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(black)
        canvas.setFillColor(black if self.strip.outside else Color(1, 1, 1))
        canvas.setLineWidth(0.9)
        if 0 <= place <= 1:
            canvas.circle(self.x(place), _HEIGHT / 2, _DOT_RADIUS, stroke=1, fill=1)
        else:
            self._draw_caret(right=place > 1)

    def _draw_caret(self, *, right: bool) -> None:
        end, inwards = (self.x(1) + _MARGIN, -5.0) if right else (self.x(0) - _MARGIN, 5.0)
        path = self.canv.beginPath()
        path.moveTo(end, _HEIGHT / 2)
        path.lineTo(end + inwards, _HEIGHT / 2 + 3)
        path.lineTo(end + inwards, _HEIGHT / 2 - 3)
        path.close()
        self.canv.drawPath(path, stroke=1, fill=1)
