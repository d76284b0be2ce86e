"""From a stick to a user's own folder, in the order in which trusting becomes dangerous.

1. The document is small, complete, and of this program's clinical table; its name is nothing but a name.
2. It is signed, or a person says that an unsigned one is meant.
3. It is no older than what is there, or a person says that an older one is meant.
4. A library fits a bundle that is there.
5. There is room for it.
6. The files it names, and no others, are copied aside and brought to the disk.
7. Every byte of the copy is the promised one, and every weight file's header fits its data.
8. The copy gets its place in one step. Until then nothing of it counts, whenever the process is killed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heart_engine.bundle.files import FileEntry, check_hashes, check_path, check_presence
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.safetensors_header import check_safetensors
from heart_engine.bundle.verification import share_of
from heart_engine.installation import signature
from heart_engine.installation.package import BUNDLE, LIBRARY, Kind, Package, package_in, package_of
from heart_engine.installation.signature import Keys, signer_of
from heart_engine.installation.source import Source, opened, read_document
from heart_engine.installation.staging import alone_in, copy_exactly, fresh_folder, put_in_place
from heart_engine.protocol.durable import write_durably
from heart_engine.protocol.installed import Places

_SPARE_BYTES: Final = 64 << 20  # left free on the disk, so that records can still be written
_COPIED: Final = 0.5  # of the work; the rest is reading it again
Confirm = Callable[[BundleRefusedError], bool]
"""Asks a person about something doubtful; False refuses it with that very error."""
Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Installed:
    """Something that was checked in full and has its place."""

    package: Package
    folder: Path
    signed_by: str | None
    was_there: bool  # the very same had been installed before


@dataclass(frozen=True, slots=True)
class Around:
    """Where something is installed, and what it is compared with."""

    places: Places
    known: tuple[Package, ...]  # bundles and libraries that are there, the shipped one included
    keys: Keys


def install(place: Path, kind: Kind, around: Around, confirm: Confirm, report: Report) -> Installed:
    """Do every step; a BundleRefusedError says which one failed, and nothing has changed."""
    with opened(place, kind) as source:
        content = read_document(source, kind)
        package = package_of(kind, content)
        signer = _trusted(package, around.keys, confirm)
        _check_age(package, around.known, confirm)
        _check_bundle(package, around.known)
        home = package.home(around.places)
        with alone_in(around.places) as staging:
            if home.exists():
                _check_same(home, package, report)
                return Installed(package, home, signer, was_there=True)
            _check_room(package, around.places)
            staged = _copied(source, package, content, fresh_folder(staging), report)
            verify_copy(staged, package, lambda share: report(_COPIED + (1 - _COPIED) * share))
            put_in_place(staged, home)
    return Installed(package, home, signer, was_there=False)


def verify_copy(folder: Path, package: Package, report: Report) -> None:
    """Check every byte of a folder against a document that is trusted already."""
    check_presence(folder, package.files, package.kind.document)
    check_hashes(folder, package.files, share_of(package.files, report))
    for entry in package.files:
        if entry.path.endswith(".safetensors"):
            check_safetensors(folder / entry.path, entry.path)


def around(places: Places, known: Iterable[Package]) -> Around:
    """Return what an installation with the program's own keys needs to know."""
    return Around(places, tuple(known), signature.program_keys())


def _trusted(package: Package, keys: Keys, confirm: Confirm) -> str | None:
    signer = signer_of(package.document, keys)
    if signer is None:
        _ask(BundleRefusedError(Refusal.UNSIGNED, name=package.name), confirm)
    return signer


def _check_age(package: Package, known: Iterable[Package], confirm: Confirm) -> None:
    newer = [
        one
        for one in known
        if one.kind is package.kind and one.line == package.line and one.order > package.order
    ]
    if newer:
        newest = max(newer, key=lambda one: one.order)
        older = BundleRefusedError(
            Refusal.OLDER_VERSION, name=package.name, found=package.version, known=newest.version
        )
        _ask(older, confirm)


def _check_bundle(package: Package, known: Iterable[Package]) -> None:
    if package.kind is LIBRARY:
        fitting = [one for one in known if one.kind is BUNDLE and one.encoder == package.encoder]
        if not fitting:
            raise BundleRefusedError(Refusal.LIBRARY_OF_ANOTHER_MODEL, library=package.name)


def _check_same(home: Path, package: Package, report: Report) -> None:
    """Let the very same be installed twice; another of the same name must be removed first."""
    there = package_in(package.kind, home)
    if there.sha256 != package.sha256:
        raise BundleRefusedError(Refusal.OTHER_OF_THIS_NAME, name=package.name)
    verify_copy(home, package, report)


def _check_room(package: Package, places: Places) -> None:
    free = shutil.disk_usage(places.data).free
    needed = package.size + _SPARE_BYTES
    if free < needed:
        raise BundleRefusedError(Refusal.DISK_FULL, needed_bytes=needed, free_bytes=free)


def _copied(source: Source, package: Package, content: bytes, folder: Path, report: Report) -> Path:
    """Copy what the document names; the document itself comes last."""
    share = share_of(package.files, lambda done: report(_COPIED * done))
    for entry in package.files:
        _copy(source, entry, folder)
        share(entry.size)
    write_durably(folder / package.kind.document, content)
    return folder


def _copy(source: Source, entry: FileEntry, folder: Path) -> None:
    check_path(entry.path)
    with source.open(entry.path) as file:
        copy_exactly(file, folder / entry.path, entry)


def _ask(doubt: BundleRefusedError, confirm: Confirm) -> None:
    if not confirm(doubt):
        raise doubt
