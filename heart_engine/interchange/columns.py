"""What each column of a table is: by a person's word, by its header, and by whether its values fit."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import DoubtfulNumberError, parse_number, typed_keys
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.side_values import side_values
from heart_engine.interchange.candidate import Candidate, ColumnReading, ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import EXAM_DATE, IGNORE, Choice, kind_of, unit_bands
from heart_engine.interchange.grid import Grid, column_name
from heart_engine.interchange.headers import ASK, SURE, UNKNOWN, HeaderMatch, match_header

CONFIRMED = "confirmed"
_LOOKED_AT = 200
_FITTING_SHARE = 0.8
_OWN_ID = "case_id"
_BESIDE = ("exam_date", "patient_id", "hospital", "split", "labels")  # what else stands in our tables


@dataclass(frozen=True, slots=True)
class Column:
    """One column with the decision about it; `ending` is the unit that our own files leave out."""

    index: int
    header: str
    match: HeaderMatch
    choice: Choice | None = None
    ending: str = ""

    @property
    def is_read(self) -> bool:
        """Say whether the cells become candidates."""
        return self.match.key is not None and self.match.confidence in (CONFIRMED, SURE, ASK)

    def read(self, raw: str, where: Where, *, is_child: bool | None) -> tuple[Candidate, ...]:
        """Read one cell; in a column that nobody is sure of, every value is a question."""
        key = self.match.key or ""
        text = f"{raw} {self.ending}" if self.ending and _is_number(raw) else raw
        found = read_cell(key, text, where, self.choice, is_child=is_child)
        found = tuple(replace(one, raw=raw) for one in found)
        if self.match.confidence != ASK:
            return found
        return tuple(one if one.status is ImportStatus.MISSING else one.asked("header") for one in found)


def decide_columns(grid: Grid, choices: Mapping[str, Choice]) -> tuple[Column, ...]:
    """Decide about every column; two columns that claim one field are both in doubt."""
    if _is_own_layout(grid.headers):
        return tuple(
            _column(index, header, choices[header], grid) if header in choices else _own_column(index, header)
            for index, header in enumerate(grid.headers)
        )
    columns = [_column(index, header, choices.get(header), grid) for index, header in enumerate(grid.headers)]
    claims = Counter(one.match.key for one in columns if one.match.confidence == SURE)
    return tuple(_doubted(one, "twice") if claims[one.match.key] > 1 else one for one in columns)


def describe(column: Column, grid: Grid) -> ColumnReading:
    """Say what became of a column, with a guess at its unit where nobody said one."""
    unit, source = _unit(column, grid)
    match = column.match
    return ColumnReading(
        column_name(column.index), column.header, match.key, match.confidence, unit, source, match.note
    )


def _column(index: int, header: str, choice: Choice | None, grid: Grid) -> Column:
    if choice is not None and choice.key == IGNORE:
        return Column(index, header, HeaderMatch(None, CONFIRMED))
    if choice is not None:
        return Column(index, header, HeaderMatch(choice.key, CONFIRMED, choice.unit, choice.site), choice)
    match = match_header(header) if header else HeaderMatch(None, UNKNOWN)
    said = Choice(match.key, match.unit) if match.key and match.unit else None
    column = Column(index, header, match, said)
    if match.is_short and match.confidence == SURE and not _fits(column, grid):
        return _doubted(column, "values_do_not_fit")
    return column


def _doubted(column: Column, note: str) -> Column:
    if column.match.confidence != SURE:
        return column
    return replace(column, match=replace(column.match, confidence=ASK, note=note))


def _fits(column: Column, grid: Grid) -> bool:
    """Look at the values under a code of two letters: PR is a valve's leak, and a pulse."""
    cells = [cell for cell in grid.column(column.index) if cell.strip()][:_LOOKED_AT]
    read = [column.read(cell, Where(), is_child=None)[0] for cell in cells]
    said = [one for one in read if one.status is not ImportStatus.MISSING]
    fitting = [
        one
        for one in said
        if one.status is not ImportStatus.REJECT and (one.status is not ImportStatus.ASK or one.proposal)
    ]
    return not said or len(fitting) >= _FITTING_SHARE * len(said)


def _unit(column: Column, grid: Grid) -> tuple[str | None, str | None]:
    if column.ending:
        return column.ending, "own_layout"
    if column.match.unit:
        return column.match.unit, CONFIRMED if column.match.confidence == CONFIRMED else "header"
    if column.match.key is None or kind_of(column.match.key) != "number":
        return None, None
    guess = guessed_unit(column.match.key, grid.column(column.index)[:_LOOKED_AT])
    return guess, "guessed" if guess else None


def guessed_unit(key: str, cells: Sequence[str]) -> str | None:
    """Propose the unit that the median of the bare numbers fits (data_cleaning section 4)."""
    numbers = [Fraction(cell.strip().replace(",", ".")) for cell in cells if _is_number(cell)]
    if not numbers:
        return None
    middle = statistics.median(numbers)
    fitting = [
        band["unit"]
        for band in unit_bands(key)
        if band["unit"] and Fraction(band["low"]) <= middle <= Fraction(band["high"])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except DoubtfulNumberError:
        return False
    return text.strip().isascii()


def _is_own_layout(headers: Sequence[str]) -> bool:
    """Recognise the tables that this program writes: an id and keys, in canonical units, and nothing else."""
    found = {one for one in headers if one}
    is_ours = _OWN_ID in found and bool(found & set(by_key()))
    return is_ours and all(one in _BESIDE or _own_key(one) in typed_keys() for one in found - {_OWN_ID})


def _own_key(header: str) -> str:
    people = {one.field: one.key for one in patient_limits().values()}
    return {"sex": "_sex", "exam_date": EXAM_DATE, **people}.get(header, header)


def _own_column(index: int, header: str) -> Column:
    key = _own_key(header)
    if key not in (*typed_keys(), EXAM_DATE):
        return Column(index, header, HeaderMatch(None, UNKNOWN))
    match = HeaderMatch(key, SURE)
    if kind_of(key) == "grade":
        return Column(index, header, match, Choice(key, scale="heart"))
    return Column(index, header, match, ending=_canonical(key))


def _canonical(key: str) -> str:
    if key in ("_sex", EXAM_DATE):
        return ""
    limits = {one.key: one.unit for one in patient_limits().values()}
    if key in limits:
        return limits[key]
    unit = side_values()[key].ucum if key in side_values() else by_key()[key].ucum
    return "" if unit == "1" else unit
