"""Writes the two locks anew: `python -m installer.locks FOLDER` fetches the wheels and notes their hashes.

The names come from pyproject.toml (desktop and engine), the versions from requirements.lock, so that a
clinic gets what the tests ran with. Needs `uv` on the path: pip cannot resolve for another system.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from installer.commit import ROOT
from installer.wheels import PLATFORMS, PYTHON_TAG, sha256_of

LOCKS = {
    "windows": ROOT / "installer" / "windows" / "requirements-windows.lock",
    "linux": ROOT / "installer" / "linux" / "requirements-linux.lock",
}
LEFT_TO_THE_GPU_PACKAGE = ("FlagEmbedding",)
"""Loaded only for a bundle with a cross-encoder, which a PC without a GPU cannot run in useful time."""

_TARGETS = {"windows": "x86_64-pc-windows-msvc", "linux": "x86_64-manylinux_2_34"}
_ONE_BUILD_OF_TORCH = re.compile(r"(nvidia-|cuda-|triton)")  # what only the CUDA build asks for
_HEAD = (
    "# Written by `python -m installer.locks`: the wheels that a clinic gets, each named by its SHA-256.\n"
)


def main(arguments: list[str]) -> int:
    """Write both locks."""
    for system, lock in LOCKS.items():
        folder = Path(arguments[0]) / system
        pins = resolved(system)
        _download(pins, system, folder)
        lock.write_text(_HEAD + "".join(f"{line}\n" for line in lock_lines(pins, folder)), encoding="utf-8")
    return 0


def clinic_requirements(pyproject: Path = ROOT / "pyproject.toml") -> list[str]:
    """Return what the window and the engine need, as pyproject.toml says it."""
    extras = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    wanted = [*extras["desktop"], *extras["engine"]]
    return [one for one in wanted if re.split(r"[<>=]", one)[0] not in LEFT_TO_THE_GPU_PACKAGE]


def resolved(system: str) -> list[str]:
    """Return `name==version` of all that is needed on a system."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.in"
        wanted.write_text("\n".join(clinic_requirements()), encoding="utf-8")
        uv = ["uv", "pip", "compile", "-q", "--no-annotate", "--no-header", "--only-binary", ":all:"]
        target = ["--python-version", PYTHON_TAG, "--python-platform", _TARGETS[system]]
        told = subprocess.run(
            [*uv, *target, "-c", str(ROOT / "requirements.lock"), str(wanted)],
            check=True,
            capture_output=True,
            text=True,
        )
    return [pin for pin in told.stdout.split() if not _ONE_BUILD_OF_TORCH.match(pin)]


def lock_lines(pins: Iterable[str], folder: Path) -> list[str]:
    """Return one line for each pin, with the hash of the one wheel that was fetched for it."""
    wheels = {plain(path.name.split("-")[0]): path for path in sorted(folder.glob("*.whl"))}
    lines = []
    for pin in sorted(pins):
        wheel = wheels[plain(pin.split("==")[0])]
        lines.append(f"{pin} --hash=sha256:{sha256_of(wheel)}  # {wheel.name}")
    return lines


def plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _download(pins: Iterable[str], system: str, folder: Path) -> None:
    platforms = [word for tag in PLATFORMS[system] for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
    target = [*platforms, "--python-version", PYTHON_TAG, "--implementation", "cp", "-d", str(folder)]
    subprocess.run([*pip, *target, *pins], check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
