"""Cases side by side: a strip with a mark for each case, and one column of numbers for each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.appearance import Tint
from app.presenters.comparison import Compared, ComparisonLine, ComparisonView
from app.views.case_marks import draw_diagnosis
from app.views.theme import colour

LINE_PX: Final = 21
NAME_PX: Final = 92
NUMBER_PX: Final = 74
TITLE_LINES: Final = 3
MARGIN_PX: Final = 6
BAND_PX: Final = 8
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ComparisonSheet(QWidget):
    """Painted as a whole: it is looked at, not typed into."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ComparisonView | None = None

    def show_view(self, view: ComparisonView | None) -> None:
        """Paint this comparison from now on."""
        self._view = view
        lines = [] if view is None else [_words(line) for line in view.lines]
        self.setAccessibleDescription("\n".join(lines))
        self.updateGeometry()
        self.update()

    def titles(self) -> tuple[Compared, ...]:
        """Return who is compared."""
        return () if self._view is None else self._view.titles

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Be as high as all lines together."""
        lines = 0 if self._view is None else len(self._view.lines)
        return QSize(300, self._title_px() + lines * LINE_PX + MARGIN_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Never cut a line: the scroll area around it scrolls."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the titles and a line for each measurement."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Tint.PAPER))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view is not None:
            self._draw_view(painter, self._view)
        painter.end()

    def _draw_view(self, painter: QPainter, view: ComparisonView) -> None:
        for place, one in enumerate(view.titles):
            self._draw_title(painter, place, one.title)
        for place, line in enumerate(view.lines):
            self._draw_line(painter, self._title_px() + place * LINE_PX, line)

    def _draw_title(self, painter: QPainter, place: int, title: str) -> None:
        line_px = self.fontMetrics().height()
        for number, words in enumerate(title.split("\n")):
            room = QRectF(self._number_left(place), MARGIN_PX + number * line_px, NUMBER_PX - 4, line_px)
            cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, NUMBER_PX - 6)
            painter.setPen(colour(Tint.DIM if number else Tint.INK))
            painter.drawText(room, RIGHT, cut)

    def _draw_line(self, painter: QPainter, top: float, line: ComparisonLine) -> None:
        middle = top + LINE_PX / 2
        if line.apart:
            painter.fillRect(QRectF(0, top, self.width(), LINE_PX), colour(Tint.CAUTION_PAPER))
        painter.setPen(colour(Tint.INK))
        painter.drawText(QRectF(MARGIN_PX, top, NAME_PX - MARGIN_PX, LINE_PX), LEFT, line.name)
        self._draw_strip(painter, middle, line)
        painter.setPen(colour(Tint.INK))
        for place, text in enumerate(line.texts):
            painter.drawText(QRectF(self._number_left(place), top, NUMBER_PX - 4, LINE_PX), RIGHT, text)

    def _draw_strip(self, painter: QPainter, middle: float, line: ComparisonLine) -> None:
        left, right = NAME_PX + MARGIN_PX, self._number_left(0) - MARGIN_PX
        painter.setPen(colour(Tint.LINE))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        if line.band is not None:
            low, high = (left + end * (right - left) for end in line.band)
            painter.fillRect(
                QRectF(low, middle - BAND_PX / 2, max(high - low, 2.0), BAND_PX),
                colour(Tint.NORMAL_BAND),
            )
        for mark in reversed(line.marks):  # the patient, who comes first, lies on top
            draw_diagnosis(painter, QPointF(left + mark.place * (right - left), middle), mark.labels)

    def _number_left(self, place: int) -> float:
        columns = 0 if self._view is None else len(self._view.titles)
        return self.width() - (columns - place) * NUMBER_PX

    def _title_px(self) -> int:
        return TITLE_LINES * self.fontMetrics().height() + 2 * MARGIN_PX


def _words(line: ComparisonLine) -> str:
    return f"{line.name} {' / '.join(line.texts)}"
