"""The line under the form: what is measured, what was just done, and the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.language import Language
from app.views.plain_label import set_role, shrinking_label
from app.views.push_button import push_button


class BottomBar(QWidget):
    """Holds the buttons that act on the whole case."""

    new_wanted = Signal()
    more_wanted = Signal()
    screen_wanted = Signal()
    report_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status, self._notice = shrinking_label(role="dim"), shrinking_label(role="hint")
        self._lasting: Callable[[Language], str] | None = None
        self.new, self.more, self.report = push_button(), push_button(), push_button()
        self.ask = push_button(primary=True)
        self.new.clicked.connect(self.new_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.report.clicked.connect(self.report_wanted)
        self.ask.clicked.connect(self.screen_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._status)
        line.addSpacing(12)
        line.addWidget(self._notice)  # without a stretch of its own it yields no more than its neighbour
        line.addStretch(1)
        for button in (self.more, self.new, self.report, self.ask):
            line.addWidget(button)

    def show_language(self, language: Language) -> None:
        """Write the buttons in another language, and what lasts; what was just done is over."""
        self.new.setText(language.text("window.new.keys"))
        self.ask.setText(language.text("window.screen.keys"))
        self.report.setText(language.text("window.report.keys"))
        self._notice.setText("" if self._lasting is None else self._lasting(language))

    def allow(self, printing: bool, asking: bool) -> None:  # noqa: FBT001  # a signal's arguments
        """Offer the report of what is in sight, and another question."""
        self.report.setEnabled(printing)
        self.ask.setEnabled(asking)

    def show_more_text(self, text: str) -> None:
        """Say what the button to the other page of the form does now."""
        self.more.setText(text)

    def show_status(self, sentence: str, *, asks: bool) -> None:
        """Show what is measured, or what has to be settled first."""
        self._status.setText(sentence)
        set_role(self._status, "check" if asks else "dim")

    def status_text(self) -> str:
        """Return what is said about the form."""
        return self._status.text()

    def notice_text(self) -> str:
        """Return what was said last about what was done."""
        return self._notice.text()

    def show_notice(self, sentence: str) -> None:
        """Show what was just done."""
        self._lasting = None
        self._notice.setText(sentence)

    def show_lasting(self, words: Callable[[Language], str], language: Language) -> None:
        """Show what went wrong and still holds, whichever language is spoken next."""
        self._lasting = words
        self._notice.setText(words(language))
