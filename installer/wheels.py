"""Wheels: fetched by a lock that names each file's SHA-256, and unpacked without a build of anything.

A lock holds one line for each package, `name==version --hash=sha256:...  # file`, for one system.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer.left_out import LeftOut

PYTHON_TAG = "3.11"
"""The Python that is shipped, on both systems; the tests run on it."""

PLATFORMS = {
    "windows": ("win_amd64",),
    "linux": (*(f"manylinux_2_{minor}_x86_64" for minor in range(34, 16, -1)), "manylinux2014_x86_64"),
}
_LINE = re.compile(r"([\w.-]+)==(\S+) --hash=sha256:([0-9a-f]{64})  # (\S+\.whl)")
_CHUNK = 1 << 20
_INSTALLED_ASIDE = re.compile(r"[^/]+\.data/(?:purelib|platlib)/(.+)")  # what belongs beside the rest
_NOT_INSTALLED = re.compile(r"[^/]+\.data/.*")  # commands, headers and manual pages


class WheelError(Exception):
    """A wheel that is not the one that is meant; the text names it."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One line of a lock."""

    name: str
    version: str
    sha256: str
    file: str


def read_lock(path: Path) -> tuple[Wheel, ...]:
    """Read a lock; a line that is neither a comment nor a wheel is an error."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = [_LINE.fullmatch(line) for line in lines]
    if None in found:
        msg = f"{path.name}: not a line of a lock: {lines[found.index(None)]}"
        raise WheelError(msg)
    return tuple(Wheel(*match.groups()) for match in found if match)


def fetch(lock: Path, system: str, folder: Path, offered: Iterable[Path] = ()) -> None:
    """Bring the wheels that are missing into a folder, from folders that are offered or from the index."""
    folder.mkdir(parents=True, exist_ok=True)
    if all((folder / wheel.file).is_file() for wheel in read_lock(lock)):
        return
    platforms = [word for tag in PLATFORMS[system] for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"]
    exact = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(lock), "-d", str(folder)]
    target = [*platforms, "--python-version", PYTHON_TAG, "--implementation", "cp"]
    links = [word for place in offered for word in ("--find-links", str(place))]
    subprocess.run([*pip, *exact, *target, *links], check=True)


def verified(wheel: Wheel, folder: Path) -> Path:
    """Return a wheel's file after comparing every byte with the lock."""
    path = folder / wheel.file
    if not path.is_file():
        msg = f"{wheel.file}: not in {folder}"
        raise WheelError(msg)
    if sha256_of(path) != wheel.sha256:
        msg = f"{wheel.file}: its content is not what the lock names"
        raise WheelError(msg)
    return path


def unpack(path: Path, target: Path, rows: Iterable[LeftOut] = ()) -> None:
    """Put a wheel's modules into a folder, but for what is left out."""
    rows = tuple(rows)
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.namelist()):
            place = placed(member)
            if place is None or any(row.matches(place) for row in rows):
                continue
            if PurePosixPath(place).is_absolute() or ".." in PurePosixPath(place).parts:
                msg = f"{path.name}: {member} would lie outside its folder"
                raise WheelError(msg)
            written = target / PurePosixPath(place)
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_bytes(archive.read(member))


def placed(member: str) -> str | None:
    """Return where a member of a wheel belongs, None for what is not a module."""
    if member.endswith("/"):
        return None
    aside = _INSTALLED_ASIDE.fullmatch(member)
    if aside:
        return aside[1]
    return None if _NOT_INSTALLED.fullmatch(member) else member


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
