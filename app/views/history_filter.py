"""What is looked for in the history: words, days, a result."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.language import Language
from app.presenters.answer_words import answer_words
from app.presenters.history_words import ANSWERS
from app.store.search import HistoryQuery
from app.views.plain_label import plain_label, set_role
from heart_engine.domain.typed_date import read_date

MOST: Final = 1_000_000  # of a clinic's lifetime: the list is read as it comes into sight
PAUSE_MS: Final = 150  # of typing, before a search begins


class HistoryFilter(QWidget):
    """Says what is looked for, a moment after the last key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text, self.since, self.until = QLineEdit(), QLineEdit(), QLineEdit()
        self.answer = QComboBox()
        self._names = [plain_label(role="dim") for _ in range(4)]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.changed)
        for box in (self.text, self.since, self.until):
            box.textChanged.connect(lambda: self._pause.start(PAUSE_MS))
            box.returnPressed.connect(self.changed)
        self.answer.currentIndexChanged.connect(self.changed)
        self._lay_out()

    def query(self) -> HistoryQuery:
        """Return what is looked for; a day that cannot be read does not narrow the search."""
        return HistoryQuery(
            text=self.text.text().strip(),
            answer=ANSWERS[max(0, self.answer.currentIndex())],
            since=read_date(self.since.text()) or "",
            until=read_date(self.until.text()) or "",
            limit=MOST,
        )

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        boxes = (self.text, self.answer, self.since, self.until)
        for label, box, name in zip(self._names, boxes, ("text", "answer", "since", "until"), strict=True):
            label.setText(language.text(f"history.filter.{name}"))
            box.setAccessibleName(language.text(f"history.filter.{name}"))
        for box in (self.since, self.until):
            box.setPlaceholderText(language.text("history.filter.day"))
        chosen = max(0, self.answer.currentIndex())
        with QSignalBlocker(self.answer):
            self.answer.clear()
            self.answer.addItems([answer_words(one, language) for one in ANSWERS])
            self.answer.setCurrentIndex(chosen)

    def forget(self) -> None:
        """Look for everybody again: a name may stand in the boxes, and what was looked for in its answer."""
        for box in (self.text, self.since, self.until):
            box.clear()
        with QSignalBlocker(self.answer):
            self.answer.setCurrentIndex(0)
        self._pause.stop()

    def mark_days(self) -> None:
        """Show which day could not be read."""
        for label, box in zip(self._names[2:], (self.since, self.until), strict=True):
            unread = bool(box.text().strip()) and read_date(box.text()) is None
            set_role(label, "refused" if unread else "dim")

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        boxes = (self.text, self.answer, self.since, self.until)
        for label, box, stretch in zip(self._names, boxes, (3, 1, 1, 1), strict=True):
            line.addWidget(label)
            line.addWidget(box, stretch)
