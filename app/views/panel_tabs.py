"""The four tabs over the answer panel: the answer, its evidence, why, and what if."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.language import Language
from app.views.plain_label import plain_label
from app.views.push_button import push_button


class Tab(StrEnum):
    """What the panel can show of an answer."""

    ANSWER = "answer"
    EVIDENCE = "evidence"
    WHY = "why"
    WHAT_IF = "what_if"


class PanelTabs(QWidget):
    """One button a tab; the tabs that question an answer need one."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {tab: self._make_button(tab) for tab in Tab}
        self._keys = plain_label(role="faint")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self._keys)

    def show_language(self, language: Language) -> None:
        """Name the tabs in another language."""
        for number, (tab, button) in enumerate(self.buttons.items(), start=1):
            name = language.text(f"tab.{tab}")
            button.setText(name)
            button.setAccessibleName(language.text("tab.name", name=name, number=number))
        self._keys.setText(language.text("tab.keys"))

    def show_tab(self, shown: Tab, *, answered: bool) -> None:
        """Mark the tab in sight, and offer the others where there is an answer."""
        for tab, button in self.buttons.items():
            button.setChecked(tab is shown)
            button.setEnabled(answered or tab is Tab.ANSWER)

    def _make_button(self, tab: Tab) -> QPushButton:
        button = push_button()
        button.setCheckable(True)  # Qt's setter
        button.setProperty("tab", True)  # noqa: FBT003  # a property of the style sheet
        button.clicked.connect(lambda: self.wanted.emit(tab))
        return button
