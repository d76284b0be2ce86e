"""One examination of the records, to be read: who, when, what was answered, what was measured."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.history_words import VALUE_COLUMNS, ExamSheet
from app.views.plain_label import plain_label
from app.views.text_table import TextTable, fit_columns, text_view


class ExamPanel(QFrame):
    """Shows one sheet, or what this place is for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self._title = plain_label(role="heading", wrap=True)
        self._warning = plain_label(role="caution-banner", wrap=True)
        self._headline = plain_label(role="headline", wrap=True)
        self._answer, self._facts = plain_label(wrap=True), plain_label(role="dim", wrap=True)
        self._values = TextTable()
        self.values = text_view(self._values)
        self._scroll = QScrollArea()
        self._lay_out()

    def show_sheet(self, sheet: ExamSheet, language: Language) -> None:
        """Show an examination."""
        self._title.setText(sheet.title)
        self._scroll.setAccessibleName(sheet.title)
        self.values.setAccessibleName(sheet.title)
        self._warning.setText(sheet.warning)
        self._warning.setVisible(bool(sheet.warning))
        self._headline.setText(sheet.headline)
        self._answer.setText("\n".join(sheet.answer))
        self._facts.setText("\n".join(sheet.facts))
        titles = tuple(language.text(f"history.value.{name}") for name in VALUE_COLUMNS)
        self._values.show_rows(titles, sheet.values)
        fit_columns(self.values)
        self.values.show()

    def show_words(self, sentence: str) -> None:
        """Show no examination, but a sentence."""
        for label in (self._title, self._headline, self._answer):
            label.setText("")
        self._warning.hide()
        self._facts.setText(sentence)
        self._scroll.setAccessibleName(sentence)
        self._values.show_rows((), ())
        self.values.hide()

    def _lay_out(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(8)
        for label in (self._title, self._warning, self._headline, self._answer, self._facts):
            column.addWidget(label)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)  # Qt's setter
        self._scroll.setWidget(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.values, 1)
