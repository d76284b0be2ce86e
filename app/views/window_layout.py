"""Where the parts stand in the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

ANSWER_PX: Final = 408


def laid_out(header: QWidget, patient: QWidget, pages: QWidget, panel: QWidget, bottom: QWidget) -> QWidget:
    """Return one widget with the form at the left and the answer at the right."""
    panel.setFixedWidth(ANSWER_PX)
    middle = QHBoxLayout()
    middle.setSpacing(8)
    middle.addWidget(pages, 1)
    middle.addWidget(panel)
    desk = QWidget()
    desk.setObjectName("desk")
    column = QVBoxLayout(desk)
    column.setContentsMargins(10, 6, 10, 8)
    column.setSpacing(6)
    column.addWidget(header)
    column.addWidget(patient)
    column.addLayout(middle, 1)
    column.addWidget(bottom)
    return desk
