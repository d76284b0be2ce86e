"""A folder that is there whole or not at all: written beside its place, and put there in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from heart_engine.foreign_models.refusal import ForeignModelError, ForeignRefusal
from heart_engine.protocol.durable import sync_file, sync_folder

_SPARE = 1.02  # of what is going to be written


@contextmanager
def whole_or_not_at_all(folder: Path, expected_bytes: int) -> Iterator[Path]:
    """Give a place to write to; given up, failed or killed before the end, nothing stands at the folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)  # of an import that was killed
    _demand_room(folder.parent, expected_bytes)
    unfinished.mkdir()
    try:
        yield unfinished
        _sync(unfinished)
        unfinished.rename(folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _demand_room(parent: Path, expected_bytes: int) -> None:
    free = shutil.disk_usage(parent).free
    if free < expected_bytes * _SPARE:
        message = f"{parent}: {expected_bytes / 1e9:.1f} GB are needed, {free / 1e9:.1f} GB are free"
        raise ForeignModelError(ForeignRefusal.NO_ROOM, message)


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        descriptor = os.open(path, os.O_RDWR)  # Windows syncs only what it could write
        try:
            sync_file(descriptor)
        finally:
            os.close(descriptor)
    sync_folder(folder)
