"""How a file of another program is read: in a child process of its own, for a limited time.

The child answers with one JSON document; whatever else happens to it becomes a refusal with a code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import heart_engine

_BYTES_PER_MB = 1_000_000
_SECONDS_PER_MB = 2.0
_SHORTEST_S = 4.0  # a small file of short cells, on a slow machine
_START_S = 15.0  # a busy machine starts Python and its packages in seconds
TIMED_OUT_EXITS = (124, -9, -24)  # its own watchdog, and the system's signals at the end of processor time
_SYSTEM_NEEDS = ("SYSTEMROOT", "LD_LIBRARY_PATH")  # without the first, Python does not start on Windows
PASTED = "-"  # how the child is told to read its stdin
TIMED_OUT, CHILD_DIED = "import_timed_out", "import_child_died"


def time_limit_s(size_bytes: int) -> float:
    """Return for how long reading a file of this size may compute."""
    return max(_SHORTEST_S, _SECONDS_PER_MB * size_bytes / _BYTES_PER_MB)


def reading_command(file: str, mapping: Path | None = None) -> list[str]:
    """Return how to start the child."""
    command = [sys.executable, "-P", "-m", "heart_engine.interchange.child", file]
    return command if mapping is None else [*command, str(mapping)]


def reading_environment() -> dict[str, str]:
    """Return all that the child may see of its parent's environment."""
    root = str(Path(heart_engine.__file__).resolve().parents[1])
    system = {name: os.environ[name] for name in _SYSTEM_NEEDS if name in os.environ}
    return {**system, "PYTHONPATH": root, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def read_in_child(file: Path, mapping: Path | None = None) -> dict[str, Any]:
    """Read a file in a child process; its document holds `refused` where there is no reading."""
    try:
        size = file.stat().st_size
    except OSError as error:
        return refused("file_unreadable", str(file), error.strerror or type(error).__name__)
    return _read(str(file), reading_command(str(file), mapping), b"", time_limit_s(size))


def read_text_in_child(text: str) -> dict[str, Any]:
    """Read a text that never was a file, such as a pasted report; it reaches the child by its stdin alone."""
    data = text.encode("utf-8", errors="replace")
    return _read(PASTED, reading_command(PASTED), data, time_limit_s(len(data)))


def _read(name: str, command: list[str], data: bytes, limit_s: float) -> dict[str, Any]:
    try:
        done = subprocess.run(
            command,
            env=reading_environment(),
            input=data,
            capture_output=True,
            timeout=limit_s + _START_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return refused(TIMED_OUT, name, f"{limit_s:g} s")
    if done.returncode in TIMED_OUT_EXITS:
        return refused(TIMED_OUT, name, f"{limit_s:g} s")
    return _document(done, name)


def refused(code: str, file: str, rule: str) -> dict[str, Any]:
    """Return the document that stands for a file that was not read."""
    return {"refused": {"code": code, "params": {"file": file, "row": None, "column": None, "rule": rule}}}


def _document(done: subprocess.CompletedProcess[bytes], file: str) -> dict[str, Any]:
    try:
        document = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        document = None
    if not isinstance(document, dict):
        return refused(CHILD_DIED, file, f"exit {done.returncode}")
    return document
