"""What a person said about one layout: a file in TOML or JSON, for people to read, correct and use again.

An answer is found by its path, such as `columns / 左室 / unit`. A text that begins with `?` is a proposal
that nobody has confirmed, and counts as no answer.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from heart_engine.interchange.choice import MAPPING_FORMAT, OPEN, Choice, choices_from_json
from heart_engine.interchange.csv_reader import decode_text
from heart_engine.interchange.headers import match_header, normalised
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode, unreadable

LEAVE_OUT = "-"
YES, NO, EACH = "yes", "no", "each"

_SECTIONS = ("columns", "roles", "diagnoses", "consents", "minors")
_SETTINGS = ("hospital", "third_label", "simulated", "certain_diagnoses")
_BARE = re.compile(r"[A-Za-z0-9_]+")
_SHOWN_DIGITS = 12
_HINT = """\
# 对一种表头的回答，可手工修改，再次清洗时沿用。
# 以 ? 开头的是建议，尚未有人确认：确认时去掉 ? ，或改成别的回答；- 表示不采用。
# The answers about one layout, for people to correct; they are used again.
# What begins with ? is a proposal that nobody has confirmed: take the ? away, or answer otherwise.
# - leaves out.
"""


@dataclass(frozen=True, slots=True)
class CleaningMapping:
    """The document, nested as it is written."""

    document: Mapping[str, Any]

    def said(self, *path: str) -> str | None:
        """Return the answer at a path; None where there is none, or only a proposal."""
        found: Any = self.document
        for name in path:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found if isinstance(found, str) and not found.startswith(OPEN) else None

    def with_answer(self, path: Sequence[str], answer: str) -> CleaningMapping:
        """Return the mapping with one answer more."""
        return replace(self, document=_put(self.document, path, answer))

    def section(self, *path: str) -> Mapping[str, Any]:
        """Return a part of the document, empty where it is not there."""
        found: Any = self.document
        for name in path:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found if isinstance(found, Mapping) else {}


def new_mapping(headers: Sequence[str]) -> CleaningMapping:
    """Return the empty mapping of a layout."""
    return CleaningMapping({"format": MAPPING_FORMAT, "layout": layout_of(headers)})


def layout_of(headers: Sequence[str]) -> str:
    """Name a layout by its headers, whatever their order and spacing."""
    names = sorted({normalised(one) for one in headers if one.strip()})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:_SHOWN_DIGITS]


def choices_of(mapping: CleaningMapping) -> dict[str, Choice]:
    """Return what was said about columns; a unit or scale alone leaves the field to the header."""
    columns = {header: _with_key(header, one) for header, one in mapping.section("columns").items()}
    return choices_from_json({"format": MAPPING_FORMAT, "columns": columns})


def read_mapping(path: Path) -> CleaningMapping:
    """Read a mapping; a refusal names the file and what is wrong with it."""
    try:
        mapping = CleaningMapping(_document(path))
        choices_of(mapping)  # refuses a field, unit, scale or site that does not exist
    except OSError as error:
        raise unreadable(error).about(path) from error
    except FileRefusedError as refusal:
        raise refusal.about(path) from refusal
    return mapping


def write_mapping(mapping: CleaningMapping, path: Path) -> None:
    """Write a mapping in the form that its name asks for, in one step."""
    is_toml = path.suffix.lower() == ".toml"
    text = (
        _HINT + "\n".join(_toml(mapping.document))
        if is_toml
        else json.dumps(mapping.document, ensure_ascii=False, indent=1)
    )
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.write_text(text + "\n", encoding="utf-8")
    unfinished.replace(path)


def _document(path: Path) -> Mapping[str, Any]:
    """Read what an editor saved, in whichever encoding of the two that Chinese editors use."""
    text, _ = decode_text(path.read_bytes())
    try:
        document = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(RefusalCode.BAD_MAPPING, str(error)) from error
    for problem in _problems(document):
        raise FileRefusedError(RefusalCode.BAD_MAPPING, problem)
    return dict(document)


def _with_key(header: str, said: object) -> object:
    if not isinstance(said, Mapping) or "key" in said:
        return said
    settled = [name for name in ("unit", "scale", "site") if not str(said.get(name, OPEN)).startswith(OPEN)]
    key = match_header(header).key
    return (
        {"key": key, **said}
        if key and settled
        else {name: said[name] for name in said if name not in settled}
    )


def _put(document: Mapping[str, Any], path: Sequence[str], answer: str) -> dict[str, Any]:
    first, *rest = path
    inner = document.get(first)
    below = inner if isinstance(inner, Mapping) else {}
    return {**document, first: _put(below, rest, answer) if rest else answer}


def _problems(document: object) -> Iterator[str]:
    if not isinstance(document, Mapping) or document.get("format") != MAPPING_FORMAT:
        yield f"format is not {MAPPING_FORMAT}"
        return
    for name, value in document.items():
        if name in _SECTIONS and not isinstance(value, Mapping):
            yield f"{name} is not a table"
        elif name not in ("format", "layout", *_SECTIONS, *_SETTINGS):
            yield f"{name} is not known"
        elif name not in _SECTIONS and not isinstance(value, str):
            yield f"{name} is not a text"


def _toml(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Write values first and then tables, as the format wants it."""
    values = {name: one for name, one in table.items() if not isinstance(one, Mapping)}
    if path and values:
        yield ""
        yield f"[{'.'.join(_key(one) for one in path)}]"
    yield from (f"{_key(name)} = {_quoted(str(one))}" for name, one in values.items())
    for name, one in table.items():
        if isinstance(one, Mapping):
            yield from _toml(one, (*path, name))


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    """Write a basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
