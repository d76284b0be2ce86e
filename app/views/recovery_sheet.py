"""The recovery key on the screen: to be printed, put on a stick or written down, and typed back in part."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.language import Language
from app.views.plain_label import plain_label
from app.views.push_button import push_button

ASKED_GROUPS: Final = (2, 6)  # counted from 1: enough to show that the key lies before somebody


class RecoverySheet(QFrame):
    """Shows the key and asks two of its groups back before it counts as kept."""

    left = Signal()
    confirmed = Signal()
    print_wanted = Signal(str)  # the key
    file_wanted = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._key = ""
        self.shown = plain_label(role="headline", wrap=True)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.boxes = tuple(QLineEdit() for _ in ASKED_GROUPS)
        self.message = plain_label(role="refused", wrap=True)
        self.done, self.later = push_button(primary=True), push_button()
        self.print, self.file = push_button(), push_button()
        self._lay_out()
        self._bind()

    def show_key(self, recovery_key: str) -> None:
        """Show another key."""
        self._key = recovery_key
        self.shown.setText(recovery_key)
        self.print.setFocus()

    def say(self, sentence: str) -> None:
        """Say what became of printing or saving it."""
        self.message.setText(sentence)

    def _check(self) -> None:
        groups = self._key.split("-")
        typed = [box.text().strip().upper() for box in self.boxes]
        if typed == [groups[number - 1] for number in ASKED_GROUPS]:
            self.confirmed.emit()
            self._leave()
        else:
            self.message.setText(self._language.text("recovery.mistyped"))

    def _leave(self) -> None:
        self._key = ""
        self.shown.setText("")
        self.left.emit()

    def _bind(self) -> None:
        self.done.clicked.connect(self._check)
        for box in self.boxes:
            box.returnPressed.connect(self._check)
        self.later.clicked.connect(self._leave)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._key))
        self.file.clicked.connect(lambda: self.file_wanted.emit(self._key))

    def _lay_out(self) -> None:
        text = self._language.text
        for button, name in (
            (self.print, "print"),
            (self.file, "file"),
            (self.later, "later"),
            (self.done, "done"),
        ):
            button.setText(text(f"recovery.{name}"))
        keeping, asking, ending = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in (self.print, self.file):
            keeping.addWidget(button)
        keeping.addStretch(1)
        for number, box in zip(ASKED_GROUPS, self.boxes, strict=True):
            asking.addWidget(plain_label(text("recovery.group", number=number), role="dim"))
            asking.addWidget(box)
            box.setAccessibleName(text("recovery.group", number=number))
        ending.addStretch(1)
        for button in (self.later, self.done):
            ending.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(text("recovery.title"), role="heading"))
        column.addWidget(plain_label(text("recovery.why"), wrap=True))
        column.addWidget(self.shown)
        column.addLayout(keeping)
        column.addWidget(plain_label(text("recovery.type_back"), wrap=True))
        column.addLayout(asking)
        column.addWidget(self.message)
        column.addLayout(ending)
