"""Metric 8: how soon the window is there, beside the smallest window that PySide6 can show."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.bench.rows import Row
from tests.bench.timing import figure, ratio

RUNS = 9


def measure() -> Iterator[Row]:
    """Start both windows in turn and compare."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder, "bare")  # not counted: compiles the modules and fills the disk cache
        start(folder, "whole")
        pairs = [(start(folder, "bare"), start(folder, "whole")) for _run in range(RUNS)]
    bare, whole = ([one[at] for one in pairs] for at in (0, 1))
    frames, work = ([[one[part] for one in side] for side in (whole, bare)] for part in (0, 1))
    yield Row("8", "first frame since the start of the process", ratio(*frames), aim=2.0, floor="1")
    yield Row("8", "processor time until then", ratio(*work), floor="1")
    yield Row(
        "8",
        "first frame, whole window",
        figure(frames[0]),
        "s",
        aim=0.5,
        floor=f"{figure(frames[1]).value:.2f}",
    )


def start(folder: str, which: str) -> tuple[float, float]:
    """Return the seconds to the first frame and those of the processor, compiled modules kept as a user's."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = folder
    command = [sys.executable, "-m", "tests.bench.start", which, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    frame, work = done.stdout.split()
    return float(frame), float(work)
