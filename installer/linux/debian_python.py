"""The Python that Linux gets: Debian 12's own CPython 3.11, with its security fixes, out of pinned packages.

It needs no newer C library than Ubuntu 22.04 has (glibc 2.35), and finds its modules beside itself.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from pathlib import Path

from installer.wheels import WheelError, sha256_of

PINS = Path(__file__).with_name("python.csv")
_MODULES = "lib/python3.11"
_NOT_SHIPPED = (
    "idlelib",
    "lib2to3",
    "test",
    "tkinter",
    "turtledemo",
    "ensurepip",
    "pydoc_data",
    "__pycache__",
)


def fetch_packages(folder: Path) -> None:
    """Bring the packages into a folder, unless they are there; needs Debian 12's package lists."""
    folder.mkdir(parents=True, exist_ok=True)
    for pin in pins():
        if not (folder / pin["file"]).is_file():
            wanted = f"{pin['package']}={pin['version']}"
            subprocess.run(["apt-get", "download", "-qq", wanted], cwd=folder, check=True)


def unpack_python(folder: Path, target: Path) -> None:
    """Put Python into a folder, after comparing each package with its digest."""
    with tempfile.TemporaryDirectory() as place:
        for pin in pins():
            package = folder / pin["file"]
            if sha256_of(package) != pin["sha256"]:
                msg = f"{package.name}: its content is not the one that is pinned"
                raise WheelError(msg)
            subprocess.run(["dpkg-deb", "-x", str(package), place], check=True)
        usr = Path(place) / "usr"
        (target / "bin").mkdir(parents=True)
        shutil.copy2(usr / "bin" / "python3.11", target / "bin" / "python3.11")
        unwanted = shutil.ignore_patterns(*_NOT_SHIPPED)
        shutil.copytree(usr / _MODULES, target / _MODULES, ignore=unwanted, symlinks=False)


def version() -> str:
    """Return the version of the packages."""
    return pins()[0]["version"]


def pins() -> list[dict[str, str]]:
    """Read which packages, with version and digest."""
    with PINS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
