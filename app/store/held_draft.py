"""The one draft that this program writes; nobody else takes it up while the program runs.

Two programs may be open at once. Each holds a lock beside its own draft, which the operating system lets go
when the program dies: a draft whose lock is free was left behind and may be continued.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app.store.drafts import Draft, Drafts
from app.store.durable_file import make_private_folder, remove_durably
from app.store.errors import StoreInUseError
from app.store.lock import StoreLock

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class LeftBehind(Generic[Read]):
    """What an earlier program left: the newest that can be read, and the names of what cannot."""

    content: Read | None
    unreadable: tuple[str, ...]


class HeldDraft:
    """Saves and discards under one name, and continues what an earlier program left behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts = Drafts(folder)
        self._id = _new_id()
        self._lock: StoreLock | None = None

    def adopt(self, records_key: bytes) -> None:
        """Seal drafts with the records' key from now on, and read those that are sealed with it."""
        self._drafts.adopt(records_key)

    def forget_key(self) -> None:
        """Leave the drafts sealed until somebody unlocks the records."""
        self._drafts.forget_key()

    def take_up(self, read: Callable[[str], Read]) -> LeftBehind[Read]:
        """Continue the draft that was begun last, if nobody does already; the others stay."""
        found = self._drafts.find()
        unreadable = [*found.locked, *found.damaged]
        for draft in reversed(found.drafts):  # their names begin with the time
            if self._continues(draft):
                try:
                    return LeftBehind(read(draft.text), tuple(unreadable))
                except ValueError:
                    self.let_go()
                    unreadable.append(draft.draft_id)
        return LeftBehind(None, tuple(unreadable))

    def let_go(self) -> None:
        """Leave the draft to the next start, and write the next one under a new name."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            remove_durably(self._lock_path(self._id))
        self._id = _new_id()

    def save(self, text: str) -> None:
        """Replace the draft in one step."""
        if self._lock is None:
            make_private_folder(self._folder)
            self._lock = self._locked(self._id)
        self._drafts.save(self._id, text)

    def discard(self) -> None:
        """Remove the draft: nothing is left that could be continued."""
        self._drafts.discard(self._id)
        self.let_go()

    def _continues(self, draft: Draft) -> bool:
        try:
            self._lock = self._locked(draft.draft_id)
        except StoreInUseError:
            return False
        self._id = draft.draft_id
        return True

    def _locked(self, draft_id: str) -> StoreLock:
        lock = StoreLock(self._lock_path(draft_id))
        lock.acquire()
        return lock

    def _lock_path(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.lock"


def _new_id() -> str:
    return f"{time.time_ns():016x}{os.urandom(8).hex()}"
