"""A result on the screen: words first, then bars, then remarks about the numbers, then what answered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.appearance import GRID_PX, Tint, mark_of
from app.presenters.answer import AnswerView, LabelBar, Remark, Remarks
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
        self._faded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Stand lower than the text beside it."""
        return QSize(120, BAR_PX)

    def show_fraction(self, fraction: float, *, faded: bool) -> None:
        """Paint this length from now on."""
        self._fraction, self._faded = fraction, faded
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the frame and the filled part."""
        painter = QPainter(self)
        frame = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        filled = QRectF(0, 0, frame.width() * self._fraction, frame.height()).translated(frame.topLeft())
        painter.fillRect(filled, colour(Tint.LINE if self._faded else self._tint))
        painter.setPen(colour(Tint.EDGE))
        painter.drawRect(frame)
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
        self._bar.show_fraction(bar.fraction, faded=stale)
        self._bar.setAccessibleName(bar.accessible_name)
        self._call.setText(bar.call)
        self._frequency.setText(bar.frequency)
        for label in (self._name, self._call):
            set_role(label, "faint" if stale else "")
        set_role(self._frequency, "faint" if stale else "dim")


class AnswerSheet(QWidget):
    """Everything one result says, laid out once and filled again for each."""

    def __init__(self) -> None:
        super().__init__()
        self._fake = plain_label(role="alarm-banner", wrap=True)
        self._simulated = plain_label(role="caution-banner", wrap=True)
        self._stale = plain_label(role="caution-banner", wrap=True)
        self._headline = plain_label(role="headline", wrap=True)
        self._reason = plain_label(role="dim", wrap=True)
        self._lines = {label: LabelLine(label) for label in LABELS}
        self._urgent = plain_label(role="urgent-banner", wrap=True)
        self._remarks = RemarkList()
        self._fixed = plain_label(wrap=True)
        self._provenance = plain_label(role="dim", wrap=True)
        self._lay_out()

    def show_answer(self, view: AnswerView, stale_notice: str) -> None:
        """Show a result; a notice says that it no longer belongs to the form, and greys it."""
        stale = bool(stale_notice)
        for banner, wanted in ((self._fake, view.fake), (self._simulated, not view.fake)):
            banner.setText(view.banner)
            banner.setVisible(wanted and bool(view.banner))
        self._stale.setText(stale_notice)
        self._stale.setVisible(stale)
        self._urgent.setText("\n".join(view.urgent))
        self._urgent.setVisible(bool(view.urgent))
        self._headline.setText(view.headline)
        set_role(self._headline, "stale-headline" if stale else "headline")
        self._reason.setText(view.reason)
        self._reason.setVisible(bool(view.reason))
        for bar in view.bars:
            self._lines[bar.label].show_bar(bar, stale=stale)
        self._remarks.show_remarks(view.remarks, stale=stale)
        self._fixed.setText(view.fixed_sentence)
        self._provenance.setText(view.provenance)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        for label in (self._fake, self._simulated, self._stale, self._urgent, self._headline, self._reason):
            column.addWidget(label)
        column.addLayout(self._bars())
        column.addWidget(self._remarks, 1)
        column.addWidget(self._fixed)
        column.addWidget(self._provenance)

    def _bars(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID_PX)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for index, line in enumerate(self._lines.values()):
            line.place(grid, 2 * index)
        return grid


class RemarkList(QScrollArea):
    """Sentences under their headings; the list scrolls only where there are more than fit."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_remarks(self, sections: tuple[Remarks, ...], *, stale: bool) -> None:
        """Write the sentences one under the other."""
        inside = QWidget()
        inside.setObjectName("remarks")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for section in sections:
            column.addWidget(plain_label(section.heading, role="faint" if stale else "heading"))
            for line in section.lines:
                column.addLayout(_remark_line(line, stale=stale))
        column.addStretch(1)
        self.setWidget(inside)


def _remark_line(remark: Remark, *, stale: bool) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GRID_PX)
    sign = plain_label("!" if remark.loud else "·", role="alarm" if remark.loud and not stale else "faint")
    sign.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
    sign.setFixedWidth(GRID_PX)
    line.addWidget(sign)
    line.addWidget(plain_label(remark.text, role="faint" if stale else "", wrap=True), 1)
    return line
