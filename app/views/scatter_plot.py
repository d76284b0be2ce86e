"""Paints two measurements against each other and says which case was clicked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint
from app.presenters.scatter import Dot, ScatterView, nearest
from app.views.case_marks import draw_diagnosis
from app.views.theme import colour

LEFT_PX: Final = 40
BELOW_PX: Final = 34
MARGIN_PX: Final = 12
DOT_PX: Final = 7.0


class ScatterPlot(QWidget):
    """The dots are painted once for each size and choice; what is marked is painted over them."""

    case_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: ScatterView | None = None
        self._marked: frozenset[str] = frozenset()
        self._dots = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(180)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Be about as wide as high."""
        return QSize(380, 280)

    def show_view(self, view: ScatterView | None) -> None:
        """Paint this picture from now on."""
        self._view, self._dots = view, QPixmap()
        self.update()

    def mark(self, case_ids: frozenset[str]) -> None:
        """Ring these cases."""
        if case_ids != self._marked:
            self._marked = case_ids
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the dots anew for another size."""
        super().resizeEvent(event)
        self._dots = QPixmap()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Name the case under the pointer."""
        if self._view is not None:
            room = self._room()
            x = (event.position().x() - room.left()) / room.width()
            y = (room.bottom() - event.position().y()) / room.height()
            self.case_wanted.emit(nearest(self._view, x, y).case_id)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the frame, the dots, the marked cases and the patient."""
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dots.isNull():
            self._dots = self._painted_dots(self._view)
        painter.drawPixmap(0, 0, self._dots)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for dot in self._view.dots:
            if dot.case_id in self._marked:
                painter.setPen(QPen(colour(Tint.ALARM), 2))
                painter.drawEllipse(self._at(dot.x, dot.y), DOT_PX, DOT_PX)
        if self._view.patient is not None:
            self._draw_patient(painter, self._at(*self._view.patient))
        painter.end()

    def _painted_dots(self, view: ScatterView) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(colour(Tint.PAPER))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter, view)
        for dot in view.dots:
            self._draw_dot(painter, dot)
        painter.end()
        return picture

    def _draw_dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setOpacity(0.75)  # where cases lie on each other, all of them are seen
        draw_diagnosis(painter, self._at(dot.x, dot.y), dot.labels, DOT_PX)
        painter.setOpacity(1.0)

    def _draw_patient(self, painter: QPainter, centre: QPointF) -> None:
        """Draw a ring with a cross of hairs to the axes: it is found among a thousand dots."""
        room = self._room()
        painter.setPen(QPen(colour(Tint.INK), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), centre.y()), QPointF(room.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), room.top()), QPointF(centre.x(), room.bottom()))
        draw_diagnosis(painter, centre, None, 13.0)

    def _draw_axes(self, painter: QPainter, view: ScatterView) -> None:
        room, line = self._room(), painter.fontMetrics().height()
        painter.setPen(colour(Tint.LINE))
        painter.drawRect(room)
        painter.setPen(colour(Tint.DIM))
        low, high = view.across.ends()
        under = QRectF(room.left(), room.bottom() + 2, room.width(), line)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, high)
        painter.drawText(under, Qt.AlignmentFlag.AlignHCenter, view.across.name)
        low, high = view.up.ends()
        beside = QRectF(0, room.top(), room.left() - 4, room.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, high)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, low)
        painter.save()
        painter.translate(line * 0.4, room.center().y())
        painter.rotate(-90)
        painter.drawText(
            QRectF(-room.height() / 2, 0, room.height(), line), Qt.AlignmentFlag.AlignHCenter, view.up.name
        )
        painter.restore()

    def _room(self) -> QRectF:
        return QRectF(
            LEFT_PX, MARGIN_PX, self.width() - LEFT_PX - MARGIN_PX, self.height() - BELOW_PX - MARGIN_PX
        )

    def _at(self, x: float, y: float) -> QPointF:
        room = self._room()
        return QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())
