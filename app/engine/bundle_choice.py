"""Which engine answers where nobody has selected one: the bundle that came with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from heart_engine.domain.resources import resource_path

_MANIFEST: Final = "manifest.json"


def shipped_bundle() -> Path | None:
    """Return the folder of the shipped bundle, None in a program that was built without one."""
    manifests = sorted(resource_path("bundles").glob(f"*/{_MANIFEST}"))
    return manifests[0].parent if manifests else None


def bundle_arguments(bundle: Path, library: Path | None, state: Path) -> tuple[str, ...]:
    """Return what an engine is told: its bundle, its library, and where it keeps records of full checks."""
    selected = () if library is None else ("--library", str(library))
    return ("--bundle", str(bundle), *selected, "--state", str(state))


def usual_arguments(state: Path) -> tuple[str, ...]:
    """Return what the window's engine is told; without a bundle it is the fake one, which says so."""
    bundle = shipped_bundle()
    return ("--fake",) if bundle is None else bundle_arguments(bundle, None, state)
