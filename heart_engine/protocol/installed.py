"""Where installed bundles and libraries lie, and which of them answer: agreed on by desktop and commands.

Nothing here looks into a bundle. A selection that cannot be read, or whose folder is gone, is an error of
its own: another model never answers in its place unless a person says so.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heart_engine.domain.resources import resource_path
from heart_engine.protocol.durable import write_durably

SELECTION: Final = "selection.json"
_FORMAT: Final = "heart-selection/1"
_LIMIT_BYTES: Final = 1 << 16
_NAME: Final = re.compile(r"\w[\w.+-]{0,79}")
_NUMBERS: Final = re.compile(r"\d+")
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # on Windows no files


class SelectionUnreadableError(ValueError):
    """A selection that this program did not write."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What answers; None is the bundle that came with the program, and the bundle's own library."""

    bundle: str | None = None
    library: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user's installed bundles and libraries."""

    data: Path

    @property
    def bundles(self) -> Path:
        """Return where each installed bundle has a folder by its id."""
        return self.data / "bundles"

    @property
    def libraries(self) -> Path:
        """Return where each installed library has a folder by its id."""
        return self.data / "libraries"

    @property
    def staging(self) -> Path:
        """Return where things are that are not yet, or no longer, installed."""
        return self.data / "staging"

    @property
    def selection(self) -> Path:
        """Return the file that says what answers."""
        return self.data / SELECTION


def user_data_folder() -> Path:
    """Return the folder of this user's own files, the same that the window uses."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "HEART"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "HEART"
    named = os.environ.get("XDG_DATA_HOME", "")
    return (Path(named) if Path(named).is_absolute() else home / ".local" / "share") / "HEART"


def shipped_bundle() -> Path | None:
    """Return the folder of the bundle that came with the program, None where it was built without one.

    An update may leave an older one beside it: the highest version in a folder's name is the one that came.
    """
    manifests = resource_path("bundles").glob("*/manifest.json")
    return max((one.parent for one in manifests), key=_version_in_name, default=None)


def _version_in_name(folder: Path) -> tuple[tuple[int, ...], str]:
    return tuple(int(one) for one in _NUMBERS.findall(folder.name)), folder.name


def is_usable_name(name: str) -> bool:
    """Say whether a name can be a folder's on every system, and nothing but a name."""
    return bool(_NAME.fullmatch(name)) and not name.endswith(".") and not _DEVICES.fullmatch(name)


def read_selection(places: Places) -> Selection:
    """Read what answers; where nobody has selected anything, the shipped bundle does."""
    try:
        content = places.selection.read_bytes()
    except FileNotFoundError:
        return Selection()
    except OSError as error:
        raise SelectionUnreadableError(type(error).__name__) from error
    return _selection_of(content)


def write_selection(places: Places, selection: Selection) -> None:
    """Keep what answers from the next start on."""
    places.data.mkdir(parents=True, exist_ok=True)
    document = {"format": _FORMAT, "bundle": selection.bundle, "library": selection.library}
    write_durably(places.selection, (json.dumps(document, ensure_ascii=False) + "\n").encode())


def _selection_of(content: bytes) -> Selection:
    try:
        document = json.loads(content) if len(content) <= _LIMIT_BYTES else None
    except (ValueError, RecursionError) as error:
        message = "no JSON"
        raise SelectionUnreadableError(message) from error
    match document:
        case {"format": "heart-selection/1", "bundle": bundle, "library": library, **rest} if not rest:
            return Selection(_name(bundle), _name(library))
    message = "not of this form"
    raise SelectionUnreadableError(message)


def _name(value: object) -> str | None:
    if value is None or (isinstance(value, str) and is_usable_name(value)):
        return value
    message = "a name that is none"
    raise SelectionUnreadableError(message)
