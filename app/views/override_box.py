"""What the clinician holds against an answer: a judgement by one key, and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.impression import Choice
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.set_choice import SetChoice
from heart_engine.domain.judgement import Override

LONGEST_REASON: Final = 300


class OverrideBox(QWidget):
    """Asks what, then why; nothing is taken without a reason."""

    given = Signal(object)  # an Override
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice: Choice | None = None
        self._asks = ""  # the question, before anything was chosen
        self._question = plain_label(role="heading", wrap=True)
        self.sets = SetChoice()
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self._missing = plain_label(role="check")
        self.leave = push_button()
        self.sets.chosen.connect(self._take)
        self.reason.returnPressed.connect(self._give)
        self.leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._question, self.sets, self.reason, self._missing, self.leave):
            column.addWidget(widget)
        column.addStretch(1)

    def show_language(self, language: Language) -> None:
        """Ask in another language."""
        self._asks = language.text("override.question")
        self._question.setText(self._asks)
        self.reason.setPlaceholderText(language.text("override.reason"))
        self.reason.setAccessibleName(language.text("override.reason"))
        self._missing.setText(language.text("override.needs_reason"))
        self.leave.setText(language.text("trial.leave"))

    def ask(self, choices: Sequence[Choice]) -> None:
        """Begin anew."""
        self._choice = None
        self._question.setText(self._asks)
        self.show_choices(choices)
        self.reason.clear()
        self._ask_reason(wanted=False)
        self.sets.setFocus()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Name what can be chosen, and what was; a reason that is being typed stays."""
        self.sets.show_choices([one for one in choices if one.labels is not None])
        taken = next((one for one in choices if self._choice and one.labels == self._choice.labels), None)
        if taken is not None:
            self._choice = taken
            self._question.setText(taken.name)

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self._question.setText(choice.name)
        self._ask_reason(wanted=True)
        self.reason.setFocus()

    def _ask_reason(self, *, wanted: bool) -> None:
        self.sets.setVisible(not wanted)
        self.reason.setVisible(wanted)
        self._missing.setVisible(False)

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if self._choice is None or self._choice.labels is None or not reason:
            self._missing.setVisible(True)
        else:
            self.given.emit(Override(self._choice.labels, reason))
