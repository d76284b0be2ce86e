"""Which engine answers: what a person selected, or the bundle that came with the program.

What was selected and cannot be used is never replaced: the engine is started with it and refuses it by its
name, and only a person goes back to the shipped bundle.
"""

from __future__ import annotations

from pathlib import Path

from heart_engine.protocol.installed import (
    Places,
    Selection,
    SelectionUnreadableError,
    read_selection,
    shipped_bundle,
    write_selection,
)


def bundle_arguments(bundle: Path, library: Path | None, state: Path) -> tuple[str, ...]:
    """Return what an engine is told: its bundle, its library, and where it keeps records of full checks."""
    selected = () if library is None else ("--library", str(library))
    return ("--bundle", str(bundle), *selected, "--state", str(state))


def usual_arguments(data: Path) -> tuple[str, ...]:
    """Return what the window's engine is told; without any bundle it is the fake one, which says so."""
    bundle, library = chosen_folders(data)
    return ("--fake",) if bundle is None else bundle_arguments(bundle, library, data)


def chosen_folders(data: Path) -> tuple[Path | None, Path | None]:
    """Return the bundle that answers and the library beside it; None is no bundle, and its own library."""
    places = Places(data)
    try:
        selection = read_selection(places)
    except SelectionUnreadableError:
        return places.selection, None  # no bundle: refused by this file's name
    bundle = places.bundles / selection.bundle if selection.bundle else shipped_bundle()
    return bundle, places.libraries / selection.library if selection.library else None


def is_shipped_chosen(data: Path) -> bool:
    """Say whether the bundle that came with the program answers, beside its own library."""
    try:
        return read_selection(Places(data)) == Selection()
    except SelectionUnreadableError:
        return False


def choose_shipped(data: Path) -> None:
    """Go back to the bundle that came with the program, from the next start of an engine on."""
    write_selection(Places(data), Selection())
