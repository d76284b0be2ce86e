"""What the marks of a picture mean: the ring for this patient, the shapes for the diagnoses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint
from app.views.case_marks import draw_diagnosis
from app.views.theme import colour
from heart_engine.domain.labels import LabelSet

MARK_PX: Final = 10.0
GAP_PX: Final = 18.0


class PictureLegend(QWidget):
    """Paints each mark with its word, and the band with its own."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[tuple[LabelSet | None, str], ...] = ()
        self._band = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Take one line of text."""
        return QSize(400, self.fontMetrics().height() + 4)

    def show_marks(self, marks: Sequence[tuple[LabelSet | None, str]], band: str) -> None:
        """Explain these from now on."""
        self._marks, self._band = tuple(marks), band
        self.setAccessibleName(" · ".join([*(name for _, name in marks), band]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = MARK_PX, self.height() / 2
        for labels, name in self._marks:
            draw_diagnosis(painter, QPointF(x, middle), labels, MARK_PX)
            x = self._draw_word(painter, x + MARK_PX, name)
        painter.fillRect(QRectF(x - MARK_PX / 2, middle - 5, 2 * MARK_PX, 10), colour(Tint.NORMAL_BAND))
        self._draw_word(painter, x + 2 * MARK_PX, self._band)
        painter.end()

    def _draw_word(self, painter: QPainter, x: float, word: str) -> float:
        width = self.fontMetrics().horizontalAdvance(word)
        painter.setPen(colour(Tint.DIM))
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        return x + width + GAP_PX
