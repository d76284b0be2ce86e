"""What an import proposes: a value beside the text it was read from, for a person to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum


class ImportStatus(StrEnum):
    """Whether a candidate may be taken over, and if not, why; `SPLIT` is a value beside a second field's."""

    VALUE = "value"
    ASK = "ask"
    MISSING = "missing"
    INEQUALITY = "inequality"
    RANGE = "range"
    REJECT = "reject"
    SPLIT = "split"


CERTAIN = (ImportStatus.VALUE, ImportStatus.SPLIT)
"""The statuses under which a candidate carries a value."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place in the file that a candidate was read from; studies are counted from 1."""

    study: int = 1
    row: int | None = None
    column: str | None = None
    header: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one text; `value` is None unless the status is certain."""

    key: str
    raw: str
    value: float | str | None
    unit: str | None
    status: ImportStatus
    rule: str
    proposal: str | None
    where: Where

    def asked(self, rule: str) -> Candidate:
        """Return the same reading as a question: the value becomes the proposal."""
        proposal = self.proposal if self.value is None else _echo(self.value, self.unit)
        return replace(self, value=None, status=ImportStatus.ASK, rule=rule, proposal=proposal)


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """What became of one column of a table, and what a person is asked about it."""

    column: str
    header: str
    key: str | None
    confidence: str  # confirmed, sure, ask, reject, dropped or unknown
    unit: str | None
    unit_from: str | None  # confirmed, header, guessed; None where the column has no unit
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something that was not read, and why; never the text itself, which may be a person's."""

    where: Where
    what: str
    rule: str


@dataclass(frozen=True, slots=True)
class FileReading:
    """Everything that one file gave."""

    reader: str
    studies: int
    candidates: tuple[Candidate, ...]
    ignored: tuple[Ignored, ...] = ()
    columns: tuple[ColumnReading, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)  # encoding, delimiter, sheet, layout


_SHOWN = tuple(one.name for one in fields(Candidate))
_PLACE = tuple(one.name for one in fields(Where))


def reading_to_json(reading: FileReading) -> dict[str, object]:
    """Write a reading as the document that the child process answers with."""
    return {
        "format": "heart-reading/1",
        "reader": reading.reader,
        "studies": reading.studies,
        "details": dict(reading.details),
        "columns": [asdict(one) for one in reading.columns],
        "candidates": [candidate_to_json(one) for one in reading.candidates],
        "ignored": [asdict(one) | {"where": _place(one.where)} for one in reading.ignored],
    }


def candidate_to_json(candidate: Candidate) -> dict[str, object]:
    """Write one candidate; the place leaves out what does not apply."""
    return {name: getattr(candidate, name) for name in _SHOWN} | {"where": _place(candidate.where)}


def _place(where: Where) -> dict[str, object]:
    return {name: value for name in _PLACE if (value := getattr(where, name)) is not None}


def _echo(value: float | str, unit: str | None) -> str:
    text = f"{value:g}" if isinstance(value, float) and float(f"{value:g}") == value else str(value)
    return text if unit in (None, "1", "{grade}") else f"{text} {unit}"
