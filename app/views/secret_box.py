"""A line for a passphrase or a key: never shown, never remembered by an input method."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


def secret_box() -> QLineEdit:
    """Return an empty line that hides what is typed."""
    box = QLineEdit()
    box.setEchoMode(QLineEdit.EchoMode.Password)
    box.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return box


def taken_from(box: QLineEdit) -> str:
    """Return what was typed, and empty the line."""
    text = box.text()
    box.clear()
    return text
