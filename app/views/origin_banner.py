"""What an answer comes from, where that must not be missed: simulated cases, or the fake engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.plain_label import plain_label

if TYPE_CHECKING:  # the words of an answer are loaded with the first one
    from app.presenters.answer import AnswerView


class OriginBanner(QWidget):
    """Stands above everything that is said of an answer, whichever tab is open."""

    def __init__(self) -> None:
        super().__init__()
        self._fake = plain_label(role="alarm-banner", wrap=True)
        self._simulated = plain_label(role="caution-banner", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for label in (self._fake, self._simulated):
            column.addWidget(label)
            label.hide()

    def show_origin(self, answer: AnswerView | None) -> None:
        """Say where an answer comes from; where there is none, nothing."""
        words, fake = ("", False) if answer is None else (answer.banner, answer.fake)
        for label, wanted in ((self._fake, fake), (self._simulated, not fake)):
            label.setText(words)
            label.setVisible(wanted and bool(words))
        self.setVisible(bool(words))
