"""Questions that hold up nothing: a sheet over the page with one thing to do and a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.language import Language
from app.messages import Message


class Questions(Protocol):
    """Asks, and runs what was agreed to."""

    def ask(self, window: QWidget, message: Message, yes: str, agreed: Callable[[], None]) -> None:
        """Ask a question whose answer is a button or Escape."""


class QuestionBoxes:
    """Asks in a box of its own, as plain text."""

    def __init__(self, language: Callable[[], Language]) -> None:
        self._language = language

    def ask(self, window: QWidget, message: Message, yes: str, agreed: Callable[[], None]) -> None:
        """Ask, unless something is being asked already; Escape and the way out do nothing."""
        if any(one.isVisible() for one in window.findChildren(QMessageBox)):
            return
        box = QMessageBox(window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"{message.title}\n\n{message.next_step}")
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        way_out = box.addButton(self._language().text("records.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(way_out)
        button.clicked.connect(lambda _checked: agreed())
        box.open()
