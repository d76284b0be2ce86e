"""Hospital and batch tasks run in a process of their own: the desktop never loads what they need."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import heart_engine

FORWARDED = ("simulate", "evaluate", "data", "train", "bundle", "library", "model")


def forward(arguments: Sequence[str]) -> int:
    """Run `python -m heart_engine` with these arguments and return how it ended."""
    root = str(Path(heart_engine.__file__).resolve().parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "HF_HUB_OFFLINE": "1", "USE_HUB_KERNELS": "0"}
    environment["PYTHONUTF8"] = "1"  # what is piped is UTF-8 on every system
    command = [sys.executable, "-P", "-m", "heart_engine", *arguments]
    child = subprocess.Popen(command, env=environment)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child got it too, and says itself how it ends
            continue
