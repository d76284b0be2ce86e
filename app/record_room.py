"""The records as the window uses them: questions go to the store's own thread, answers come back.

The window's thread never waits for a disk. Whatever a job returns, or how it failed, is delivered in the
order of the questions, together with where the records stand then: locked, open, by whom.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.store.errors import StoreError
from app.store.holds import RecordHolds
from app.store.record_types import Damage
from app.store.store_state import StoreState
from app.store.worker import StoreWorker

if TYPE_CHECKING:  # it needs sqlcipher, which the worker's thread loads once the window is shown
    from app.store.store import Store

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the records stand; None before they were looked at, or where they cannot be used."""

    state: StoreState | None = None
    user: str = ""
    users: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()
    opening: int = 0  # a restore opens other records without a lock between


class RecordRoom(QObject):
    """Opens the records, passes questions in, and says when somebody unlocked or locked them."""

    changed = Signal()  # `standing` did
    safekeeping_wanted = Signal()  # somebody asks for backups and users
    _ended = Signal(object)  # what is to be done on the window's thread

    def __init__(self, open_store: Callable[[], Store]) -> None:
        super().__init__()
        self._open_store = open_store
        self._worker: StoreWorker | None = None
        self._store: Store | None = None
        self.standing = Standing()
        self.refusal: Exception | None = None  # why the records cannot be used at all
        self.holds = RecordHolds()
        self._ended.connect(lambda deliver: deliver())

    @property
    def is_open(self) -> bool:
        """Say whether records can be read and written."""
        return self.standing.state is StoreState.OPEN

    def start(self) -> None:
        """Take the folder and see whether somebody has to unlock it."""
        self._worker = StoreWorker()
        self.ask(lambda store: store.start(), lambda _state: None, self._refused)

    def finish(self) -> None:
        """Do what is still asked for, forget the key, and let another program in."""
        if self._worker is not None:
            self._worker.submit(self._stop)
            self._worker.stop()
            self._worker = None

    def ask(self, job: Callable[[Store], T], done: Done[T], failed: Failed) -> None:
        """Run a job where the store is, then one of the two here."""
        if self._worker is None:
            return
        asked = self._worker.submit(lambda: self._answer(job))
        asked.add_done_callback(lambda answer: self._ended.emit(self._delivery(answer, done, failed)))

    def lock(self) -> None:
        """Forget every key; what is asked afterwards finds the records locked."""
        self.ask(lambda store: store.lock(), lambda _nothing: None, self._refused)

    def _answer(self, job: Callable[[Store], T]) -> tuple[T | None, Exception | None, Standing]:
        """Run a job; only the worker's thread calls this."""
        if self._store is None:
            self._store = self._open_store()
        result, error = None, None
        try:
            result = job(self._store)
        except Exception as raised:  # noqa: BLE001  # whatever it is, whoever asked is told
            error = raised
        return result, error, _standing_of(self._store)

    def _delivery(self, answer: Future[Any], done: Done[Any], failed: Failed) -> Callable[[], None]:
        def deliver() -> None:
            result, error, standing = answer.result()
            if standing != self.standing and self.refusal is None:  # what is refused is never there to unlock
                self.standing = standing
                self.changed.emit()
            done(result) if error is None else failed(error)

        return deliver

    def _refused(self, error: Exception) -> None:
        self.refusal, self.standing = error, Standing()
        self.changed.emit()

    def _stop(self) -> None:
        if self._store is not None:
            self._store.stop()


def store_in(folder: Path) -> Callable[[], Store]:
    """Return what opens the records of a folder, loading all they need only then."""

    def open_store() -> Store:
        from app.store.store import Store  # noqa: PLC0415  # sqlcipher and cryptography, not before the first frame

        return Store(folder)

    return open_store


def _standing_of(store: Store) -> Standing:
    state = store.state
    if state is StoreState.OPEN:
        return Standing(state, store.session.user, (), store.session.damage, store.openings)
    if state is not StoreState.LOCKED:
        return Standing(state)
    try:
        return Standing(state, users=store.users())
    except StoreError:  # damaged: whoever tries to unlock is told
        return Standing(state)
