"""The first save: somebody names a user and a passphrase, the records are made, and the key is kept.

The case is filed as soon as the records exist, before anybody has confirmed the key: what can be lost by a
crash is then the confirmation, which is asked for again, and not the case.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from app.language import Language
from app.presenters.failure_words import reason_of
from app.presenters.store_words import message_for_error
from app.record_room import RecordRoom

if TYPE_CHECKING:
    from app.store.store import Store
    from app.views.recovery_sheet import RecoverySheet
    from app.views.set_up_dialog import SetUpDialog


class PaperChoice(Protocol):
    """Where something is printed or exported to."""

    def printer(self, window: QWidget) -> QPagedPaintDevice | None:
        """Ask for a printer; None where somebody thinks better of it."""

    def folder(self, window: QWidget, title: str) -> Path | None:
        """Ask for a folder, such as a USB stick's."""


class SettingUp(QObject):
    """Shows the dialog of the first save and does what it asks for."""

    def __init__(
        self, window: QWidget, room: RecordRoom, paper: PaperChoice, language: Callable[[], Language]
    ) -> None:
        super().__init__(window)
        self._window, self._room, self.paper, self._language = window, room, paper, language
        self.dialog: SetUpDialog | None = None

    def begin(self, then: Callable[[], None]) -> None:
        """Ask for the first user, and go on with the save once the records exist."""
        from app.views.set_up_dialog import SetUpDialog  # noqa: PLC0415  # not before the first frame

        self.dialog = dialog = SetUpDialog(self._window, self._language())
        dialog.set_up_wanted.connect(lambda user, passphrase: self._make(dialog, user, passphrase, then))
        dialog.finished.connect(self._forget)
        self.attend(dialog.sheet)
        dialog.open()

    def attend(self, sheet: RecoverySheet) -> None:
        """Print, save and confirm the key that a sheet shows."""
        sheet.print_wanted.connect(lambda key: self._print(sheet, key))
        sheet.file_wanted.connect(lambda key: self._write(sheet, key))
        sheet.confirmed.connect(self._confirm)

    def _make(self, dialog: SetUpDialog, user: str, passphrase: str, then: Callable[[], None]) -> None:
        def made(recovery_key: str) -> None:
            if self.dialog is dialog:
                dialog.show_key(recovery_key)
            then()

        def refused(error: Exception) -> None:
            if self.dialog is dialog:
                dialog.show_refusal(message_for_error(error, self._language()))

        self._room.ask(lambda store: store.set_up(user, passphrase), made, refused)

    def _print(self, sheet: RecoverySheet, key: str) -> None:
        from app.views.key_paper import draw_key  # noqa: PLC0415  # not before the first frame

        printer = self.paper.printer(sheet)
        if printer is not None:
            self._kept(sheet, lambda: draw_key(key, printer, self._language()), "recovery.printed")

    def _write(self, sheet: RecoverySheet, key: str) -> None:
        from app.views.key_paper import write_key_file  # noqa: PLC0415  # not before the first frame

        folder = self.paper.folder(sheet, self._language().text("recovery.choose_folder"))
        if folder is not None:
            self._kept(sheet, lambda: write_key_file(key, folder, self._language()), "recovery.written")

    def _kept(self, sheet: RecoverySheet, work: Callable[[], object], said: str) -> None:
        try:
            work()
        except OSError as error:
            language = self._language()
            sheet.say(language.text("recovery.failed", reason=reason_of(error, language)))
        else:
            sheet.say(self._language().text(said))

    def _confirm(self) -> None:
        self._room.ask(_confirm_key, lambda _nothing: None, lambda _error: None)

    def _forget(self) -> None:
        self.dialog = None


def _confirm_key(store: Store) -> None:
    store.session.confirm_recovery_key()
