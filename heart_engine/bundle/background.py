"""Hashes the large files that a quick start left out, while the engine already answers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from heart_engine.bundle.files import FileEntry, check_hashes
from heart_engine.bundle.refusal import BundleRefusedError, Refusal


class BackgroundCheck:
    """One pass over some files in a thread of its own; what it finds is asked for before each answer."""

    def __init__(self, folder: Path, entries: Sequence[FileEntry]) -> None:
        self._folder = folder
        self._entries = tuple(entries)
        self._refusal: BundleRefusedError | None = None
        self._thread = threading.Thread(target=self._check, daemon=True)

    def start(self) -> None:
        """Begin, where anything was left out."""
        if self._entries:
            self._thread.start()

    def wait(self) -> None:
        """Return once everything was read."""
        if self._entries:
            self._thread.join()

    def raise_if_refused(self) -> None:
        """Refuse the bundle from the moment on at which a byte was found that is not the promised one."""
        if self._refusal is not None:
            raise BundleRefusedError(self._refusal.code, **self._refusal.params)

    def _check(self) -> None:
        try:
            check_hashes(self._folder, self._entries)
        except BundleRefusedError as error:
            self._refusal = error
        except OSError as error:
            self._refusal = BundleRefusedError(Refusal.FILE_MISSING, reason=type(error).__name__)
