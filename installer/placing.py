"""Puts a finished program folder in place by two renames, and keeps the one that was there for going back.

`program` is what runs, `program.new` what is being written, `program.previous` the one before. Whatever
stops this at whatever moment, one whole program is there: `mend` gives it its name. The GPU package is
placed alike.
"""

from __future__ import annotations

import shutil
from pathlib import Path

PROGRAM = "program"
NEW, PREVIOUS = ".new", ".previous"


class PlacingError(Exception):
    """The program that was there is still the one that runs; the text says why."""


def fresh_folder(root: Path, name: str = PROGRAM) -> Path:
    """Return an empty folder to write the new program into."""
    mend(root, name)
    shutil.rmtree(root / (name + NEW), ignore_errors=True)
    (root / (name + NEW)).mkdir(parents=True)
    return root / (name + NEW)


def put_in_place(root: Path, name: str = PROGRAM) -> None:
    """Make the new program the one that runs."""
    shutil.rmtree(root / (name + PREVIOUS), ignore_errors=True)
    if (root / name).exists():
        _rename(root, name, name + PREVIOUS)
    try:
        _rename(root, name + NEW, name)
    except PlacingError:
        mend(root, name)
        raise


def go_back(root: Path, name: str = PROGRAM) -> None:
    """Make the one before the one that runs, and keep the other as the one before."""
    mend(root, name)
    if not (root / (name + PREVIOUS)).is_dir():
        msg = "there is no version before to go back to"
        raise PlacingError(msg)
    shutil.rmtree(root / (name + NEW), ignore_errors=True)
    _rename(root, name, name + NEW)
    _rename(root, name + PREVIOUS, name)
    _rename(root, name + NEW, name + PREVIOUS)


def mend(root: Path, name: str = PROGRAM) -> None:
    """Finish what was stopped between two renames."""
    if (root / (name + PREVIOUS)).is_dir() and not (root / name).exists():
        _rename(root, name + PREVIOUS, name)


def _rename(root: Path, one: str, other: str) -> None:
    try:
        (root / one).rename(root / other)
    except OSError as error:
        msg = (
            f"{root / one} cannot be renamed ({error.strerror}); close HEART, try again; nothing was changed"
        )
        raise PlacingError(msg) from error
