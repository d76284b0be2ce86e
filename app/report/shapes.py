"""One shape and one colour for each defect, the same everywhere; readable without the colour."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.platypus import Flowable

from app.report.strips import StripDrawing
from app.report.tagging import decoration
from app.report.values import EvidenceLine
from heart_engine.domain.labels import LabelSet

# Okabe and Ito's colours, told apart by the colour-blind.
_COLOURS: Final = {"asd": HexColor("#0072B2"), "vsd": HexColor("#E69F00"), "pdo": HexColor("#009E73")}
_NONE: Final = HexColor("#777777")
_SIZE: Final = 7.0
_GAP: Final = 2.0
_SMALL: Final = 0.75


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
            _draw_labels(self.canv, self.labels)


class EvidenceDrawing(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A strip with this patient's dot, and the shapes of the reference cases below it."""

    def __init__(self, line: EvidenceLine) -> None:
        super().__init__()
        self.line = line
        self.strip = StripDrawing(line.strip)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole width, and below the strip the room of the shapes."""
        self.width, height = self.strip.wrap(available_width, available_height)
        return self.width, height + _SIZE * _SMALL

    def draw(self) -> None:
        """Draw the shapes, then the strip above them."""
        for labels, place in self.line.cases:
            with decoration(self.canv):
                self.canv.saveState()
                self.canv.translate(self._left(labels, place), 0)
                self.canv.scale(_SMALL, _SMALL)
                _draw_labels(self.canv, labels)
                self.canv.restoreState()
        self.strip.drawOn(self.canv, 0, _SIZE * _SMALL)

    def _left(self, labels: LabelSet, place: float) -> float:
        """Return where the shapes begin: centred on their place, and never off the strip."""
        wide = max(len(labels), 1) * (_SIZE + _GAP) * _SMALL
        return float(min(max(self.strip.x(place) - wide / 2, 0.0), self.width - wide))


def _draw_labels(canvas: Any, labels: LabelSet) -> None:  # noqa: ANN401  # reportlab carries no types
    canvas.setLineWidth(0.7)
    if not labels:
        _cross(canvas)
    for place, label in enumerate(labels):
        canvas.setStrokeColor(black)
        canvas.setFillColor(_COLOURS[label])
        _DRAWN[label](canvas, place * (_SIZE + _GAP))


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
