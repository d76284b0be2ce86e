"""One shape and one colour for each defect, the same everywhere; readable without the colour."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.platypus import Flowable

from app.report.tagging import decoration
from heart_engine.domain.labels import LabelSet

# Okabe and Ito's colours, told apart by the colour-blind.
_COLOURS: Final = {"asd": HexColor("#0072B2"), "vsd": HexColor("#E69F00"), "pdo": HexColor("#009E73")}
_NONE: Final = HexColor("#777777")
_SIZE: Final = 7.0
_GAP: Final = 2.0


class LabelShapes(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A circle for ASD, a square for VSD, a triangle for the third label, a cross for none of them."""

    def __init__(self, labels: LabelSet) -> None:
        super().__init__()
        self.labels = labels

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Take room for each shape."""
        return max(len(self.labels), 1) * (_SIZE + _GAP), _SIZE

    def draw(self) -> None:
        """Draw the shapes from left to right."""
        with decoration(self.canv):
            self.canv.setLineWidth(0.7)
            if not self.labels:
                _cross(self.canv)
            for place, label in enumerate(self.labels):
                self.canv.setStrokeColor(black)
                self.canv.setFillColor(_COLOURS[label])
                _DRAWN[label](self.canv, place * (_SIZE + _GAP))


class ShareBar(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A bar filled as far as a share from 0 to 1."""

    def __init__(self, share: float, colour: Color = black) -> None:
        super().__init__()
        self.share = share
        self.colour = colour

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = available_width
        return available_width, _SIZE

    def draw(self) -> None:
        """Draw the frame and what of it is filled."""
        with decoration(self.canv):
            self.canv.setLineWidth(0.5)
            self.canv.setStrokeColor(black)
            self.canv.setFillColor(white)
            self.canv.rect(0, 1, self.width, _SIZE - 2, stroke=1, fill=1)
            self.canv.setFillColor(self.colour)
            self.canv.rect(0, 1, self.width * self.share, _SIZE - 2, stroke=0, fill=1)


def label_colour(label: str) -> Color:
    """Return the colour that a defect has everywhere."""
    return _COLOURS[label]


def _cross(canvas: Any) -> None:  # noqa: ANN401  # reportlab carries no types
    canvas.setStrokeColor(_NONE)
    canvas.setLineWidth(1.4)
    canvas.line(1, 1, _SIZE - 1, _SIZE - 1)
    canvas.line(1, _SIZE - 1, _SIZE - 1, 1)


def _circle(canvas: Any, left: float) -> None:  # noqa: ANN401  # reportlab carries no types
    canvas.circle(left + _SIZE / 2, _SIZE / 2, _SIZE / 2 - 0.4, stroke=1, fill=1)


def _square(canvas: Any, left: float) -> None:  # noqa: ANN401  # reportlab carries no types
    canvas.rect(left + 0.6, 0.6, _SIZE - 1.2, _SIZE - 1.2, stroke=1, fill=1)


def _triangle(canvas: Any, left: float) -> None:  # noqa: ANN401  # reportlab carries no types
    path = canvas.beginPath()
    path.moveTo(left + 0.3, 0.6)
    path.lineTo(left + _SIZE - 0.3, 0.6)
    path.lineTo(left + _SIZE / 2, _SIZE - 0.3)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


_DRAWN: Final = {"asd": _circle, "vsd": _square, "pdo": _triangle}
