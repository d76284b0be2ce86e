"""Restoring a backup: staged completely, then moved into place; once staged, every start finishes the move.

What was there before is set aside, never deleted. Nothing here can be left half-done by a crash: until the
staged folder has its name nothing happened, and from then on the remaining moves are repeated until they
are done.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from app.store.backups import DATABASE_NAME, KEYS_NAME, Backup
from app.store.clock import stamp
from app.store.durable_file import (
    PART_SUFFIX,
    copy_durably,
    disk_errors,
    make_private_folder,
    read_file,
    sync_folder,
    write_durably,
)
from app.store.layout import StoreLayout

_ASIDE_NAME = "aside.txt"
_TAG_BYTES = 4


def stage_restore(layout: StoreLayout, backup: Backup, moment: datetime, *, with_keys: bool) -> None:
    """Copy a verified backup beside the records; its key file only where the present one does not fit."""
    part = layout.restoring.with_name(layout.restoring.name + PART_SUFFIX)
    with disk_errors(layout.restoring.name):
        shutil.rmtree(part, ignore_errors=True)
        make_private_folder(part)
        copy_durably(backup.path / DATABASE_NAME, part / DATABASE_NAME)
        if with_keys:
            copy_durably(backup.path / KEYS_NAME, part / KEYS_NAME)
        aside = f"{stamp(moment)}-{os.urandom(_TAG_BYTES).hex()}"
        write_durably(part / _ASIDE_NAME, aside.encode())
        part.rename(layout.restoring)
        sync_folder(layout.folder)


def finish_restore(layout: StoreLayout) -> bool:
    """Move a staged backup into place and return whether there was one."""
    with disk_errors(layout.restoring.name):
        shutil.rmtree(layout.restoring.with_name(layout.restoring.name + PART_SUFFIX), ignore_errors=True)
        if not layout.restoring.is_dir():
            return False
        note = layout.restoring / _ASIDE_NAME
        if note.exists():
            aside = layout.set_aside / read_file(note).decode()
            make_private_folder(aside)
            _swap_database(layout, aside)
            _swap_keys(layout, aside)
            note.unlink()
        layout.restoring.rmdir()
        sync_folder(layout.folder)
        return True


def _swap_database(layout: StoreLayout, aside: Path) -> None:
    """Take the old journal away before the new file arrives: it would be played into it."""
    staged = layout.restoring / DATABASE_NAME
    if not staged.exists():
        return
    journal = layout.database.with_name(layout.database.name + "-journal")
    for old in (layout.database, journal):
        _move(old, aside / old.name)
    _move(staged, layout.database)


def _swap_keys(layout: StoreLayout, aside: Path) -> None:
    staged = layout.restoring / KEYS_NAME
    if not staged.exists():
        return
    for old in (layout.keys_copy, layout.keys):
        _move(old, aside / old.name)
    _move(staged, layout.keys)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.replace(target)
        sync_folder(target.parent)
        sync_folder(source.parent)
