"""The short-lived process that reads one file: `python -m heart_engine.interchange.child FILE [MAPPING]`.

The mapping is JSON or TOML. `-` reads stdin. One JSON object goes to stdout: a reading, or
`{"refused": {"code", "params"}}`. The exit code is 0 for both; another one means that the process was ended.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from heart_engine.interchange import sandbox
from heart_engine.interchange.candidate import reading_to_json
from heart_engine.interchange.choice import Choice, choices_from_json
from heart_engine.interchange.csv_reader import decode_text
from heart_engine.interchange.formats import read_file
from heart_engine.interchange.json_text import load_json
from heart_engine.interchange.limits import MAX_FILE_BYTES
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode, unreadable
from heart_engine.interchange.row_agreement import checks_to_json
from heart_engine.protocol.reading_child import time_limit_s


def main(arguments: Sequence[str]) -> int:
    """Read the file that was named, and answer."""
    sandbox.prepare_imports()
    name = arguments[0]
    answer = _answer(name, arguments[1] if len(arguments) > 1 else None)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream, not a replaced one
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
    return 0


def _answer(name: str, mapping: str | None) -> dict[str, object]:
    try:
        data = _bytes(name)
        choices = _choices(mapping)
        _load_reader(data)
        sandbox.confine(time_limit_s(len(data)))
        reading = read_file(name, data, choices)
        return reading_to_json(reading) | {"checks": checks_to_json(reading)}
    except FileRefusedError as refusal:
        return {"refused": refusal.to_json(name)}
    except MemoryError:
        too_much = FileRefusedError(RefusalCode.OUT_OF_MEMORY, f"more than {sandbox.MEMORY_BYTES} bytes")
        return {"refused": too_much.to_json(name)}


def _bytes(name: str) -> bytes:
    """Read no more than the limit and one byte, whatever the size of what is there."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise unreadable(error) from error


def _choices(mapping: str | None) -> dict[str, Choice]:
    if mapping is None:
        return {}
    try:
        return _said(mapping)
    except FileRefusedError as refusal:
        raise refusal.about(Path(mapping)) from refusal


def _said(mapping: str) -> dict[str, Choice]:
    text, _ = decode_text(_bytes(mapping))
    if not mapping.lower().endswith(".toml"):
        return choices_from_json(load_json(text))
    try:
        return choices_from_json(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise FileRefusedError(RefusalCode.BAD_MAPPING, str(error)) from error


def _load_reader(data: bytes) -> None:
    """Import what this file needs while importing is still allowed to open files freely."""
    if data.startswith(b"PK"):
        import openpyxl  # noqa: F401, PLC0415  # only a workbook pays for it
    elif b"DICM" in data[:256]:
        import pydicom  # noqa: F401, PLC0415  # only a DICOM file pays for it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
