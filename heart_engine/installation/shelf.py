"""What is installed, which of it answers, and how something is selected or removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.installation.install import Report, verify_copy
from heart_engine.installation.package import BUNDLE, LIBRARY, Kind, Package, package_in, shelf_of
from heart_engine.installation.signature import program_keys, signer_of
from heart_engine.installation.staging import alone_in
from heart_engine.protocol.durable import sync_folder
from heart_engine.protocol.installed import (
    SELECTION,
    Places,
    Selection,
    SelectionUnreadableError,
    is_usable_name,
    read_selection,
    shipped_bundle,
    write_selection,
)


@dataclass(frozen=True, slots=True)
class Shelved:
    """One folder of the shelf; one that cannot be read says why instead of vanishing from the list."""

    name: str
    folder: Path
    package: Package | None
    signed_by: str | None
    shipped: bool
    refusal: BundleRefusedError | None = None


def shelved(kind: Kind, places: Places) -> Iterator[Shelved]:
    """Yield what came with the program, then what is installed, by name."""
    shipped = shipped_bundle()
    if kind is BUNDLE and shipped:
        yield _shelved(kind, shipped, shipped=True)
    folder = shelf_of(kind, places)
    for one in sorted(folder.iterdir()) if folder.is_dir() else ():
        yield _shelved(kind, one, shipped=False)


def known_packages(places: Places) -> tuple[Package, ...]:
    """Return everything readable that is there, the shipped bundle included."""
    return tuple(one.package for kind in (BUNDLE, LIBRARY) for one in shelved(kind, places) if one.package)


def selected(places: Places) -> Selection:
    """Return what answers; a selection that cannot be read is a refusal."""
    try:
        return read_selection(places)
    except SelectionUnreadableError as error:
        raise BundleRefusedError(Refusal.SELECTION_UNREADABLE, file=SELECTION) from error


def select(kind: Kind, name: str, places: Places, report: Report) -> Selection:
    """Let something installed answer from the next start on, once every byte of it was checked."""
    package = _installed(kind, name, places)
    signer_of(package.document, program_keys())  # a signature that has gone wrong since is a refusal
    verify_copy(package.home(places), package, report)
    if kind is BUNDLE:
        chosen = Selection(bundle=name)  # beside its own library: another one may not fit it
    else:
        _check_fits(package, places)
        chosen = replace(selected(places), library=name)
    write_selection(places, chosen)
    return chosen


def select_own(kind: Kind, places: Places) -> Selection:
    """Let the bundle that came with the program answer, or a bundle's own library stand beside it."""
    chosen = Selection() if kind is BUNDLE else replace(selected(places), library=None)
    write_selection(places, chosen)
    return chosen


def remove(kind: Kind, name: str, places: Places) -> None:
    """Take something installed away; what answers is kept."""
    home = _home(kind, name, places)
    chosen = selected(places)
    if name == (chosen.bundle if kind is BUNDLE else chosen.library):
        raise BundleRefusedError(Refusal.IS_SELECTED, name=name)
    with alone_in(places) as staging:
        home.rename(staging / name)  # in one step: from here on it is not installed
        sync_folder(home.parent)
        shutil.rmtree(staging / name)


def _shelved(kind: Kind, folder: Path, *, shipped: bool) -> Shelved:
    try:
        package = package_in(kind, folder)
        signer = signer_of(package.document, program_keys())
    except BundleRefusedError as error:
        return Shelved(folder.name, folder, None, None, shipped, error)
    return Shelved(package.name, folder, package, signer, shipped)


def _installed(kind: Kind, name: str, places: Places) -> Package:
    package = package_in(kind, _home(kind, name, places))
    if package.name != name:
        raise BundleRefusedError(Refusal.NOT_INSTALLED, name=name)
    return package


def _home(kind: Kind, name: str, places: Places) -> Path:
    home = shelf_of(kind, places) / name
    if not is_usable_name(name) or not home.is_dir():
        raise BundleRefusedError(Refusal.NOT_INSTALLED, name=name)
    return home


def _check_fits(library: Package, places: Places) -> None:
    """Refuse a library that was not encoded by the model that answers."""
    chosen = selected(places).bundle
    answering = [
        one.package
        for one in shelved(BUNDLE, places)
        if one.package and (one.shipped if chosen is None else (not one.shipped and one.name == chosen))
    ]
    if not any(one.encoder == library.encoder for one in answering):
        raise BundleRefusedError(
            Refusal.LIBRARY_OF_ANOTHER_MODEL, library=library.name, bundle=chosen or "shipped"
        )
