"""Declaring an examination, or one measurement of it, void: the record stays, the reason beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.language import Language
from app.views.plain_label import plain_label
from app.views.push_button import push_button

WIDTH_PX: Final = 420


class VoidDialog(QDialog):
    """Asks what no longer counts, and why; without a reason nothing is declared."""

    voided = Signal(str, str)  # a measurement's key, or empty for the whole; the reason

    def __init__(self, window: QWidget, subjects: Sequence[tuple[str, str]], language: Language) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text("void.title"))
        self.setMinimumWidth(WIDTH_PX)
        self.what, self.reason = QComboBox(), QLineEdit()
        self.message = plain_label(role="refused", wrap=True)
        self.go_on, self.leave = push_button(primary=True), push_button()
        self._language = language
        self.what.addItem(language.text("history.whole"), "")
        for key, name in subjects:
            self.what.addItem(name, key)
        self._lay_out()
        self.go_on.clicked.connect(self._declare)
        self.reason.returnPressed.connect(self._declare)
        self.leave.clicked.connect(self.reject)
        self.reason.setFocus()

    def _declare(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.message.setText(self._language.text("void.reason_needed"))
            self.reason.setFocus()
            return
        self.voided.emit(str(self.what.currentData()), reason)
        self.accept()

    def _lay_out(self) -> None:
        text = self._language.text
        self.go_on.setText(text("void.go_on"))
        self.leave.setText(text("records.cancel"))
        grid = QGridLayout()
        for line, (name, box) in enumerate((("void.what", self.what), ("void.reason", self.reason))):
            grid.addWidget(plain_label(text(name), role="dim"), line, 0)
            grid.addWidget(box, line, 1)
            box.setAccessibleName(text(name))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(text("void.why"), wrap=True))
        column.addLayout(grid)
        column.addWidget(self.message)
        column.addLayout(buttons)
