"""From a table to candidates: one row for each study, or one row for each measurement of a study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Patient
from heart_engine.interchange.candidate import CERTAIN, Candidate, FileReading, Ignored, ImportStatus, Where
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.columns import CONFIRMED, Column, decide_columns, describe
from heart_engine.interchange.grid import Grid, Row, cell_of, column_name, find_header
from heart_engine.interchange.headers import normalised, words_meaning
from heart_engine.interchange.limits import MAX_CANDIDATES
from heart_engine.interchange.long_table import is_long, read_long
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.repeats import ask_about_repeats

_AGE = "_age"
_LABELS = 3  # the words for a sum or mean stand in front
_INITIALS = 3


def read_table_rows(
    reader: str, rows: Sequence[Row], choices: Mapping[str, Choice], details: Mapping[str, str]
) -> FileReading:
    """Find the header and the layout, and read every cell; a refusal where no header names a field."""
    grid = find_header(rows, choices)
    if grid is None:
        last = rows[min(len(rows), 5) - 1].number if rows else 1
        raise FileRefusedError(RefusalCode.NO_HEADER, "no header row among the first five", row=last)
    return _read_grid(reader, grid, choices, details)


def _read_grid(
    reader: str, grid: Grid, choices: Mapping[str, Choice], details: Mapping[str, str]
) -> FileReading:
    if is_long(grid.headers):
        candidates, ignored, studies = read_long(grid, choices)
        _check_amount(candidates, grid.rows[-1:])
        checked = ask_about_repeats(candidates)
        return FileReading(reader, studies, checked, tuple(ignored), details={**details, "layout": "long"})
    summaries, grid = _without_summaries(grid)
    columns = decide_columns(grid, choices)
    candidates = []
    for study, row in enumerate(_data_rows(grid), start=1):
        candidates += _read_row(study, row, columns)
        _check_amount(candidates, [row])
    ignored = [_ignored(one) for one in columns if one.header and not one.is_read]
    return FileReading(
        reader=reader,
        studies=len(list(_data_rows(grid))),
        candidates=ask_about_repeats(candidates),
        ignored=(*ignored, *summaries),
        columns=tuple(describe(one, grid) for one in columns if one.header),
        details={**details, "layout": "wide"},
    )


def _check_amount(candidates: Sequence[Candidate], read_up_to: Sequence[Row]) -> None:
    if len(candidates) > MAX_CANDIDATES:
        rule = f"more than {MAX_CANDIDATES} cells: more than a person can confirm"
        raise FileRefusedError(RefusalCode.TOO_LARGE, rule, row=read_up_to[0].number)


def _without_summaries(grid: Grid) -> tuple[list[Ignored], Grid]:
    """Leave out the rows about all other rows: their means would be one more study."""
    kept: list[Row] = []
    ignored: list[Ignored] = []
    for row in grid.rows:
        if _is_summary(row, follows_one=bool(ignored)):
            ignored.append(Ignored(Where(0, row.number), "row", "summary"))
        else:
            kept.append(row)
    return ignored, Grid(grid.headers, tuple(kept))


def _is_summary(row: Row, *, follows_one: bool) -> bool:
    """Look for a word such as mean; SD or max alone may be a person's initials, so they only follow one."""
    words = {normalised(cell) for cell in row.cells[:_LABELS]} & set(words_meaning("summary"))
    return any(follows_one or len(word) > _INITIALS or not word.isascii() for word in words)


def _data_rows(grid: Grid) -> Iterator[Row]:
    """Yield the rows under the header, without the header where a page break repeated it."""
    for row in grid.rows:
        if tuple(cell.strip() for cell in row.cells) != grid.headers:
            yield row


def _read_row(study: int, row: Row, columns: Sequence[Column]) -> list[Candidate]:
    read = [one for one in columns if one.is_read]
    is_child = _is_child(row, read)
    found: list[Candidate] = []
    for column in read:
        where = Where(study, row.number, column_name(column.index), column.header)
        candidates = column.read(cell_of(row, column.index), where, is_child=is_child)
        found += candidates
        if column.match.site and any(one.status in CERTAIN for one in candidates):
            found.append(_site(column, where))
    return found


def _is_child(row: Row, columns: Sequence[Column]) -> bool | None:
    """Say whether the row's own age makes small numbers likely; None where no age is certain."""
    for column in columns:
        if column.match.key == _AGE:
            age = column.read(cell_of(row, column.index), Where(), is_child=None)[0].value
            if isinstance(age, float):
                return age_group(Patient(age_years=age)) is AgeGroup.CHILD
    return None


def _site(column: Column, where: Where) -> Candidate:
    status = ImportStatus.VALUE
    source = CONFIRMED if column.match.confidence == CONFIRMED else "header"
    key = f"sites.{column.match.key}"
    return Candidate(key, column.header, column.match.site, None, status, source, None, where)


def _ignored(column: Column) -> Ignored:
    where = Where(0, None, column_name(column.index), column.header)
    return Ignored(where, "column", column.match.note or column.match.confidence)
