"""What a locked window shows: who may unlock it, and nothing of any patient."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.language import Language
from app.messages import Message
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.secret_box import secret_box, taken_from

CARD_PX: Final = 520


class LockPage(QWidget):
    """Takes a passphrase, or the recovery key with a new passphrase for who forgot theirs."""

    unlock_wanted = Signal(str, str)  # user, passphrase
    recovery_wanted = Signal(str, str, str)  # user, recovery key, new passphrase
    restore_wanted = Signal()
    language_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._safe = plain_label(role="headline"), plain_label(role="dim", wrap=True)
        self.user = QComboBox()
        self.passphrase, self.recovery_key = secret_box(), QLineEdit()
        self.new_passphrase, self.repeated = secret_box(), secret_box()
        self._names = [plain_label(role="dim") for _ in range(5)]
        self.message = plain_label(role="refused", wrap=True)
        self.unlock, self.forgot = push_button(primary=True), push_button()
        self.restore, self.language = push_button(), push_button()
        self._language: Language | None = None
        self._forgotten = False
        self._lay_out()
        self._bind()
        self._show_fields()

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._language = language
        self._title.setText(language.text("lock.title"))
        self._safe.setText(language.text("lock.safe"))
        names = ("user", "passphrase", "recovery_key", "new_passphrase", "repeated")
        for label, box, name in zip(self._names, self._boxes(), names, strict=True):
            label.setText(language.text(f"lock.{name}"))
            box.setAccessibleName(language.text(f"lock.{name}"))
        self.language.setText(language.text("window.switch_language"))
        self.restore.setText(language.text("lock.restore"))
        self._show_buttons()

    def show_users(self, users: Sequence[str]) -> None:
        """Offer those who may unlock, the same one first as before."""
        chosen = self.user.currentText()
        self.user.clear()
        self.user.addItems(list(users))
        self.user.setCurrentIndex(max(0, self.user.findText(chosen)))

    def enter(self) -> None:
        """Empty every line and wait for a passphrase."""
        for box in (self.passphrase, self.recovery_key, self.new_passphrase, self.repeated):
            box.clear()
        self.message.setText("")
        self._forgotten = False
        self._show_fields()
        self.passphrase.setFocus()

    def show_busy(self) -> None:
        """Say that the key is being worked out; one try at a time."""
        self.unlock.setEnabled(False)
        self._say("lock.busy")

    def show_refusal(self, message: Message, *, damaged: bool) -> None:
        """Say why it stays locked; damage offers a backup."""
        self.message.setText(f"{message.title}\n{message.next_step}")
        self.restore.setVisible(damaged)
        self.unlock.setEnabled(True)
        self.passphrase.setFocus()

    def _try(self) -> None:
        if not self.unlock.isEnabled():
            return
        user = self.user.currentText()
        if not self._forgotten:
            self.unlock_wanted.emit(user, taken_from(self.passphrase))
        elif self.new_passphrase.text() != self.repeated.text():
            self._say("lock.differ")
        else:
            new = taken_from(self.new_passphrase)
            self.repeated.clear()
            self.recovery_wanted.emit(user, taken_from(self.recovery_key), new)

    def _turn(self) -> None:
        self._forgotten = not self._forgotten
        self._show_fields()
        (self.recovery_key if self._forgotten else self.passphrase).setFocus()

    def _show_fields(self) -> None:
        shown = (True, not self._forgotten, self._forgotten, self._forgotten, self._forgotten)
        for label, box, visible in zip(self._names, self._boxes(), shown, strict=True):
            label.setVisible(visible)
            box.setVisible(visible)
        self.restore.hide()
        self.unlock.setEnabled(True)
        self._show_buttons()

    def _show_buttons(self) -> None:
        if self._language is not None:
            self.unlock.setText(self._language.text("lock.unlock"))
            self.forgot.setText(self._language.text("lock.remembered" if self._forgotten else "lock.forgot"))

    def _say(self, message_id: str) -> None:
        if self._language is not None:
            self.message.setText(self._language.text(message_id))

    def _boxes(self) -> tuple[QWidget, ...]:
        return (self.user, self.passphrase, self.recovery_key, self.new_passphrase, self.repeated)

    def _bind(self) -> None:
        self.unlock.clicked.connect(self._try)
        for box in (self.passphrase, self.recovery_key, self.new_passphrase, self.repeated):
            box.returnPressed.connect(self._try)
        self.forgot.clicked.connect(self._turn)
        self.restore.clicked.connect(self.restore_wanted)
        self.language.clicked.connect(self.language_wanted)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        card.setFixedWidth(CARD_PX)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for line, (label, box) in enumerate(zip(self._names, self._boxes(), strict=True)):
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
        buttons = QHBoxLayout()
        for button in (self.forgot, self.restore):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.language, self.unlock):
            buttons.addWidget(button)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._safe)
        column.addLayout(grid)
        column.addWidget(self.message)
        column.addLayout(buttons)
        middle = QHBoxLayout()  # an alignment instead would not let the card grow with its message
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
