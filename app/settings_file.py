"""The settings as a file in the data folder: replaced whole, and read with every value checked.

A value that cannot be read falls back to its default, the others stay; the file as it was is kept beside,
and the reader is told, so that a site is never left to wonder why its choices are gone.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from app.language import LANGUAGES
from app.settings import AUTO_LOCK_MINUTES, DEFAULTS, FONT_PERCENTS, LONGEST_TEXT, Settings, Theme
from heart_engine.domain.labels import label_set_from_text, label_set_to_text

FILE: Final = "settings.json"
KEPT_ASIDE: Final = "settings.damaged.json"
LARGEST_FILE: Final = 100_000  # bytes; a file of settings is some hundred


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings, and where the file went that could not be read in full."""

    settings: Settings
    kept_aside: Path | None = None


def read_settings(folder: Path) -> SettingsRead:
    """Read the settings; without a file they are the defaults, and nothing is amiss."""
    path = folder / FILE
    try:
        found = _mapping(path)
    except FileNotFoundError:
        return SettingsRead(DEFAULTS)
    except (OSError, ValueError, RecursionError):
        return SettingsRead(DEFAULTS, _keep_aside(path))
    sound, amiss = _sound_values(found)
    return SettingsRead(Settings(**sound), _keep_aside(path) if amiss else None)


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the settings whole or not at all."""
    from app.store.durable_file import make_private_folder, write_durably  # noqa: PLC0415  # no frame needs it

    values = dataclasses.asdict(dataclasses.replace(settings, prevalence=dict(settings.prevalence)))
    text = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
    make_private_folder(folder)
    write_durably(folder / FILE, text.encode("utf-8"))


def _mapping(path: Path) -> Mapping[str, object]:
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        message = "too long"
        raise ValueError(message)
    found = json.loads(content.decode("utf-8"))
    if not isinstance(found, dict):
        message = "not a mapping"
        raise ValueError(message)  # noqa: TRY004  # a damaged file is a value error, whatever its damage
    return found


def _sound_values(found: Mapping[str, object]) -> tuple[dict[str, Any], bool]:
    """Return what can be used, and whether anything could not; names of another release are passed over."""
    sound: dict[str, Any] = {}
    amiss = False
    for name, read in _READERS.items():
        if name in found:
            try:
                sound[name] = read(found[name])
            except (ValueError, TypeError, AttributeError):
                amiss = True
    return sound, amiss


def _keep_aside(path: Path) -> Path:
    """Move a damaged file out of the way; where even that fails, it is named where it lies."""
    aside = path.with_name(KEPT_ASIDE)
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside


def _one_of(*allowed: object) -> Callable[[Any], Any]:
    def read(value: object) -> object:
        if value not in allowed or isinstance(value, bool) is not isinstance(allowed[0], bool):
            raise ValueError(value)
        return value

    return read


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError(value)
    return value


def _shares(value: object) -> dict[str, float]:
    """Read shares by label set; like a declared prevalence they leave something for the other sets."""
    if not isinstance(value, dict):
        raise TypeError(value)
    shares = {label_set_to_text(label_set_from_text(name)): _share(share) for name, share in value.items()}
    if math.fsum(shares.values()) >= 1:
        raise ValueError(value)
    return shares


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, float | int) or not 0 < value < 1:
        raise ValueError(value)
    return float(value)


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "language": _one_of(*LANGUAGES),
        "font_percent": _one_of(*FONT_PERCENTS),
        "theme": Theme,
        "prevalence": _shares,
        "site_name": _text,
        "site_address": _text,
        "backup_folder": _text,
        "auto_lock_minutes": _one_of(*AUTO_LOCK_MINUTES),
        "own_impression": _one_of(True, False),  # noqa: FBT003  # the two values that it may have
        "tour_seen": _one_of(True, False),  # noqa: FBT003  # likewise
    }
)
