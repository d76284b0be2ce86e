"""Makes the developer's virtual environment, and says in a tenth of a second that it is still the right one.

`ensure` creates `.venv` when it is missing or when pyproject.toml, the lock or the Python changed,
installs exactly the locked versions, and checks the system libraries that Qt needs. `ensure-tests` looks
as well for a C compiler, with which the tests build what cuts the power to the records, and for the X server
and the keyboard with which one test uses the program as a person does. `lock` writes the lock anew from
pyproject.toml. Standard library alone: it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "heart-stamp"
LOCK = ROOT / "requirements.lock"
EXTRAS = "desktop,engine,hospital,dev"

SYSTEM_LIBRARIES = {  # what a bare Debian lacks for Qt, each with the package that brings it
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

TEST_PROGRAMS = {  # what the tests start, each with the packages that bring it
    "cc": ["gcc", "libc6-dev"],
    "Xvfb": ["xvfb"],
    "xdotool": ["xdotool"],
}


class EnvironmentProblemError(Exception):
    """Something a person has to do; the text says what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=tuple(COMMANDS))
    chosen = parser.parse_args(arguments)
    try:
        COMMANDS[chosen.command]()
    except EnvironmentProblemError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    return 0


def ensure() -> None:
    """Leave a virtual environment with exactly the locked packages, and the system libraries for Qt."""
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != stamp():
        build()
    check_system_libraries()


def ensure_tests() -> None:
    """Leave what the tests need as well."""
    ensure()
    missing = [one for name, brought in TEST_PROGRAMS.items() if not shutil.which(name) for one in brought]
    install_packages(missing, "The tests need a C compiler, an X server and its keyboard")


def stamp() -> str:
    """Return what the environment was made from, as one hash."""
    digest = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", LOCK, Path(__file__)):
        digest.update(path.read_bytes())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return digest.hexdigest()


def build() -> None:
    """Make the environment anew and install the lock; the stamp comes last, so a broken build is repeated."""
    print(
        f"Making {VENV} with Python {sys.version.split()[0]}; the first time takes some minutes.", flush=True
    )
    STAMP.unlink(missing_ok=True)
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "could not make a virtual environment")
    install(python_of(VENV))
    STAMP.write_text(stamp(), encoding="utf-8")


def install(python: Path) -> None:
    """Install the locked versions, then HEART itself in place."""
    advice = (
        "could not install the packages; check the network connection and the free disk space, then try again"
    )
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    quiet = [] if sys.stdout.isatty() else ["--progress-bar", "off"]
    run([*pip, "install", *quiet, "-r", str(LOCK)], advice)
    run([*pip, "install", "-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], advice)
    run([*pip, "check"], "the installed packages do not fit together")


def write_lock() -> None:
    """Resolve every extra in a fresh environment and write what came out."""
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder) / "venv"
        run([sys.executable, "-m", "venv", str(venv)], "could not make a virtual environment")
        pip = [str(python_of(venv)), "-m", "pip", "--disable-pip-version-check"]
        run([*pip, "install", "setuptools", f"{ROOT}[{EXTRAS}]"], "could not resolve the packages")
        frozen = subprocess.run([*pip, "freeze", "--all"], check=True, capture_output=True, text=True).stdout
    LOCK.write_text("\n".join(lock_lines(frozen)) + "\n", encoding="utf-8")


def lock_lines(frozen: str) -> list[str]:
    """Turn pip's list into lock lines that hold on other machines too."""
    left_out = ("heart-expert-assistant", "pip", "wheel")
    lines = ["# Written by `make lock`; torch without a local tag, so that CPU and CUDA builds both fit."]
    for line in frozen.splitlines():
        name = re.split(r"[ =@]", line, maxsplit=1)[0]
        if name in left_out or name.startswith(("nvidia-", "triton")):
            continue
        lines.append(re.sub(r"\+[A-Za-z0-9.]+$", "", line))
    return lines


def check_system_libraries() -> None:
    """Install what Qt needs where that is allowed, else print the one line to run."""
    if sys.platform == "linux":
        install_packages(missing_packages(), "Qt needs system libraries")


def install_packages(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages as root; anyone else is told the line."""
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        msg = f"{reason} that this system lacks. Run:\n    sudo apt-get update && sudo {line}"
        raise EnvironmentProblemError(msg)
    print(f"{reason}; installing: {line}", flush=True)
    run(["apt-get", "update", "-qq"], "could not read the package lists")
    run(line.split(), "could not install the packages")


def missing_packages() -> list[str]:
    """Name the Debian packages whose library cannot be loaded."""
    return [package for library, package in SYSTEM_LIBRARIES.items() if not loads(library)]


def loads(library: str) -> bool:
    """Say whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def python_of(venv: Path) -> Path:
    """Return an environment's interpreter, wherever this system puts it."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(command: Sequence[str], advice: str) -> None:
    """Run a command with its output visible; a failure becomes advice."""
    if subprocess.run(command, check=False).returncode != 0:
        msg = f"HEART's environment is not ready: {advice}.\nThe command was: {' '.join(command)}"
        raise EnvironmentProblemError(msg)


COMMANDS = {"ensure": ensure, "ensure-tests": ensure_tests, "lock": write_lock}

if __name__ == "__main__":
    raise SystemExit(main())
