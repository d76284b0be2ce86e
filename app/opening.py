"""What a double click on one of the program's files opens: a case in the form, a bundle in the settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.views.main_window import CASE, MainWindow

BUNDLE_ENDING: Final = ".heart-bundle"  # a ZIP archive of a bundle's folder


def named_file(arguments: Sequence[str]) -> Path | None:
    """Return the file that the program was started with, wherever it was started."""
    named = [one for one in arguments[1:] if not one.startswith("-")]
    return Path(named[0]).absolute() if named else None


def open_file(window: MainWindow, path: Path) -> None:
    """Open a case, or have a bundle checked and installed where bundles are chosen.

    Under a lock a case waits in the form; a bundle is left alone, since nobody would see what becomes of it.
    """
    if path.suffix.lower() == BUNDLE_ENDING:
        if not window.is_covered:
            _install_bundle(window, path)
        return
    if not window.is_covered:
        window.go_to(CASE)
    window.case.open_path(path)


def _install_bundle(window: MainWindow, path: Path) -> None:
    from app.views.settings_page import SettingsPage  # noqa: PLC0415  # no page costs anything before its first visit

    page = window.go_to("settings")
    if isinstance(page, SettingsPage):
        page.bundles.install(path)
