"""How soon the window is there, beside the smallest window that PySide6 can show."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator

RUNS = 5


def measure() -> Iterator[str]:
    """Start both windows in turn and compare."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder, "bare")  # not counted: compiles the modules and fills the disk cache
        start(folder, "whole")
        pairs = [(start(folder, "bare"), start(folder, "whole")) for _run in range(RUNS)]
    bare, whole = (statistics.median(one) for one in zip(*pairs, strict=True))
    yield f"first frame, whole window   {whole:6.2f} s from process start (limit 1.00)"
    yield f"first frame, bare window    {bare:6.2f} s"
    yield f"ratio                       {whole / bare:6.2f}   (aim 2.0)"


def start(folder: str, which: str) -> float:
    """Return the seconds one start took, with compiled modules kept as on a user's machine."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = folder
    command = [sys.executable, "-m", "tests.bench.start", which, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout.split()[0])
