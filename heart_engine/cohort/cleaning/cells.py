"""Read the cells of one column with everything that a person answered about it; each text once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from heart_engine.cohort.cleaning.mapping import LEAVE_OUT, YES, CleaningMapping
from heart_engine.interchange.candidate import CERTAIN, Candidate, ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.columns import Column
from heart_engine.interchange.grid import Grid, cell_of

ANSWERED = "answered"
"""The rule of a value that a person gave for a text."""

ASKED = (ImportStatus.ASK, ImportStatus.RANGE)
_NOWHERE = Where()

Key = tuple[str, bool | None]
"""A cell's text, and whether its row is a child's, which decides how small a number may be."""


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """Reads one column; the same text is read once."""

    column: Column
    accepted: Mapping[str, str]
    texts: Mapping[str, str]
    _known: dict[Key, tuple[Candidate, ...]] = field(default_factory=dict)

    def read(self, raw: str, *, is_child: bool | None) -> tuple[Candidate, ...]:
        """Return what a cell says; the place is left to the caller."""
        found = self._known.get((raw, is_child))
        if found is None:
            read = self.column.read(raw, _NOWHERE, is_child=is_child)
            found = tuple(self._answered(one) for one in read)
            self._known[raw, is_child] = found
        return found

    def _answered(self, one: Candidate) -> Candidate:
        """Put a person's answer in place of a doubt: about this text, or about all doubts of its kind."""
        if one.status in (*CERTAIN, ImportStatus.MISSING):
            return one
        text = self.texts.get(one.raw.strip(), "")
        if text == LEAVE_OUT:
            return replace(one, status=ImportStatus.MISSING, rule=ANSWERED, proposal=None)
        if text and not text.startswith("?"):
            return _as_answered(one, text)
        if self.accepted.get(one.rule) == YES and one.proposal and one.status in ASKED:
            return _as_answered(one, one.proposal)
        return one


@dataclass(frozen=True, slots=True)
class ColumnTexts:
    """How often each text stands in a column."""

    reader: ColumnReader
    counts: Mapping[Key, int]

    def cells(self) -> list[tuple[Candidate, int]]:
        """Return every distinct reading with the number of cells that it stands for."""
        return [
            (one, count)
            for (raw, is_child), count in self.counts.items()
            for one in self.reader.read(raw, is_child=is_child)
        ]


def readers(columns: Sequence[Column], mapping: CleaningMapping) -> tuple[ColumnReader, ...]:
    """Return a reader for every column that is read."""
    return tuple(
        ColumnReader(
            one,
            mapping.section("columns", one.header, "accept"),
            mapping.section("columns", one.header, "texts"),
        )
        for one in columns
        if one.is_read
    )


def count_texts(
    grid: Grid, reading: Sequence[ColumnReader], children: Sequence[bool | None]
) -> tuple[ColumnTexts, ...]:
    """Count the texts of every column; a hospital's 100,000 rows hold a few thousand different ones."""
    return tuple(_counted(grid, one, children) for one in reading)


def _counted(grid: Grid, reader: ColumnReader, children: Sequence[bool | None]) -> ColumnTexts:
    index = reader.column.index
    cells = [cell_of(row, index) for row in grid.rows]
    return ColumnTexts(reader, Counter(zip(cells, children, strict=True)))


def _as_answered(one: Candidate, text: str) -> Candidate:
    """Read an answer as if it had been typed into the form; one that is still in doubt changes nothing."""
    (first, *_) = read_cell(one.key, text, _NOWHERE)
    if first.status not in CERTAIN:
        return one
    rule = f"{one.rule}+{ANSWERED}"
    return replace(one, value=first.value, unit=first.unit, status=ImportStatus.VALUE, rule=rule)
