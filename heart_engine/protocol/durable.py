"""Small files that hold the old or the new content, whatever happens while they are written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PART = ".part"


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file in one step; once this returns, the content survives a power cut."""
    part = path.with_name(path.name + _PART)
    with part.open("wb") as file:
        file.write(content)
        sync_file(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_file(descriptor: int) -> None:
    """Bring what was written to the disk itself."""
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk; Windows does so by itself and knows no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
