"""A bar from its middle: to the right where a defect would be likelier without a thing, else to the left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint, mark_of
from app.presenters.changes import Change
from app.views.label_mark import draw_shape
from app.views.theme import colour

MARK_PX: Final = 10.0
HEIGHT_PX: Final = 12


class ChangeBar(QWidget):
    """Paints the shape of the defect that moves most, and how far it moves."""

    def __init__(self) -> None:
        super().__init__()
        self._change: Change | None = None
        self._full = 1.0
        self._faded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Stand lower than the text beside it."""
        return QSize(120, HEIGHT_PX)

    def show_change(self, change: Change | None, full: float, *, faded: bool) -> None:
        """Paint this from now on; `full` is the amount that fills the bar."""
        self._change, self._full, self._faded = change, full, faded
        self.setAccessibleName("" if change is None else change.words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the middle line, the bar and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(MARK_PX + 6, 1, self.width() - MARK_PX - 8, self.height() - 2)
        middle = room.center().x()
        if self._change is not None:
            self._draw_change(painter, room, self._change)
        painter.setPen(colour(Tint.EDGE))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        painter.end()

    def _draw_change(self, painter: QPainter, room: QRectF, change: Change) -> None:
        mark = mark_of(change.label)
        tint = colour(Tint.FAINT if self._faded else mark.tint)
        length = room.width() / 2 * max(-1.0, min(1.0, change.amount / self._full))
        left = room.center().x() + min(0.0, length)
        painter.setPen(colour(Tint.INK))
        painter.setBrush(tint)
        painter.drawRect(QRectF(left, room.top(), abs(length), room.height() - 1))
        painter.save()
        painter.translate(0, (self.height() - MARK_PX) / 2)
        draw_shape(painter, mark.shape, tint, MARK_PX)
        painter.restore()
