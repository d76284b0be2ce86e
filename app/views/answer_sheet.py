"""A result on the screen: words first, then bars, then remarks about the numbers, then what answered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.appearance import GRID_PX
from app.language import Language
from app.presenters.answer import AnswerView, Remark, Remarks
from app.presenters.panel import AnswerPanel
from app.views.agreement_light import AgreementLight
from app.views.label_bars import LabelBars
from app.views.plain_label import plain_label, set_role
from app.views.push_button import push_button
from app.views.scrolled import bring_into_sight

GAP_PX: Final = 5


class AnswerSheet(QWidget):
    """Everything one result says, laid out once and filled again for each."""

    override_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stale = plain_label(role="caution-banner", wrap=True)
        self.headline = plain_label(role="headline", wrap=True)
        self._reason = plain_label(role="dim", wrap=True)
        self._bars = LabelBars()
        self._light, self._agreement = AgreementLight(), plain_label(wrap=True)
        self._notes = plain_label(role="note", wrap=True)
        self._urgent = plain_label(role="urgent-banner", wrap=True)
        self._remarks = RemarkList()
        self._fixed = plain_label(wrap=True)
        self._provenance = plain_label(role="dim", wrap=True)
        self.override = push_button()
        self.override.setProperty("small", True)  # noqa: FBT003  # a property of the style sheet
        self.override.clicked.connect(self.override_wanted)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Begin with the headline, also in a window that is smaller than the page."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, lambda: bring_into_sight(self.headline))  # once it has its place

    def show_answer(self, panel: AnswerPanel, language: Language) -> None:
        """Show a result; a notice says that it no longer belongs to the form, and greys it."""
        view, stale = panel.answer, bool(panel.stale_notice)
        self._stale.setText(panel.stale_notice)
        self._stale.setVisible(stale)
        self._urgent.setText("\n".join(view.urgent))
        self._urgent.setVisible(bool(view.urgent))
        self.headline.setText(view.headline)
        set_role(self.headline, "stale-headline" if stale else "headline")
        self._reason.setText(view.reason)
        self._reason.setVisible(bool(view.reason))
        self._bars.show_bars(view.bars, stale=stale)
        self._show_agreement(view, language, stale=stale)
        self._notes.setText("\n".join(view.notes))
        self._notes.setVisible(bool(view.notes))
        self._remarks.show_remarks(view.remarks, stale=stale)
        self._fixed.setText(view.fixed_sentence)
        self._provenance.setText(view.provenance)
        self.override.setText(language.text(panel.override_text))
        self.override.setVisible(panel.can_be_overridden)

    def _show_agreement(self, view: AnswerView, language: Language, *, stale: bool) -> None:
        self._light.setVisible(view.agreement is not None)
        self._agreement.setVisible(view.agreement is not None and view.agreement.disagrees)
        if view.agreement is not None:
            self._light.show_agreement(view.agreement, language, faded=stale)
            self._agreement.setText(view.agreement.sentence)
            set_role(self._agreement, "faint" if stale else "check")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        for label in (self._stale, self._urgent, self.headline, self._reason):
            column.addWidget(label)
        column.addWidget(self._bars)
        column.addWidget(self._light)
        column.addWidget(self._agreement)
        column.addWidget(self._notes)
        column.addWidget(self._remarks, 1)
        column.addWidget(self.override, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._fixed)
        column.addWidget(self._provenance)


class RemarkList(QScrollArea):
    """Sentences under their headings; the list scrolls only where there are more than fit."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Remarks, ...], bool] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_remarks(self, sections: tuple[Remarks, ...], *, stale: bool) -> None:
        """Write the sentences one under the other, unless they stand there already."""
        if (sections, stale) == self._shown:
            return
        self._shown = (sections, stale)
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
