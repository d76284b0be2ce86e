"""The only place where a QLabel is made: text from data is never guessed to be markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy  # noqa: TID251  # this is the factory

PlainLabel = QLabel
"""The type of what the factory makes, for annotations."""


def plain_label(text: str = "", *, role: str = "", wrap: bool = False) -> PlainLabel:
    """Return a label that shows its text as it is; `role` names its look in the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    return label


def yielding_label(*, role: str = "") -> PlainLabel:
    """Return a label that takes what room is left instead of asking for more."""
    label = plain_label(role=role)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def set_role(label: PlainLabel, role: str) -> None:
    """Give a label another look."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
