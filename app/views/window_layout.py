"""Where the parts stand in the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

ANSWER_PX: Final = 408
ANSWER_MIN_PX: Final = 500


def window_layout(header: QWidget, pages: QWidget) -> QWidget:
    """Return one widget with the header above the pages."""
    desk = QWidget()
    desk.setObjectName("desk")
    column = QVBoxLayout(desk)
    column.setContentsMargins(10, 6, 10, 8)
    column.setSpacing(6)
    column.addWidget(header)
    column.addWidget(pages, 1)
    return desk


def case_layout(page: QWidget, patient: QWidget, forms: QWidget, panel: QWidget, bottom: QWidget) -> None:
    """Put the form at the left and the answer at the right."""
    panel.setFixedWidth(ANSWER_PX)
    panel.setMinimumHeight(ANSWER_MIN_PX)  # its texts ask for what they would need in a narrower panel
    middle = QHBoxLayout()
    middle.setSpacing(8)
    middle.addWidget(forms, 1)
    middle.addWidget(panel)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(patient)
    column.addLayout(middle, 1)
    column.addWidget(bottom)
