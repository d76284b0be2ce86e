"""The engine's log file: codes and places in our own files, never a text that could quote a patient."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

MAX_BYTES = 512 * 1024
_OUR_LINE = re.compile(r"heart_engine: (?:[a-z_]+=[\w.:-]{1,80} ?){1,6}", re.ASCII)
_FRAME = re.compile(r'\s*File "[^"]*?([\w.-]+\.py)", line (\d+), in ([\w.<>]+)', re.ASCII)
_EXCEPTION = re.compile(r"([A-Za-z_][\w.]*(?:Error|Exception|Interrupt))(?::.*)?", re.ASCII)


def codes_only(line: str) -> str | None:
    """Return what of a line of stderr may be kept: codes, places and exception types; None for prose."""
    if _OUR_LINE.fullmatch(line):
        return line
    if frame := _FRAME.fullmatch(line):
        return "at {}:{} in {}".format(*frame.groups())
    if exception := _EXCEPTION.fullmatch(line):
        return f"exception {exception.group(1)}"
    return None


class EngineLog:
    """Appends dated lines to a file; at its bound the file becomes the one before, and a new one begins."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self._path = path
        self._max_bytes = max_bytes

    def code(self, text: str) -> None:
        """Append one code."""
        line = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {text}\n".encode("ascii", "replace")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._make_room(len(line))
            with self._path.open("ab") as file:
                file.write(line)
        except OSError:  # a full or foreign disk must not cost a screening
            return

    def stderr(self, lines: list[bytes | None]) -> None:
        """Append what may be kept of the engine's stderr, and how much was left out."""
        texts = [(line or b"").decode("utf-8", "replace").rstrip("\r") for line in lines]
        kept = [text for text in map(codes_only, texts) if text is not None]
        for text in kept:
            self.code(text)
        if len(kept) < len(texts):
            self.code(f"stderr_lines_left_out={len(texts) - len(kept)}")

    def _make_room(self, size: int) -> None:
        if self._path.exists() and self._path.stat().st_size + size > self._max_bytes:
            self._path.replace(self._path.with_suffix(".before.log"))
