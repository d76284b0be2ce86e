"""What the bundles on this computer need and say of themselves, read from their manifests for display.

Nothing is trusted here: the engine verifies a bundle before it uses it. A manifest that cannot be read is
passed over, since the engine will refuse it by name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from heart_engine.protocol.installed import Places, shipped_bundle

LARGEST_MANIFEST: Final = 4 << 20
LARGEST_CARD: Final = 256 << 10
CARD: Final = "MODEL_CARD.md"
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to run a bundle."""

    name: str
    devices: tuple[str, ...]
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class BundleCard:
    """What a bundle says of itself."""

    bundle_id: str
    variants: tuple[Variant, ...]
    intended_use: str
    limits: str
    card: str


def bundles_here(data: Path) -> tuple[BundleCard, ...]:
    """Return the shipped bundle and the installed ones."""
    shipped = shipped_bundle()
    folders = [*([shipped] if shipped else []), *sorted(Places(data).bundles.glob("*"))]
    return tuple(card for folder in folders if (card := read_card(folder)))


def read_card(folder: Path) -> BundleCard | None:
    """Read what one bundle says of itself; None where it cannot be read."""
    try:
        manifest = json.loads(_text(folder / MANIFEST, LARGEST_MANIFEST))
        variants = tuple(_variant(one) for one in manifest["variants"])
        words = (str(manifest["intended_use"]), str(manifest["limits"]))
        return BundleCard(str(manifest["id"]), variants, *words, _card_text(folder))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _variant(row: dict[str, Any]) -> Variant:
    return Variant(str(row["name"]), tuple(str(one) for one in row["devices"]), int(row["memory_bytes"]))


def _card_text(folder: Path) -> str:
    try:
        return _text(folder / CARD, LARGEST_CARD)
    except OSError:
        return ""


def _text(path: Path, most: int) -> str:
    with path.open("rb") as file:
        return file.read(most).decode("utf-8", "replace")
