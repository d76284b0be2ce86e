"""What a person brings: a folder, or a ZIP archive of one; only what the document names is ever read.

A stick collects files that nobody put there, so what is not named is passed over, never copied.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Protocol

from heart_engine.bundle.files import check_path
from heart_engine.bundle.manifest import MANIFEST_LIMIT_BYTES
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.installation.package import Kind

_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Source(Protocol):
    """Something that files can be read from."""

    def open(self, path: str) -> IO[bytes]:
        """Open one file by its path in the document; one that is not there is refused."""


class FolderSource:
    """A folder as it lies on the stick."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, path: str) -> IO[bytes]:
        """Open a regular file; a link could lead anywhere."""
        check_path(path)
        place = self._folder / path
        if any(one.is_symlink() for one in (place, *place.parents) if one.is_relative_to(self._folder)):
            raise BundleRefusedError(Refusal.SYMLINK, file=path)
        if not place.is_file():
            raise BundleRefusedError(Refusal.FILE_MISSING, file=path)
        return place.open("rb")


class ZipSource:
    """An archive whose files stand at its top, or all below one folder."""

    def __init__(self, archive: zipfile.ZipFile, top: str) -> None:
        self._archive = archive
        self._top = top

    def open(self, path: str) -> IO[bytes]:
        """Open an entry for reading; sizes that it claims are never believed."""
        check_path(path)
        try:
            entry = self._archive.getinfo(self._top + path)
        except KeyError:
            raise BundleRefusedError(Refusal.FILE_MISSING, file=path) from None
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
            raise BundleRefusedError(Refusal.ARCHIVE_UNREADABLE, file=path)
        return self._archive.open(entry)


@contextmanager
def opened(place: Path, kind: Kind) -> Iterator[Source]:
    """Open what a person named; whatever is broken inside an archive refuses it."""
    if place.is_dir():
        yield FolderSource(place)
        return
    if not place.is_file():
        raise BundleRefusedError(Refusal.NOT_A_FOLDER, folder=place.name)
    try:
        with zipfile.ZipFile(place) as archive:
            yield ZipSource(archive, _top(archive, kind.document))
    except _BROKEN as error:
        raise BundleRefusedError(Refusal.ARCHIVE_UNREADABLE, file=place.name) from error


def read_document(source: Source, kind: Kind) -> bytes:
    """Read the document that describes all other files, as long as it is small."""
    try:
        with source.open(kind.document) as file:
            content = file.read(MANIFEST_LIMIT_BYTES + 1)
    except BundleRefusedError as error:
        if error.code is not Refusal.FILE_MISSING:
            raise
        raise BundleRefusedError(Refusal.MANIFEST_MISSING, file=kind.document) from None
    if len(content) > MANIFEST_LIMIT_BYTES:
        raise BundleRefusedError(Refusal.MANIFEST_TOO_LARGE, file=kind.document, limit=MANIFEST_LIMIT_BYTES)
    return content


def _top(archive: zipfile.ZipFile, document: str) -> str:
    """Return the folder in the archive that the document lies in, the shortest if there are several."""
    names = [one for one in archive.namelist() if one == document or one.endswith(f"/{document}")]
    return min(names, key=len, default=document).removesuffix(document)
