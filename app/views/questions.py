"""Questions and news that hold up nothing: a sheet over the page with a way out, and at most one deed."""

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

    def tell(self, window: QWidget, message: Message) -> None:
        """Say something that must not be missed."""


class QuestionBoxes:
    """Asks in a box of its own, as plain text."""

    def __init__(self, language: Callable[[], Language]) -> None:
        self._language = language

    def ask(self, window: QWidget, message: Message, yes: str, agreed: Callable[[], None]) -> None:
        """Ask, unless something is being asked already; Escape, Enter and the way out do nothing."""
        if any(one.isVisible() for one in window.findChildren(QMessageBox)):
            return
        box = _box(window, message, QMessageBox.Icon.Question)
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        way_out = box.addButton(self._language().text("records.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(way_out)
        box.setDefaultButton(way_out)  # a key that was meant for something else agrees to nothing
        button.clicked.connect(lambda _checked: agreed())
        box.open()

    def tell(self, window: QWidget, message: Message) -> None:
        """Say it until it was read."""
        box = _box(window, message, QMessageBox.Icon.Warning)
        box.addButton(self._language().text("records.read"), QMessageBox.ButtonRole.AcceptRole)
        box.open()


def _box(window: QWidget, message: Message, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{message.title}\n\n{message.next_step}")
    return box
