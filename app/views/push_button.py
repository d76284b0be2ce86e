"""Buttons that Enter presses as well as Space, outside a dialog too."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def push_button(*, primary: bool = False) -> QPushButton:
    """Return a button without a text; the primary one is the one thing to do on its page."""
    button = QPushButton()
    button.setAutoDefault(True)  # Qt's setter
    button.setProperty("primary", primary)
    return button
