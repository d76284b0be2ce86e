"""Read the first sheet of a workbook that names a field; no formula is run and nothing outside is opened."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from typing import IO, Any

from heart_engine.interchange import limits
from heart_engine.interchange.candidate import FileReading, ImportStatus
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.grid import Row, column_name, find_header
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.table import read_table_rows

FORMULA = "="
_SIGNIFICANT_DIGITS = 15  # what a spreadsheet keeps of a number, and shows
_DTD_MARKS = (b"<!DOCTYPE", b"<!ENTITY")
_HEAD_BYTES = 4096


def read_xlsx(data: bytes, choices: Mapping[str, Choice]) -> FileReading:
    """Read a workbook; a formula counts only as what the spreadsheet program last showed for it."""
    check_archive(io.BytesIO(data))
    with damage_refused():
        sheets = _sheets(data, shown_values=False)
        has_formulas = any(
            cell.startswith(FORMULA) for rows in sheets.values() for row in rows for cell in row.cells
        )
        shown = _sheets(data, shown_values=True) if has_formulas else sheets
    if all(row.is_blank for rows in shown.values() for row in rows):
        raise FileRefusedError(RefusalCode.EMPTY, "no text in any cell")
    name = next((name for name, rows in shown.items() if find_header(rows, choices)), next(iter(shown)))
    reading = read_table_rows("xlsx", shown[name], choices, {"sheet": name})
    return _with_unseen_formulas(reading, sheets[name]) if has_formulas else reading


def check_archive(file: IO[bytes], most_unpacked: int = limits.MAX_UNPACKED_BYTES) -> None:
    """Refuse an archive that unpacks to too much, or whose XML declares entities, before it is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            _check_sizes(archive.infolist(), most_unpacked)
            for entry in archive.infolist():
                _check_head(archive, entry)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, KeyError) as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError(RefusalCode.DAMAGED, "not a sound archive") from error
    except (RuntimeError, NotImplementedError, zlib.error) as error:  # a password, an unknown packing
        raise FileRefusedError(RefusalCode.DAMAGED, "cannot be unpacked") from error


def _check_sizes(entries: list[zipfile.ZipInfo], most_unpacked: int) -> None:
    if len(entries) > limits.MAX_ZIP_ENTRIES:
        raise FileRefusedError(RefusalCode.UNSAFE, f"more than {limits.MAX_ZIP_ENTRIES} parts")
    if sum(one.file_size for one in entries) > most_unpacked:
        raise FileRefusedError(RefusalCode.UNSAFE, f"unpacks to more than {most_unpacked} bytes")
    for one in entries:
        is_large = one.file_size > limits.ZIP_RATIO_FROM_BYTES
        if is_large and one.file_size > limits.MAX_ZIP_RATIO * max(one.compress_size, 1):
            raise FileRefusedError(
                RefusalCode.UNSAFE, f"a part packed more than {limits.MAX_ZIP_RATIO} times"
            )


def _check_head(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    with archive.open(entry) as part:
        head = part.read(_HEAD_BYTES).upper()
    if any(mark in head for mark in _DTD_MARKS):
        raise FileRefusedError(RefusalCode.UNSAFE, "XML with a document type or entities")


def _sheets(data: bytes, *, shown_values: bool) -> dict[str, list[Row]]:
    import defusedxml  # noqa: F401, PLC0415  # without it, openpyxl would silently expand XML entities
    import openpyxl  # noqa: PLC0415  # only a workbook pays for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that we do not look at
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=shown_values, keep_links=False
        )
        budget = [limits.MAX_CELLS]
        return {
            sheet.title: list(_rows(sheet, budget)) for sheet in book.worksheets if hasattr(sheet, "rows")
        }


def _rows(sheet: Any, budget: list[int]) -> Iterator[Row]:  # noqa: ANN401  # openpyxl's read-only sheet has no public type
    sheet.reset_dimensions()  # what a file claims about its size is not believed
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        budget[0] -= len(cells) + 1
        if len(cells) > limits.MAX_COLUMNS or budget[0] < 0:
            rule = f"more than {limits.MAX_COLUMNS} columns or {limits.MAX_CELLS} cells"
            raise FileRefusedError(RefusalCode.TOO_LARGE, rule, row=number)
        texts = tuple(cell_text(cell) for cell in cells)
        if any(texts):
            yield Row(number, texts)


def cell_text(cell: object) -> str:
    """Write a cell as the spreadsheet shows it, so that the one parser of text reads it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.{_SIGNIFICANT_DIGITS}g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)[: limits.MAX_CELL_CHARACTERS]


def _with_unseen_formulas(reading: FileReading, formulas: list[Row]) -> FileReading:
    """Ask about a formula that nobody has computed yet: it is no missing value."""
    cells = {
        (row.number, column_name(index)): cell
        for row in formulas
        for index, cell in enumerate(row.cells)
        if cell.startswith(FORMULA)
    }
    candidates = []
    for one in reading.candidates:
        formula = cells.get((one.where.row or 0, one.where.column or ""))
        if formula is not None and one.status is ImportStatus.MISSING and not one.raw:
            candidates.append(replace(one, raw=formula, status=ImportStatus.ASK, rule="C16"))
        else:
            candidates.append(one)
    return replace(reading, candidates=tuple(candidates))


@contextmanager
def damage_refused() -> Iterator[None]:
    """Turn whatever a damaged workbook runs into, into a refusal."""
    try:
        yield
    except (FileRefusedError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever the damage runs into
        raise FileRefusedError(RefusalCode.DAMAGED, "not a sound workbook") from error
