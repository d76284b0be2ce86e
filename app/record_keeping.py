"""Records, drafts and lock of one window, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.drafting import Drafting
from app.locking import Locking
from app.record_room import RecordRoom
from app.recording import Recording
from app.safekeeping import Safekeeping
from app.screen_lock import ScreenLock
from app.setting_up import PaperChoice, SettingUp
from app.settings import CurrentSettings
from app.store.store_state import StoreState
from app.views.main_window import MainWindow
from app.views.questions import QuestionBoxes

if TYPE_CHECKING:
    from app.store.store import Store


class RecordKeeping(QObject):
    """Lets the draft, the lock and the saving follow where the records stand."""

    def __init__(
        self,
        window: MainWindow,
        room: RecordRoom,
        drafting: Drafting,
        settings: CurrentSettings,
        paper: PaperChoice,
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._drafting = window, room, drafting
        self._drafts = False
        questions = QuestionBoxes(lambda: window.language)
        self.locking = Locking(window, room, settings, questions)
        self.recording = Recording(window.case, room, questions)
        self.setting_up = SettingUp(window, room, paper, lambda: window.language)
        self.safekeeping = Safekeeping(window, room, settings, self.setting_up, questions)
        self.screen_lock = ScreenLock()
        self.screen_lock.happened.connect(self.locking.lock)
        self.locking.restore_wanted.connect(self.safekeeping.show)
        self.safekeeping.not_restored.connect(self.locking.offer_restore)
        room.safekeeping_wanted.connect(self.safekeeping.show)
        self.recording.saved.connect(self._back_up)
        self.recording.set_up_wanted.connect(self.setting_up.begin)
        self.locking.locked.connect(self._seal)
        room.changed.connect(self._follow)

    def start(self) -> None:
        """See where the records stand; the draft is put back once that is known."""
        self._room.start()
        self.screen_lock.watch(self._window)

    def _back_up(self, _filed: object) -> None:
        self.safekeeping.back_up_if_due()

    def finish(self) -> None:
        """Have everything written, and forget the keys."""
        self._drafting.finish()
        self._room.finish()

    def _follow(self) -> None:
        state = self._room.standing.state
        if state is StoreState.OPEN:
            self._room.ask(_draft_key, self._unseal, lambda _error: None)
            self._room.ask(_key_is_kept, self._remind, lambda _error: None)
        elif state is not StoreState.LOCKED and not self._drafts:
            self._drafts = True
            self._drafting.start()

    def _unseal(self, key: bytes) -> None:
        self._drafts = True
        self._drafting.unseal(key)

    def _seal(self) -> None:
        if self._drafts:
            self._drafting.seal()

    def _remind(self, kept: bool) -> None:  # noqa: FBT001  # what the store answers
        if not kept and self.setting_up.dialog is None:
            window = self._window
            window.case.bottom.show_lasting(
                lambda language: language.text("recovery.unconfirmed"), window.language
            )


def _draft_key(store: Store) -> bytes:
    return store.session.keys.drafts


def _key_is_kept(store: Store) -> bool:
    return store.session.recovery_key_is_confirmed()
