"""The strip beside a number: a grey line for plausible, a band for normal, a dot for the value."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint
from app.presenters.strip import Beyond, StripView
from app.views.theme import colour

MARGIN_PX: Final = 5
BAND_PX: Final = 8
DOT_PX: Final = 4.5


class RangeStrip(QWidget):
    """Paints one strip; an absent strip paints nothing and keeps its place."""

    def __init__(self) -> None:
        super().__init__()
        self._strip: StripView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Leave room for the dot."""
        return QSize(84, 18)

    def show_strip(self, strip: StripView | None) -> None:
        """Paint this strip from now on."""
        if strip != self._strip:
            self._strip = strip
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw line, band, dot or caret."""
        if self._strip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter)
        if self._strip.band is not None:
            self._draw_band(painter, self._strip.band)
        if self._strip.value is not None:
            self._draw_value(painter, self._strip.value, self._strip.beyond)
        painter.end()

    def _x(self, fraction: float) -> float:
        return MARGIN_PX + fraction * (self.width() - 2 * MARGIN_PX)

    def _draw_line(self, painter: QPainter) -> None:
        middle = self.height() / 2
        painter.setPen(colour(Tint.EDGE))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))

    def _draw_band(self, painter: QPainter, band: tuple[float, float]) -> None:
        left, right = self._x(band[0]), self._x(band[1])
        top = (self.height() - BAND_PX) / 2
        painter.fillRect(QRectF(left, top, max(right - left, 2.0), BAND_PX), colour(Tint.NORMAL_BAND))

    def _draw_value(self, painter: QPainter, value: float, beyond: Beyond) -> None:
        middle = QPointF(self._x(value), self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Tint.INK))
        if beyond is Beyond.INSIDE:
            painter.drawEllipse(middle, DOT_PX, DOT_PX)
        else:
            painter.drawPolygon(_caret(middle, int(beyond)))


def _caret(tip: QPointF, direction: int) -> QPolygonF:
    """Return a triangle that points out of the strip."""
    back = tip - QPointF(direction * 2 * DOT_PX, 0)
    half = QPointF(0, DOT_PX + 1)
    return QPolygonF([tip, back - half, back + half])
