"""The box a number is typed into: plain text until the strict parser has read it, never a spin box."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TAKE_COMPUTED: Final = frozenset({"=", "＝"})  # the second is what a Chinese input method types


class NumberBox(QLineEdit):
    """A line edit that says when its text is to be read."""

    edited = Signal()
    left = Signal(str)
    confirmed = Signal(str)
    went_back = Signal()
    computed_wanted = Signal()

    def __init__(self, accessible_name: str, width_px: int) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setFixedWidth(width_px)
        self.setMaxLength(80)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def hand_over(self) -> str:
        """Return the text to be read; from now on the box shows what was made of it."""
        self.setModified(False)  # Qt's setter
        return self.text()

    def show_text(self, text: str) -> None:
        """Put a text in without calling it an edit; what is still being typed is never overwritten."""
        if text != self.text() and not self.isModified():
            with QSignalBlocker(self):
                self.setText(text)
                self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take Enter, Shift+Enter and `=`; the rest is typing."""
        if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter screens; it is the window's
        elif event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.went_back.emit()
        elif event.key() in ENTER_KEYS:
            self.confirmed.emit(self.hand_over())
        elif event.text() in TAKE_COMPUTED:
            self._want_computed()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  # Qt's name
        """Take `=` from an input method too, which commits a text instead of pressing a key."""
        if event.commitString() in TAKE_COMPUTED:
            event.accept()
            self._want_computed()
        else:
            super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Select what stands there, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Have the text read when the clinician moves on, not when the window loses the focus."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.left.emit(self.hand_over())

    def _want_computed(self) -> None:
        self.hand_over()
        self.computed_wanted.emit()
