"""Files that are either the old or the new content, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.store.errors import DiskError, DiskFailedError, DiskFullError, ReadOnlyDiskError

PART_SUFFIX = ".part"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def disk_errors(name: str) -> Iterator[None]:
    """Turn what the operating system says about one file into a store error that names the file."""
    try:
        yield
    except OSError as error:
        raise _disk_error(error, name) from error


def _disk_error(error: OSError, name: str) -> DiskError:
    reason = errno.errorcode.get(error.errno or 0, "")
    if error.errno in _FULL:
        return DiskFullError(file=name, reason=reason)
    if error.errno in _READ_ONLY:
        return ReadOnlyDiskError(file=name, reason=reason)
    return DiskFailedError(file=name, reason=reason)


def make_private_folder(folder: Path) -> None:
    """Create a folder that only this user may open."""
    with disk_errors(folder.name):
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in missing:
            sync_folder(place.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file in one step; once this returns, the content survives a power cut."""
    part = path.with_name(path.name + PART_SUFFIX)
    with disk_errors(path.name):
        try:
            _write_and_sync(part, content)
            part.replace(path)
        except OSError:
            _discard(part)
            raise
        sync_folder(path.parent)


def create_durably(path: Path, content: bytes) -> None:
    """Write a file unless it is there; of two programs that do so at once one wins, and its file is whole."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART_SUFFIX}")
    with disk_errors(path.name):
        try:
            _write_and_sync(part, content)
            _name_unless_taken(part, path)
        finally:
            _discard(part)
        sync_folder(path.parent)


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file of any size in one step that survives a power cut."""
    part = target.with_name(target.name + PART_SUFFIX)
    with disk_errors(target.name):
        try:
            shutil.copyfile(source, part)
            sync_file(part)
            part.replace(target)
        except OSError:
            _discard(part)
            raise
        sync_folder(target.parent)


def read_file(path: Path) -> bytes:
    """Read a whole file, or say which one could not be read."""
    with disk_errors(path.name):
        return path.read_bytes()


def remove_durably(path: Path) -> None:
    """Remove a file so that it stays removed after a power cut."""
    with disk_errors(path.name):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file's content lies on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries lie on the disk; Windows journals them and offers no such call."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_and_sync(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _name_unless_taken(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:
        # a disk that gives a file no second name, as FAT: between this look and the next step another may win
        if not path.exists():
            part.replace(path)


def _discard(part: Path) -> None:
    """Remove a half-written file if the disk still lets us; the next write would overwrite it anyway."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
