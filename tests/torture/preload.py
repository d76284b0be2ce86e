"""Builds the library that stands between a program and the system, and talks to it from inside."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("faults.c")
ROOT = Path(__file__).resolve().parents[2]
_LOADED = "HEART_TORTURE_LOADED"
_NO_COMPILER = "a C compiler named cc is needed: apt-get install gcc libc6-dev"


def library() -> Path:
    """Compile the library once per source text; a C compiler named cc is all it needs."""
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]
    built = ROOT / "build" / "torture" / f"faults-{digest}.so"
    if shutil.which("cc") is None:
        raise RuntimeError(_NO_COMPILER)
    if not built.exists():
        built.parent.mkdir(parents=True, exist_ok=True)
        part = built.with_suffix(f".{os.getpid()}.part")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(part), str(SOURCE)], check=True)
        part.replace(built)
    return built


def child_environment(**more: str) -> dict[str, str]:
    """Return the environment for a program under trial; coverage is measured by tests that let it live."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}
    return {**kept, **more}


def run_preloaded(module: str, *arguments: str) -> str:
    """Run one of the modules here with the library loaded and return what it printed."""
    environment = child_environment(LD_PRELOAD=str(library()), **{_LOADED: "1"})
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


class Faults:
    """The library as loaded into this very process."""

    def __init__(self, folder: Path) -> None:
        if _LOADED not in os.environ:
            raise RuntimeError(_LOADED)
        self._library = ctypes.CDLL(None)
        self._library.torture_calls.restype = ctypes.c_long
        self._library.torture_root(str(folder).encode())

    def record(self, log: Path) -> None:
        """Write every changing call into a log from now on."""
        self._library.torture_record(str(log).encode())

    def acknowledge(self, text: str) -> None:
        """Put into the log that the screen said so at this point."""
        self._library.torture_acknowledge(text.encode())

    def arm(self, nth: int, error: int, *, forever: bool) -> None:
        """Let the nth changing call from now fail, and all later ones too if the trouble stays."""
        self._library.torture_arm(ctypes.c_long(nth), error, int(forever))

    def disarm(self) -> int:
        """Let everything succeed again and return how many calls there were."""
        calls = int(self._library.torture_calls())
        self._library.torture_arm(ctypes.c_long(0), 0, 0)
        return calls
