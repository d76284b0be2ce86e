"""The first save: a name, a passphrase, and the recovery key that somebody has to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.language import Language
from app.messages import Message
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.recovery_sheet import RecoverySheet
from app.views.secret_box import secret_box

WIDTH_PX = 560


class SetUpDialog(QDialog):
    """Two pages: who saves, then the key; closing the second leaves a reminder, not a lost case."""

    set_up_wanted = Signal(str, str)  # user, passphrase

    def __init__(self, window: QWidget, language: Language) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text("setup.title"))
        self.setFixedWidth(WIDTH_PX)
        self._language = language
        self.name, self.passphrase, self.repeated = QLineEdit(), secret_box(), secret_box()
        self.message = plain_label(role="refused", wrap=True)
        self.go_on = push_button(primary=True)
        self.sheet = RecoverySheet(language)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first_page())
        self._pages.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(self._pages)
        self.go_on.clicked.connect(self._try)
        for box in (self.name, self.passphrase, self.repeated):
            box.returnPressed.connect(self._try)
        self.sheet.left.connect(self.accept)
        self.name.setFocus()

    def show_key(self, recovery_key: str) -> None:
        """Show the key of the records that were just made."""
        for box in (self.passphrase, self.repeated):
            box.clear()
        self._pages.setCurrentWidget(self.sheet)
        self.sheet.show_key(recovery_key)

    def show_refusal(self, message: Message) -> None:
        """Say why nothing was made."""
        self.message.setText(f"{message.title}\n{message.next_step}")
        self.go_on.setEnabled(True)
        self.passphrase.setFocus()

    def _try(self) -> None:
        if not self.go_on.isEnabled():
            return
        if not self.name.text().strip():
            self.message.setText(self._language.text("setup.name_needed"))
            self.name.setFocus()
        elif self.passphrase.text() != self.repeated.text():
            self.message.setText(self._language.text("lock.differ"))
            self.repeated.setFocus()
        else:
            self.go_on.setEnabled(False)
            self.message.setText(self._language.text("lock.busy"))
            self.set_up_wanted.emit(self.name.text().strip(), self.passphrase.text())

    def _first_page(self) -> QWidget:
        page = QWidget()
        language = self._language
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for line, (name, box) in enumerate(
            (
                ("setup.name", self.name),
                ("lock.passphrase", self.passphrase),
                ("lock.repeated", self.repeated),
            )
        ):
            grid.addWidget(plain_label(language.text(name), role="dim"), line, 0)
            grid.addWidget(box, line, 1)
            box.setAccessibleName(language.text(name))
        self.go_on.setText(language.text("setup.go_on"))
        later = QPushButton(language.text("records.cancel"))
        later.setAutoDefault(False)  # Qt's setter
        later.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(later)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(language.text("setup.title"), role="headline"))
        column.addWidget(plain_label(language.text("setup.why"), wrap=True))
        column.addLayout(grid)
        column.addWidget(self.message)
        column.addLayout(buttons)
        return page
