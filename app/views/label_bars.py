"""Three bars, one a defect: shape, name, length, natural frequency, and what it allows to be said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.appearance import GRID_PX, Tint, mark_of
from app.presenters.answer import LabelBar
from app.views.label_mark import LabelMark
from app.views.plain_label import plain_label, set_role
from app.views.theme import colour
from heart_engine.domain.labels import LABELS

BAR_PX: Final = 12


class ProbabilityBar(QWidget):
    """Paints how far a probability reaches between never and always."""

    def __init__(self, tint: Tint) -> None:
        super().__init__()
        self._tint = tint
        self._fraction = 0.0
        self._before: float | None = None
        self._faded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Stand lower than the text beside it."""
        return QSize(120, BAR_PX)

    def show_fraction(self, fraction: float, before: float | None, *, faded: bool) -> None:
        """Paint this length from now on, and a line where it reached before."""
        self._fraction, self._before, self._faded = fraction, before, faded
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the frame and the filled part."""
        painter = QPainter(self)
        frame = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        filled = QRectF(0, 0, frame.width() * self._fraction, frame.height()).translated(frame.topLeft())
        painter.fillRect(filled, colour(Tint.LINE if self._faded else self._tint))
        painter.setPen(colour(Tint.EDGE))
        painter.drawRect(frame)
        if self._before is not None:
            painter.setPen(QPen(colour(Tint.INK), 2))
            x = frame.left() + frame.width() * self._before
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        painter.end()


class LabelLine:
    """The widgets of one defect: shape, name, bar, natural frequency, and what it allows to be said."""

    def __init__(self, label: str) -> None:
        mark = mark_of(label)
        self._mark = LabelMark(mark)
        self._name = plain_label()
        self._bar = ProbabilityBar(mark.tint)
        self._call = plain_label()
        self._frequency = plain_label(role="dim")

    def place(self, grid: QGridLayout, line: int) -> None:
        """Take two lines of a grid."""
        grid.addWidget(self._mark, line, 0)
        grid.addWidget(self._name, line, 1)
        grid.addWidget(self._bar, line, 2)
        grid.addWidget(self._call, line, 3)
        grid.addWidget(self._frequency, line + 1, 1, 1, 3)

    def show_bar(self, bar: LabelBar, *, stale: bool) -> None:
        """Show one defect's probability."""
        self._mark.set_faded(stale)
        self._name.setText(bar.name)
        self._bar.show_fraction(bar.fraction, bar.before, faded=stale)
        self._bar.setAccessibleName(bar.accessible_name)
        self._call.setText(bar.call)
        self._frequency.setText(bar.frequency)
        for label in (self._name, self._call):
            set_role(label, "faint" if stale else "")
        set_role(self._frequency, "faint" if stale else "dim")


class LabelBars(QWidget):
    """The bars under each other; without an answer there are none, so that no length is read as one."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = {label: LabelLine(label) for label in LABELS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID_PX)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for index, line in enumerate(self._lines.values()):
            line.place(grid, 2 * index)

    def show_bars(self, bars: Sequence[LabelBar], *, stale: bool) -> None:
        """Show these probabilities."""
        self.setVisible(bool(bars))
        for bar in bars:
            self._lines[bar.label].show_bar(bar, stale=stale)
