"""When the window locks, what it shows then, and how it opens again.

It locks by Ctrl+L, when nobody touched it for a while, and when the computer locks its screen or goes to
sleep. Before the first save there is no passphrase, hence nothing to lock. A lock puts the lock page over
everything at once and closes every sheet, also one that was on its way; the key is forgotten behind it. What
was typed stays in the form and in its draft; what is under way for longer goes on out of sight.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from app.messages import Message
from app.presenters.store_words import message_for_error
from app.record_room import RecordRoom
from app.settings import CurrentSettings
from app.store.errors import DamagedError, FileMissingError
from app.store.store_state import StoreState
from app.views.lasting_work import under_way
from app.views.main_window import MainWindow
from app.views.questions import Questions
from heart_engine import __version__

if TYPE_CHECKING:
    from app.store.store import Store
    from app.views.lock_page import LockPage

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
MINUTE_MS = 60_000


class Locking(QObject):
    """Covers one window while its records are locked."""

    locked = Signal()
    restore_wanted = Signal()

    def __init__(
        self, window: MainWindow, room: RecordRoom, settings: CurrentSettings, questions: Questions
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._settings = window, room, settings
        self._questions = questions
        self.page: LockPage | None = None
        self._put_away: list[QDialog] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        room.changed.connect(self._follow)
        settings.watch(self._wait)
        QShortcut(QKeySequence("Ctrl+L"), window, self.lock)
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def expect(self) -> None:
        """Cover the window before its first frame, because there are records that somebody has to unlock."""
        self._cover()

    def lock(self) -> None:
        """Show nothing of any patient from now on, and forget the key."""
        if self._room.is_open:
            self._cover()
            self._room.lock()
        elif self._room.standing.state is StoreState.NOT_SET_UP:
            self._window.case.bottom.show_notice(self._window.language.text("lock.not_set_up"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Begin to wait anew whenever somebody touches the program; keep sheets off the lock page."""
        if event.type() in TOUCHES and self._idle.isActive():
            self._wait()
        if event.type() is QEvent.Type.Show and isinstance(watched, QDialog) and self._comes_late(watched):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched.reject)  # not at once: a dialog that blocks has no loop to leave yet
        return False

    def _comes_late(self, dialog: QDialog) -> bool:
        """Say whether this belongs under the lock page: a page began it before the lock, and shows it now.

        What the lock page itself opens, to restore a backup, belongs to the window and to no page.
        """
        return self._window.is_covered and self._window.is_of_a_page(dialog.parentWidget())

    def _wait(self) -> None:
        if self._room.is_open:
            self._idle.start(self._settings.values.auto_lock_minutes * MINUTE_MS)

    def _follow(self) -> None:
        state = self._room.standing.state
        if state in {StoreState.LOCKED, StoreState.KEYS_MISSING}:
            self._idle.stop()
            self._cover()
            self._page().show_users(self._room.standing.users)
        else:
            self._window.uncover()
            self._bring_back()
            self._wait()
        if state is StoreState.KEYS_MISSING:
            self._refuse(FileMissingError(file="keys.json"))

    def _cover(self) -> None:
        if self._window.is_covered:
            return
        for dialog in self._window.findChildren(QDialog):
            if under_way(dialog):
                dialog.hide()
                self._put_away.append(dialog)
            else:
                dialog.reject()
        self._window.cover(self._page())
        self.locked.emit()

    def _bring_back(self) -> None:
        put_away, self._put_away = self._put_away, []
        for dialog in put_away:
            dialog.open()

    def _page(self) -> LockPage:
        if self.page is None:
            from app.views.lock_page import LockPage  # noqa: PLC0415  # a window without records needs none

            self.page = LockPage()
            self.page.unlock_wanted.connect(self._unlock)
            self.page.recovery_wanted.connect(self._recover)
            self.page.restore_wanted.connect(self.restore_wanted)
            self.page.language_wanted.connect(self._window.switch_language)
        return self.page

    def _unlock(self, user: str, passphrase: str) -> None:
        def job(store: Store) -> None:
            from app.store.access import ByPassphrase  # noqa: PLC0415  # not before the first frame
            from app.store.program_update import back_up_for_new_program  # noqa: PLC0415  # likewise

            store.unlock(ByPassphrase(user, passphrase))
            back_up_for_new_program(store, __version__)

        self._ask(job, self._refuse)

    def _recover(self, user: str, recovery_key: str, passphrase: str) -> None:
        def job(store: Store) -> None:
            from app.store.access import ByRecoveryKey  # noqa: PLC0415  # not before the first frame
            from app.store.passphrase import require_strength  # noqa: PLC0415  # likewise
            from app.store.program_update import back_up_for_new_program  # noqa: PLC0415  # likewise

            require_strength(passphrase)
            access = ByRecoveryKey(recovery_key)
            store.unlock(access)
            back_up_for_new_program(store, __version__)
            store.set_passphrase(access, user, passphrase)

        self._ask(job, self._recovered_in_part)

    def _ask(self, job: Callable[[Store], None], failed: Callable[[Exception], None]) -> None:
        self._page().show_busy()
        self._room.ask(job, lambda _nothing: None, failed)

    def _recovered_in_part(self, error: Exception) -> None:
        """Say why it stays locked; or, where the key opened the records, that the passphrase may not hold."""
        if self._window.is_covered:
            self._refuse(error)
            return
        language = self._window.language
        reason = message_for_error(error, language).title
        words = language.text("lock.passphrase_unsure", reason=reason)
        self._questions.tell(self._window, Message(language.text("lock.opened_without"), words))

    def offer_restore(self, message: Message) -> None:
        """Say on the lock page that a restore failed, and let it be tried again."""
        self._page().show_refusal(message, damaged=True)

    def _refuse(self, error: Exception) -> None:
        """Say on the lock page what went wrong; what failed behind an open one is tried again at the next."""
        damaged = isinstance(error, DamagedError | FileMissingError)
        self._page().show_refusal(message_for_error(error, self._window.language), damaged=damaged)
