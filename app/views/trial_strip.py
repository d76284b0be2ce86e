"""A strip whose dot can be moved, by dragging and by keys: what a measurement might have been."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint
from app.presenters.what_if_view import TrialLine
from app.views.theme import colour

MARGIN_PX: Final = 7.0
BAND_PX: Final = 10.0
DOT_PX: Final = 5.5
STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -5,
    Qt.Key.Key_PageUp: 5,
}
GIVE_UP_KEYS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class TrialStrip(QWidget):
    """Paints the patient's own value as a ring and the tried one as a dot."""

    placed = Signal(str, float)  # key, place from 0 to 1
    stepped = Signal(str, int)
    given_up = Signal(str)  # back to the patient's own value

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._line: TrialLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Leave room for the dot and a finger's width to grip it."""
        return QSize(120, 22)

    def show_line(self, line: TrialLine) -> None:
        """Paint this measurement from now on."""
        if line != self._line:
            self._line = line
            self.setAccessibleDescription(f"{line.text} {line.words}".strip())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move the dot by steps of the last shown decimal."""
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.stepped.emit(self._key, steps)
        elif event.key() in GIVE_UP_KEYS:
            self.given_up.emit(self._key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Put the dot under the pointer."""
        self._place(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take the dot along."""
        self._place(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Hide the focus."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw line, band, ring and dot."""
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_strip(painter, self._line)
        if self.hasFocus():
            painter.setPen(QPen(colour(Tint.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, 1, self.width() - 2, self.height() - 2))
        painter.end()

    def _draw_strip(self, painter: QPainter, line: TrialLine) -> None:
        middle = self.height() / 2
        if line.band is not None:
            left, right = (self._x(share) for share in line.band)
            room = QRectF(left, middle - BAND_PX / 2, max(right - left, 2.0), BAND_PX)
            painter.fillRect(room, colour(Tint.NORMAL_BAND))
        painter.setPen(colour(Tint.EDGE))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))
        if line.own is not None:
            painter.setPen(QPen(colour(Tint.INK), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(self._x(line.own.place), middle), DOT_PX, DOT_PX)
        if line.tried is not None and line.changed:
            painter.setPen(colour(Tint.INK))
            painter.setBrush(colour(Tint.TRIAL))
            painter.drawEllipse(QPointF(self._x(line.tried.place), middle), DOT_PX, DOT_PX)

    def _x(self, share: float) -> float:
        return MARGIN_PX + share * (self.width() - 2 * MARGIN_PX)

    def _place(self, event: QMouseEvent) -> None:
        share = (event.position().x() - MARGIN_PX) / (self.width() - 2 * MARGIN_PX)
        self.placed.emit(self._key, min(1.0, max(0.0, share)))
