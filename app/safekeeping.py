"""Backups made, restored and watched over; users; the trail verified and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.language import Language
from app.messages import Message
from app.presenters.store_words import message_for_error, sentence_for_error
from app.record_room import RecordRoom
from app.setting_up import SettingUp
from app.settings import CurrentSettings
from app.store.clock import stamp, utc_now
from app.store.errors import StoreError
from app.views.main_window import MainWindow
from app.views.questions import Questions

if TYPE_CHECKING:
    from app.store.access import Access
    from app.store.backups import Backup
    from app.store.store import Store
    from app.views.safekeeping_dialog import SafekeepingDialog

EVERY_MS: Final = 10 * 60_000
TRAIL_NAME: Final = "HEART-audit-trail-{}.jsonl"  # named by its moment: an older one is evidence and stays


class Safekeeping(QObject):
    """Backs up by itself while the records are open, and does what its dialog asks for."""

    not_restored = Signal(object)  # the message, where nothing but the lock page is in sight

    def __init__(
        self,
        window: MainWindow,
        room: RecordRoom,
        settings: CurrentSettings,
        setting_up: SettingUp,
        questions: Questions,
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._settings = window, room, settings
        self._setting_up, self._paper, self._questions = setting_up, setting_up.paper, questions
        self.dialog: SafekeepingDialog | None = None
        self._listed: Sequence[Backup] = ()
        self._elsewhere: Path | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.back_up_if_due)
        self._timer.start(EVERY_MS)

    def _language(self) -> Language:
        return self._window.language

    def _say(self, sentence: str) -> None:
        self._window.case.bottom.show_notice(sentence)

    def back_up_if_due(self) -> None:
        """Make an automatic backup where something changed, here and in the folder that the site chose."""
        folder = self._settings.values.backup_folder
        if self._room.is_open:
            self._room.ask(
                lambda store: back_up_everywhere(store, folder),
                lambda _made: self._forget_failure(),
                self._tell_once,
            )

    def show(self) -> None:
        """Open the dialog; while the records are locked it can only restore."""
        from app.views.safekeeping_dialog import SafekeepingDialog  # noqa: PLC0415  # not before the first frame

        dialog = self.dialog = SafekeepingDialog(self._window, self._language(), is_open=self._room.is_open)
        dialog.back_up_wanted.connect(lambda: self._back_up(None))
        dialog.back_up_elsewhere_wanted.connect(self._back_up_elsewhere)
        dialog.look_elsewhere_wanted.connect(self._look_elsewhere)
        dialog.restore_wanted.connect(self._restore)
        dialog.verify_wanted.connect(self._verify)
        dialog.export_wanted.connect(self._export)
        dialog.user_wanted.connect(self._add_user)
        dialog.removal_wanted.connect(self._remove_user)
        dialog.passphrase_wanted.connect(self._change_passphrase)
        dialog.recovery_wanted.connect(self._renew)
        dialog.finished.connect(self._forget)
        self._setting_up.attend(dialog.sheet)
        self._elsewhere = None
        self._list()
        dialog.open()

    # Backups

    def _list(self) -> None:
        elsewhere = self._elsewhere
        self._room.ask(
            lambda store: (listed(store, elsewhere), users_of(store)), self._show_listed, self._tell
        )

    def _show_listed(self, found: tuple[Sequence[Backup], Sequence[str]]) -> None:
        from app.presenters.safekeeping import backup_rows, backup_status  # noqa: PLC0415  # they need the store

        self._listed, users = found
        if self.dialog is not None:
            folder = self._settings.values.backup_folder
            newest = self._listed[0] if self._listed else None
            language = self._language()
            self.dialog.show_backups(backup_rows(self._listed, language))
            self.dialog.show_users(users)
            self.dialog.status.setText(backup_status(newest, utc_now(), folder, language))

    def _back_up(self, folder: Path | None) -> None:
        def done(backup: Backup) -> None:
            self._tell_text("safe.backed_up", place=backup.path)
            self._list()

        self._tell_text("safe.busy")
        self._room.ask(lambda store: store.back_up(folder), done, self._tell)

    def _back_up_elsewhere(self) -> None:
        folder = self._paper.folder(self._window, self._language().text("safe.choose_folder"))
        if folder is not None:
            self._back_up(folder)

    def _look_elsewhere(self) -> None:
        folder = self._paper.folder(self._window, self._language().text("safe.choose_folder"))
        if folder is not None:
            self._elsewhere = folder
            self._list()

    def _restore(self, row: int, user: str, secret: str) -> None:
        backup = self._listed[row]
        self._tell_text("safe.busy")

        def done(_session: object) -> None:
            self._tell_text("safe.restored")
            self._list()

        def failed(error: Exception) -> None:
            if self.dialog is not None or not self._window.is_covered:
                self._tell(error)
                return
            language = self._language()  # the lock that came between took the dialog away
            reason = message_for_error(error, language).title
            told = language.text("safe.not_restored", reason=reason)
            self.not_restored.emit(Message(told, language.text("safe.not_restored_means")))

        self._room.ask(lambda store: store.restore(backup, access_of(user, secret)), done, failed)

    # The trail

    def _verify(self) -> None:
        from app.presenters.safekeeping import verified_words  # noqa: PLC0415  # it needs the store

        self._tell_text("safe.busy")
        self._room.ask(
            lambda store: (store.session.verify(), len(store.session.trail.all())),
            lambda found: self._tell_words(verified_words(*found, self._language())),
            self._tell,
        )

    def _export(self) -> None:
        folder = self._paper.folder(self._window, self._language().text("safe.choose_folder"))
        if folder is not None:
            path = folder / TRAIL_NAME.format(stamp(utc_now()))
            self._room.ask(
                lambda store: store.session.trail.export(path),
                lambda head: self._tell_text("safe.exported", path=path, head=head[:16]),
                self._tell,
            )

    # Users

    def _add_user(self, own: str, name: str, passphrase: str) -> None:
        user = self._room.standing.user
        self._change(lambda store: store.add_user(access_of(user, own), name, passphrase), "safe.user_added")

    def _remove_user(self, own: str, name: str) -> None:
        """Ask first: who is removed cannot open the records any more."""
        user = self._room.standing.user

        def remove() -> None:
            self._change(lambda store: store.remove_user(access_of(user, own), name), "safe.user_removed")

        text = self._language().text
        message = Message(text("safe.removal", name=name), text("safe.removal_means"))
        self._questions.ask(self.dialog or self._window, message, text("safe.removal_yes"), remove)

    def _change_passphrase(self, own: str, passphrase: str) -> None:
        user = self._room.standing.user
        self._change(
            lambda store: store.set_passphrase(access_of(user, own), user, passphrase),
            "safe.passphrase_changed",
        )

    def _change(self, job: Callable[[Store], None], said: str) -> None:
        def done(_nothing: None) -> None:
            self._tell_text(said)
            self._list()

        self._tell_text("lock.busy")
        self._room.ask(job, done, self._tell)

    def _renew(self, own: str) -> None:
        user = self._room.standing.user

        def done(recovery_key: str) -> None:
            self._tell_words("")
            if self.dialog is not None:
                self.dialog.show_recovery_key(recovery_key)

        self._room.ask(lambda store: store.renew_recovery_key(access_of(user, own)), done, self._tell)

    # Saying

    def _tell_once(self, error: Exception) -> None:
        """Say what an automatic backup ran into, and not again every ten minutes."""
        code = error.code if isinstance(error, StoreError) else type(error).__name__
        if code != self._told:
            self._told = code

            def words(language: Language) -> str:
                reason = message_for_error(error, language).title
                return language.text("safe.automatic_failed", reason=reason)

            self._window.case.bottom.show_lasting(words, self._language())

    def _forget_failure(self) -> None:
        self._told = ""

    def _tell(self, error: Exception) -> None:
        self._tell_words(sentence_for_error(error, self._language()))

    def _tell_text(self, message_id: str, **params: object) -> None:
        self._tell_words(self._language().text(message_id, **params))

    def _tell_words(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.say(sentence)
        else:
            self._say(sentence)

    def _forget(self) -> None:
        self.dialog = None


def back_up_everywhere(store: Store, folder: str) -> None:
    """Make what is due here, and the same in a second folder where the site named one."""
    store.back_up_if_due(Path(folder) if folder else None)


def listed(store: Store, folder: Path | None) -> Sequence[Backup]:
    """Return the backups of a folder; only the store's thread calls this."""
    return store.backups(folder)


def users_of(store: Store) -> Sequence[str]:
    """Return who may open the records; nobody where the key file cannot be read."""
    try:
        return store.users()
    except StoreError:
        return ()


def access_of(user: str, secret: str) -> Access:
    """Take a secret for what it looks like: the recovery key has its own form."""
    from app.store.access import ByPassphrase, ByRecoveryKey  # noqa: PLC0415  # not before the first frame
    from app.store.errors import MistypedRecoveryKeyError  # noqa: PLC0415  # likewise
    from app.store.recovery_key import read_recovery_key  # noqa: PLC0415  # likewise

    try:
        read_recovery_key(secret)
    except MistypedRecoveryKeyError:
        return ByPassphrase(user, secret)
    return ByRecoveryKey(secret)
