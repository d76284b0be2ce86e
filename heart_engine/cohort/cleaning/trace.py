"""Every change, cell by cell, on its way into a file; what reads like a formula is neutralised there."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, NamedTuple

from heart_engine.domain.spreadsheet_text import neutralised
from heart_engine.interchange.candidate import CERTAIN, Candidate, ImportStatus

CHANGES_FILE = "changes.csv"
REVIEW_FILE = "review.csv"
REJECTED_FILE = "rejected.csv"
CHANGE_COLUMNS = (
    "file",
    "sheet",
    "row",
    "column",
    "header",
    "field",
    "raw",
    "action",
    "rule",
    "value",
    "unit",
    "proposal",
)


class Action(StrEnum):
    """What happened to the text of a cell."""

    SAME = "same"  # a number that stands as it was written
    READ = "read"  # a value that is written differently
    NO_VALUE = "no_value"  # the text itself says that there is none
    ASKED = "asked"  # left out until a person answers
    REFUSED = "refused"  # outside what can be, or unreadable: left out


class Change(NamedTuple):
    """One cell whose text is not simply its value."""

    row: int
    column: str
    header: str
    field: str
    raw: str
    action: Action
    rule: str
    value: float | str | None = None
    unit: str | None = None
    proposal: str | None = None


def action_on(one: Candidate) -> Action:
    """Say what a reading did to its text."""
    if one.status in CERTAIN:
        return Action.SAME if _reads_as_it_stands(one) else Action.READ
    if one.status is ImportStatus.MISSING:
        return Action.NO_VALUE if one.raw.strip() else Action.SAME
    return Action.REFUSED if one.status is ImportStatus.REJECT else Action.ASKED


@dataclass(slots=True)
class Trace:
    """The open file of changes, and how many there were of each kind."""

    file: str
    sheet: str
    _stream: IO[str]
    counts: Counter[tuple[str, str]]  # (action, rule)

    def add(self, change: Change) -> None:
        """Write one change."""
        self.counts[change.action, change.rule] += 1
        texts = [_text(one) for one in change]
        csv.writer(self._stream).writerow([neutralised(self.file), neutralised(self.sheet), *texts])


@contextmanager
def open_trace(folder: Path, file: str, sheet: str) -> Iterator[Trace]:
    """Open the file of changes; UTF-8 with a mark, which spreadsheets need for Chinese."""
    with (folder / CHANGES_FILE).open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerow(CHANGE_COLUMNS)
        yield Trace(file, sheet, stream, Counter())


def _reads_as_it_stands(one: Candidate) -> bool:
    text = one.raw.strip()
    if isinstance(one.value, str):
        return text == one.value
    return text.isascii() and text.replace(".", "", 1).isdigit() and float(text) == one.value


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else neutralised(str(value))
