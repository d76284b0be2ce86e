"""The shape and colour of a label, painted wherever the label appears."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.appearance import Mark, Shape, Tint
from app.views.theme import colour


class LabelMark(QWidget):
    """One mark, 14 pixels wide."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self._faded = False
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Stand on the text's height."""
        return QSize(14, 14)

    def set_faded(self, faded: bool) -> None:  # noqa: FBT001  # mirrors Qt's setters
        """Lose the colour with an answer that is out of date; the shape stays."""
        self._faded = faded
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = colour(Tint.FAINT if self._faded else self._mark.tint)
        draw_shape(painter, self._mark.shape, fill, self.width())
        painter.end()


def draw_shape(painter: QPainter, shape: Shape, fill: QColor, size: float) -> None:
    """Draw a filled shape with an edge of ink into the square from (0, 0)."""
    inner = QRectF(1, 1, size - 2, size - 2)
    painter.setPen(colour(Tint.INK))
    painter.setBrush(fill)
    if shape is Shape.CIRCLE:
        painter.drawEllipse(inner)
    elif shape is Shape.SQUARE:
        painter.drawRect(inner)
    elif shape is Shape.TRIANGLE:
        top = QPointF(inner.center().x(), inner.top())
        painter.drawPolygon(QPolygonF([top, inner.bottomLeft(), inner.bottomRight()]))
    else:
        painter.setPen(QPen(fill, 2.5))
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
