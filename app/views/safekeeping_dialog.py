"""Backups, users and the audit trail: what keeps the records safe, and what was done to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.language import Language
from app.views.plain_label import PlainLabel, plain_label
from app.views.push_button import push_button
from app.views.recovery_sheet import RecoverySheet
from app.views.secret_box import secret_box, taken_from
from app.views.text_table import Row, TextTable, fit_columns, text_view

SIZE: Final = QSize(820, 560)
BACKUP_COLUMNS: Final = ("made", "rows", "reason", "place")


class SafekeepingDialog(QDialog):
    """Says what is wanted; what became of it is said in one line below."""

    back_up_wanted = Signal()
    back_up_elsewhere_wanted = Signal()
    look_elsewhere_wanted = Signal()
    restore_wanted = Signal(int, str, str)  # the backup's row, a user, their passphrase or the recovery key
    verify_wanted = Signal()
    export_wanted = Signal()
    user_wanted = Signal(str, str, str)  # own passphrase, new user, their passphrase
    removal_wanted = Signal(str, str)  # own passphrase, who may no longer open the records
    passphrase_wanted = Signal(str, str)  # old, new
    recovery_wanted = Signal(str)  # own passphrase

    def __init__(self, window: QWidget, language: Language, *, is_open: bool) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text("safe.title"))
        self.resize(SIZE)
        self._language = language
        self.status, self.message = plain_label(wrap=True), plain_label(role="hint", wrap=True)
        self.will_happen = plain_label(role="check", wrap=True)
        self.backups = TextTable()
        self.table = text_view(self.backups)
        self.table.setAccessibleName(language.text("safe.backups"))
        self.restorer, self.restore_with = QComboBox(), secret_box()
        self.own, self.new, self.again, self.name = (
            secret_box(),
            secret_box(),
            secret_box(),
            QComboBox(),
        )
        for box in (self.name, self.restorer):  # a backup may know users that the records do not
            box.setEditable(True)  # Qt's setter
        self.sheet = RecoverySheet(language)
        self.buttons: dict[str, QPushButton] = {}
        self.tabs = QTabWidget()
        self._users = QStackedWidget()
        self._trail = self._trail_page()  # held here: without its tab nothing else would hold it
        self._lay_out(is_open=is_open)
        self._bind()

    def show_backups(self, rows: Sequence[Row]) -> None:
        """List the backups of a folder."""
        titles = tuple(self._language.text(f"safe.column.{name}") for name in BACKUP_COLUMNS)
        self.backups.show_rows(titles, rows)
        fit_columns(self.table, widest=len(BACKUP_COLUMNS) - 1)
        self._choose()

    def show_users(self, users: Sequence[str]) -> None:
        """Offer those who may open the records."""
        for box in (self.restorer, self.name):
            box.clear()
            box.addItems(list(users))

    def say(self, sentence: str) -> None:
        """Say what became of what was wanted."""
        self.message.setText(sentence)

    def show_recovery_key(self, recovery_key: str) -> None:
        """Show a key that was just made."""
        self._users.setCurrentWidget(self.sheet)
        self.sheet.show_key(recovery_key)

    def chosen(self) -> int:
        """Return the row of the chosen backup, -1 for none."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _choose(self) -> None:
        row = self.chosen()
        self.buttons["restore"].setEnabled(row >= 0)
        made = "" if row < 0 else self.backups.data(self.backups.index(row, 0))
        words = "" if row < 0 else self._language.text("safe.will_happen", made=made)
        self.will_happen.setText(words)

    def _restore(self) -> None:
        if self.chosen() >= 0:
            secret = taken_from(self.restore_with)
            self.restore_wanted.emit(self.chosen(), self.restorer.currentText(), secret)

    def _change(self, what: str) -> None:
        own, new, again = (taken_from(box) for box in (self.own, self.new, self.again))
        name = self.name.currentText().strip()
        if what in {"user", "passphrase"} and new != again:
            self.say(self._language.text("lock.differ"))
        elif what in {"user", "removal"} and not name:
            self.say(self._language.text("setup.name_needed"))
            self.name.setFocus()
        elif what == "user":
            self.user_wanted.emit(own, name, new)
        elif what == "removal":
            self.removal_wanted.emit(own, name)
        elif what == "passphrase":
            self.passphrase_wanted.emit(own, new)
        else:
            self.recovery_wanted.emit(own)

    def _bind(self) -> None:
        wanted = {
            "now": self.back_up_wanted,
            "elsewhere": self.back_up_elsewhere_wanted,
            "look": self.look_elsewhere_wanted,
            "verify": self.verify_wanted,
            "export": self.export_wanted,
        }
        for name, signal in wanted.items():
            self.buttons[name].clicked.connect(signal)
        for name in ("user", "removal", "passphrase", "recovery"):
            self.buttons[name].clicked.connect(lambda _checked, what=name: self._change(what))
        self.buttons["restore"].clicked.connect(self._restore)
        self.restore_with.returnPressed.connect(self._restore)
        self.buttons["close"].clicked.connect(self.accept)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.backups.modelReset.connect(self._choose)
        self.sheet.left.connect(lambda: self._users.setCurrentIndex(0))

    def _button(self, name: str) -> QPushButton:
        button = self.buttons[name] = push_button()
        button.setText(self._language.text(f"safe.do.{name}"))
        return button

    def _lay_out(self, *, is_open: bool) -> None:
        self.tabs.addTab(self._backup_page(), self._language.text("safe.backups"))
        self._users.addWidget(self._user_page())
        self._users.addWidget(self.sheet)
        for page, name in ((self._users, "users"), (self._trail, "trail")):
            if is_open:
                self.tabs.addTab(page, self._language.text(f"safe.{name}"))
        for name in ("now", "elsewhere"):
            self.buttons[name].setVisible(is_open)
        bottom = QHBoxLayout()
        bottom.addWidget(self.message, 1)
        bottom.addWidget(self._button("close"))
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addLayout(bottom)

    def _backup_page(self) -> QWidget:
        page, top, restore = QWidget(), QHBoxLayout(), QHBoxLayout()
        for name in ("now", "elsewhere", "look"):
            top.addWidget(self._button(name))
        top.addStretch(1)
        self._named(restore, "lock.user", self.restorer)
        self._named(restore, "safe.secret", self.restore_with)
        restore.addWidget(self._button("restore"))
        column = QVBoxLayout(page)
        column.addWidget(self.status)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.will_happen)
        column.addLayout(restore)
        return page

    def _user_page(self) -> QWidget:
        page, grid, buttons = QWidget(), QGridLayout(), QHBoxLayout()
        lines = (
            ("safe.own", self.own),
            ("safe.name", self.name),
            ("lock.new_passphrase", self.new),
            ("lock.repeated", self.again),
        )
        for line, (name, box) in enumerate(lines):
            grid.addWidget(plain_label(self._language.text(name), role="dim"), line, 0)
            grid.addWidget(box, line, 1)
            box.setAccessibleName(self._language.text(name))
        for name in ("passphrase", "user", "removal", "recovery"):
            buttons.addWidget(self._button(name))
        buttons.addStretch(1)
        column = QVBoxLayout(page)
        column.addWidget(plain_label(self._language.text("safe.users_why"), wrap=True))
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addStretch(1)
        return page

    def _trail_page(self) -> QWidget:
        page, buttons = QWidget(), QHBoxLayout()
        for name in ("verify", "export"):
            buttons.addWidget(self._button(name))
        buttons.addStretch(1)
        column = QVBoxLayout(page)
        column.addWidget(plain_label(self._language.text("safe.trail_why"), wrap=True))
        column.addLayout(buttons)
        column.addStretch(1)
        return page

    def _named(self, line: QHBoxLayout, name: str, box: QWidget) -> PlainLabel:
        label = plain_label(self._language.text(name), role="dim")
        line.addWidget(label)
        line.addWidget(box, 1)
        box.setAccessibleName(self._language.text(name))
        return label
