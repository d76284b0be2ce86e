"""The supporting cases as cards, one under the other; the keys act on the card that has the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.evidence import EvidenceCard, EvidenceView
from app.views.case_marks import diagnosis_width, draw_diagnosis
from app.views.change_bar import ChangeBar
from app.views.plain_label import PlainLabel, plain_label, set_role
from app.views.push_button import push_button
from heart_engine.domain.labels import LabelSet

MARK_PX: Final = 12.0


class DiagnosisMark(QWidget):
    """Paints the shapes of a confirmed diagnosis."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: LabelSet = ()

    def show_labels(self, labels: LabelSet) -> None:
        """Paint these from now on."""
        self._labels = labels
        self.setFixedSize(QSize(int(diagnosis_width(labels, MARK_PX)) + 2, int(MARK_PX) + 4))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the shapes from the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = diagnosis_width(self._labels, MARK_PX) / 2
        draw_diagnosis(painter, QPointF(half + 1, self.height() / 2), self._labels, MARK_PX)
        painter.end()


class CaseCard(QFrame):
    """One reference case: what it was, how much it weighs, and where it differs from the patient."""

    pin_wanted = Signal(str)
    exclude_wanted = Signal(str)
    looked_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.case_id = ""
        self.setProperty("card", True)  # noqa: FBT003  # a property of the style sheet
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mark, self._bar = DiagnosisMark(), ChangeBar()
        self._title, self._facts = plain_label(role="heading"), plain_label(role="dim", wrap=True)
        self._without, self._differs = plain_label(wrap=True), plain_label(role="dim", wrap=True)
        self.pin, self.exclude = push_button(), push_button()
        for button in (self.pin, self.exclude):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # P and X reach them from the card
            button.setProperty("small", True)  # noqa: FBT003  # a property of the style sheet
        self.pin.clicked.connect(lambda: self.pin_wanted.emit(self.case_id))
        self.exclude.clicked.connect(lambda: self.exclude_wanted.emit(self.case_id))
        self._lay_out()

    def show_card(self, number: int, card: EvidenceCard, full: float, language: Language) -> None:
        """Show one case."""
        self.case_id = card.case_id
        self._mark.show_labels(card.labels)
        self._title.setText(f"{number}  {card.title}{_state(card, language)}")
        self._facts.setText(f"{card.facts}\n{card.case_id}")
        self._bar.show_change(card.change, full, faded=card.excluded)
        self._bar.setVisible(card.change is not None)
        without = "" if card.change is None else language.text("evidence.without", words=card.change.words)
        differs = card.differences and language.text("evidence.differs", words=card.differences)
        self._show_words(self._without, without)
        self._show_words(self._differs, differs)
        self.pin.setText(language.text("evidence.unpin" if card.pinned else "evidence.pin"))
        self.pin.setEnabled(card.can_be_pinned)
        self.exclude.setText(language.text("evidence.include" if card.excluded else "evidence.exclude"))
        set_role(self._title, "faint" if card.excluded else "heading")
        self.setAccessibleName(
            language.text(
                "evidence.card.name",
                number=number,
                title=self._title.text(),
                facts=card.facts,
                without=without,
                differs=differs,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Pin with P, leave out with X, go up and down."""
        if event.key() == Qt.Key.Key_P and not event.modifiers() and self.pin.isEnabled():
            self.pin_wanted.emit(self.case_id)
        elif event.key() == Qt.Key.Key_X and not event.modifiers():
            self.exclude_wanted.emit(self.case_id)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Say which case is looked at, so that the picture rings it."""
        super().focusInEvent(event)
        self.looked_at.emit(self.case_id)

    def _show_words(self, label: PlainLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._bar)
        column.addWidget(self._without)
        column.addWidget(self._differs)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.pin, self.exclude):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)


def _state(card: EvidenceCard, language: Language) -> str:
    states = [name for name, holds in (("pinned", card.pinned), ("excluded", card.excluded)) if holds]
    return "".join(f"  [{language.text(f'evidence.state.{name}')}]" for name in states)


class EvidenceSheet(QWidget):
    """The sentence and the cards; a card keeps its place and the focus when something of it changes."""

    pin_wanted = Signal(str)
    exclude_wanted = Signal(str)
    looked_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sentence = plain_label(role="dim", wrap=True)
        self.cards: list[CaseCard] = []
        inside = QWidget()
        inside.setObjectName("remarks")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sentence)
        column.addWidget(self._scroll, 1)

    def show_evidence(self, view: EvidenceView, language: Language) -> None:
        """Show these cases."""
        self._sentence.setText(view.sentence)
        while len(self.cards) < len(view.cards):
            self._add_card()
        while len(self.cards) > len(view.cards):
            self.cards.pop().deleteLater()
        for number, (widget, card) in enumerate(zip(self.cards, view.cards, strict=True), start=1):
            widget.show_card(number, card, view.full, language)

    def enter(self) -> None:
        """Take the first card under the cursor."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_card(self) -> None:
        card = CaseCard()
        card.pin_wanted.connect(self.pin_wanted)
        card.exclude_wanted.connect(self.exclude_wanted)
        card.looked_at.connect(self.looked_at)
        card.looked_at.connect(lambda: self._scroll.ensureWidgetVisible(card))
        self._column.insertWidget(len(self.cards), card)
        self.cards.append(card)
