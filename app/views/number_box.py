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
    confirmed = Signal(str, bool)  # the text, and whether it was typed since it was read last
    went_back = Signal()
    computed_wanted = Signal()

    def __init__(self, accessible_name: str, width_px: int, *, takes_computed: bool = False) -> None:
        super().__init__()
        self.is_pending = False  # typed and not read yet; Qt's own mark is taken back by undoing
        self._takes_computed = takes_computed
        self.setAccessibleName(accessible_name)
        self.setFixedWidth(width_px)
        self.textEdited.connect(self._note_edit)

    def hand_over(self) -> str:
        """Return the text to be read; from now on the box shows what was made of it."""
        self.is_pending = False
        return self.text()

    def show_text(self, text: str) -> None:
        """Put a text in without calling it an edit; what is still being typed is never overwritten."""
        if text != self.text() and not self.is_pending:
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
            typed_anew = self.is_pending
            self.confirmed.emit(self.hand_over(), typed_anew)
        elif self._takes_computed and event.text() in TAKE_COMPUTED:
            self._want_computed()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  # Qt's name
        """Take `=` from an input method too, which commits a text instead of pressing a key."""
        if self._takes_computed and event.commitString() in TAKE_COMPUTED:
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

    def _note_edit(self) -> None:
        self.is_pending = True
        self.edited.emit()

    def _want_computed(self) -> None:
        """Have what stands there read first: where nothing can be computed, it stays."""
        self.left.emit(self.hand_over())
        self.computed_wanted.emit()
