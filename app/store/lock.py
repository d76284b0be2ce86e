"""One program at a time: an operating-system lock on a file, gone by itself when the program dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.store.durable_file import disk_errors
from app.store.errors import StoreInUseError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreLock:
    """Holds one records folder from `acquire` to `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Say whether this program has the folder."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Take the folder, or say politely that it is taken."""
        with disk_errors(self._path.name):
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreInUseError(file=self._path.name) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next program in; the file stays, since removing it would race with its next owner."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
