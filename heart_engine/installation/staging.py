"""A folder for what is on its way in or out, used by one process at a time.

Nothing in it counts as installed. Whatever a killed process left there is cleared by the next one.
"""

from __future__ import annotations

import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from heart_engine.bundle.files import CHUNK_BYTES, FileEntry
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.protocol.durable import sync_file, sync_folder
from heart_engine.protocol.installed import Places

if sys.platform == "win32":
    import msvcrt

    def _wait_for(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _wait_for(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


_LOCK: Final = "installing.lock"


@contextmanager
def alone_in(places: Places) -> Iterator[Path]:
    """Wait until no other process installs or removes, and give an empty staging folder."""
    places.data.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(places.data / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(descriptor)
        shutil.rmtree(places.staging, ignore_errors=True)
        places.staging.mkdir(exist_ok=True)
        yield places.staging
    finally:
        os.close(descriptor)  # lets the next one go on


def fresh_folder(staging: Path) -> Path:
    """Make a folder that nothing else is in."""
    folder = staging / uuid.uuid4().hex
    folder.mkdir()
    return folder


def copy_exactly(source: IO[bytes], target: Path, entry: FileEntry) -> None:
    """Copy as many bytes as are promised, never more, and bring them to the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.size
    with target.open("wb") as file:
        while left and (chunk := source.read(min(CHUNK_BYTES, left))):
            file.write(chunk)
            left -= len(chunk)
        file.flush()
        sync_file(file.fileno())
    if left or source.read(1):
        found = entry.size - left if left else entry.size + 1
        raise BundleRefusedError(Refusal.SIZE_DIFFERS, file=entry.path, expected=entry.size, found=found)


def put_in_place(folder: Path, home: Path) -> None:
    """Bring every name below a folder to the disk, then give the folder its place in one step."""
    for below in (*(one for one in folder.rglob("*") if one.is_dir()), folder):
        sync_folder(below)
    home.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(home)
    sync_folder(home.parent)
