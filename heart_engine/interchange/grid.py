"""A table as text cells with their places, whatever file it came from, and where its header stands."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heart_engine.interchange.choice import Choice, factor_of
from heart_engine.interchange.headers import SURE, UNKNOWN, match_header, normalised, words_meaning

_HEADER_ROWS = 5
_LETTERS = 26
_VALUE_UNITS = ("mm", "cm")  # as in the header 测值mm of a list of diameters


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file; `number` is counted from 1 as a person sees it."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Say whether nothing is written in the row."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose header was found: one text for each column, and the rows under it."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, index: int) -> list[str]:
        """Return all cells of one column."""
        return [cell_of(row, index) for row in self.rows]


def cell_of(row: Row, index: int) -> str:
    """Return a cell; rows may be shorter than the header."""
    return row.cells[index] if index < len(row.cells) else ""


def column_name(index: int) -> str:
    """Return what spreadsheets call the column with this index: A, B, ... AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def find_header(rows: Sequence[Row], choices: Mapping[str, Choice]) -> Grid | None:
    """Find the header among the first rows, in one row or in two; None where nothing there names a field."""
    best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
    for index, row in enumerate(rows[:_HEADER_ROWS]):
        single = _score(row.cells, choices)
        best = max(best, (single, index + 1, row.cells), key=lambda one: one[0])
        below = rows[index + 1].cells if index + 1 < min(len(rows), _HEADER_ROWS + 1) else ()
        if single and _is_unit_row(row.cells, below):
            best = max(best, (single + 1, index + 2, _with_units(row.cells, below)), key=lambda one: one[0])
        elif below:
            both = _stacked(row.cells, below)
            double = _score(both, choices) if _score(both, choices) > _score(below, choices) else 0
            best = max(best, (double, index + 2, both), key=lambda one: one[0])
    score, first, headers = best
    if not score:
        return None
    return Grid(tuple(one.strip() for one in headers), tuple(row for row in rows[first:] if not row.is_blank))


@functools.lru_cache(maxsize=4096)  # every cell of the first rows is looked at for several roles
def has_role(header: str, meaning: str) -> bool:
    """Say whether a header is one of the words of a long table, with or without a unit behind it."""
    bare = normalised(header)
    if bare in words_meaning(meaning):
        return True
    behind = [bare.removeprefix(word) for word in words_meaning(meaning) if bare.startswith(word)]
    return meaning == "value" and any(one.strip("()/") in _VALUE_UNITS for one in behind)


def _score(cells: Sequence[str], choices: Mapping[str, Choice]) -> int:
    """Count what a row names: fields, the columns of a long table, and sure ones a little more."""
    total = 0
    for cell in cells:
        if not cell.strip():
            continue
        match = match_header(cell)
        is_named = cell.strip() in choices or match.confidence != UNKNOWN
        total += 2 * is_named + (match.confidence == SURE)
    roles = [any(has_role(cell, role) for cell in cells) for role in ("name", "value")]
    return total + 4 * all(roles)


def _is_unit_row(headers: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether a row holds nothing but the units of the fields named above it."""
    pairs = [(above, unit) for above, unit in zip(headers, below, strict=False) if unit.strip()]
    keys = [match_header(above).key for above, _ in pairs]
    fits = [key and factor_of(key, unit) is not None for key, (_, unit) in zip(keys, pairs, strict=True)]
    return bool(fits) and all(fits)


def _with_units(headers: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    units = [*below, *[""] * len(headers)]
    return tuple(
        f"{one}({unit.strip()})" if unit.strip() else one for one, unit in zip(headers, units, strict=False)
    )


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Join two header rows; a merged upper cell reaches over the empty ones to its right."""
    joined, reaching = [], ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index].strip() if index < len(upper) else ""
        below = lower[index].strip() if index < len(lower) else ""
        reaching = above or reaching
        joined.append(f"{reaching}{below}" if below else above)
    return tuple(joined)
