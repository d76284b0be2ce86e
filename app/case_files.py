"""Cases as files of their own, so that what was typed can be kept, handed on and opened again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text, case_to_json
from heart_engine.domain.problem import CaseRejectedError, Code, Problem

_LARGEST: Final = 1_000_000  # bytes; a case is some hundred
CASE_ENDINGS: Final = (".json", ".heart-case")  # the second opens the program by a double click
_FHIR: Final = b'"resourceType"'


def read_case_file(path: Path) -> Case:
    """Read a case file; what is no case is a `CaseRejectedError`, what cannot be read an `OSError`."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise CaseRejectedError([Problem(Code.WRONG_SHAPE, None, {"reason": "too long"})])
    try:
        return case_from_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CaseRejectedError([Problem(Code.WRONG_SHAPE, None, {"reason": "not UTF-8"})]) from error


def is_case_file(path: Path) -> bool:
    """Say whether a file is to be a case of ours: JSON that is no FHIR; all else is read as an import."""
    if path.suffix.lower() not in CASE_ENDINGS:
        return False
    with path.open("rb") as file:
        return _FHIR not in file.read(_LARGEST)


def write_case_file(case: Case, path: Path) -> None:
    """Write a case whole or not at all: an older file of that name stays until the new one stands."""
    text = json.dumps(case_to_json(case), ensure_ascii=False, indent=1) + "\n"
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
