"""A table as rows of text, one after the other: what cleaning reads, whose files are larger than an import's.

Nothing is understood here. The limits are those of a hospital's export and not of a file that a person
confirms cell by cell; memory stays that of a few rows, but for the texts that a workbook shares.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from heart_engine.interchange import limits
from heart_engine.interchange.csv_reader import BOMS, DELIMITERS, choose_delimiter
from heart_engine.interchange.grid import Row, find_header
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode, unreadable
from heart_engine.interchange.xlsx_reader import FORMULA, cell_text, check_archive, damage_refused

_CHUNK = 1_000_000
_HEAD_CHARACTERS = 60_000
_HEAD_ROWS = 8
_ZIP_MARK = b"PK"


@dataclass(frozen=True, slots=True)
class RawTable:
    """Where the rows come from, and the rows; `others` are the sheets that were not chosen."""

    details: Mapping[str, str]
    rows: Iterator[Row]
    others: tuple[str, ...] = ()


def open_raw_table(file: IO[bytes], name: str) -> RawTable:
    """Open a workbook or delimited text; the rows are read while they are asked for."""
    head = file.read(_HEAD_CHARACTERS)
    file.seek(0)
    if head.startswith(_ZIP_MARK):
        return _workbook(file)
    if head.lstrip()[:1] in (b"{", b"[") or b"DICM" in head[:256] or head.startswith((b"%PDF", b"\xd0\xcf")):
        raise FileRefusedError(RefusalCode.UNKNOWN_FORMAT, f"{Path(name).suffix or 'this'} holds no table")
    return _delimited(file)


def megabytes_to_read(path: Path) -> float:
    """Return how much text a file holds, for its time limit; a workbook counts as what it unpacks to."""
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            size = max(size, sum(one.file_size for one in archive.infolist()))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        pass  # no workbook, or a damaged one, which the reader will refuse
    return min(size, limits.MAX_HOSPITAL_UNPACKED) / _CHUNK


def _delimited(file: IO[bytes]) -> RawTable:
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    delimiter = choose_delimiter(text.read(_HEAD_CHARACTERS))
    text.seek(0)
    rows = _csv_rows(text, DELIMITERS[delimiter])
    return RawTable({"reader": "csv", "encoding": encoding, "delimiter": delimiter}, rows)


def _encoding(file: IO[bytes]) -> str:
    """Decode the whole file once as each encoding in question, keeping nothing."""
    head = file.read(4)
    marked = next((name for mark, name in BOMS.items() if head.startswith(mark)), None)
    for name in [marked] if marked else ["utf-8", "gb18030"]:
        file.seek(0)
        if _decodes(file, name):
            return name
    raise FileRefusedError(RefusalCode.ENCODING, "neither UTF-8 nor GB18030")


def _decodes(file: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(_CHUNK):
            if "\0" in decoder.decode(chunk):
                raise FileRefusedError(RefusalCode.ENCODING, "a zero byte in a text")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _csv_rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(limits.MAX_CELL_CHARACTERS)
    reader = csv.reader(text, delimiter=delimiter)
    budget = _Budget()
    try:
        for number, cells in enumerate(reader, start=1):
            budget.spend(number, len(cells))
            yield Row(number, tuple(cells))
    except csv.Error as error:
        raise FileRefusedError(RefusalCode.DAMAGED, str(error), row=reader.line_num) from error


def _workbook(file: IO[bytes]) -> RawTable:
    check_archive(file, limits.MAX_HOSPITAL_UNPACKED)
    with damage_refused():
        has_formulas = _has_formulas(file)
        shown = _open_book(file, shown_values=True)
        names = [sheet.title for sheet in shown.worksheets if hasattr(sheet, "rows")]
        heads = {name: _head(shown[name]) for name in names}
        filled = [name for name in names if heads[name]]
        if not filled:
            raise FileRefusedError(RefusalCode.EMPTY, "no text in any cell")
        chosen = next((name for name in filled if find_header(heads[name], {})), filled[0])
        formulas = _open_book(file, shown_values=False)[chosen] if has_formulas else None
    rows = _sheet_rows(shown[chosen], formulas)
    others = tuple(name for name in filled if name != chosen)
    return RawTable({"reader": "xlsx", "sheet": chosen}, rows, others)


def _has_formulas(file: IO[bytes]) -> bool:
    """Look for formulas without building a sheet, so that the usual sheet is read once and not twice."""
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if not entry.filename.startswith("xl/worksheets/"):
                continue
            with archive.open(entry) as part:
                before = b""
                while chunk := part.read(_CHUNK):
                    if b"<f>" in before + chunk or b"<f " in before + chunk:
                        return True
                    before = chunk[-3:]
    return False


def _open_book(file: IO[bytes], *, shown_values: bool) -> Any:  # noqa: ANN401  # openpyxl's read-only book has no public type
    import defusedxml  # noqa: F401, PLC0415  # without it, openpyxl would silently expand XML entities
    import openpyxl  # noqa: PLC0415  # only a workbook pays for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that we do not look at
        return openpyxl.load_workbook(file, read_only=True, data_only=shown_values, keep_links=False)


def _head(sheet: Any) -> list[Row]:  # noqa: ANN401  # likewise
    return [row for row in itertools.islice(_sheet_rows(sheet, None), _HEAD_ROWS) if any(row.cells)]


def _sheet_rows(sheet: Any, formulas: Any) -> Iterator[Row]:  # noqa: ANN401  # likewise
    """Yield what the sheet shows; a formula that nobody has computed stands as its own text."""
    budget = _Budget()
    sheet.reset_dimensions()  # what a file claims about its size is not believed
    if formulas is not None:
        formulas.reset_dimensions()
    unseen = itertools.repeat(()) if formulas is None else formulas.iter_rows(values_only=True)
    with damage_refused():
        for number, (cells, written) in enumerate(
            zip(sheet.iter_rows(values_only=True), unseen, strict=False), start=1
        ):
            budget.spend(number, len(cells))
            texts = [cell_text(cell) for cell in cells]
            for index, one in enumerate(written):
                if not texts[index] and isinstance(one, str) and one.startswith(FORMULA):
                    texts[index] = one[: limits.MAX_CELL_CHARACTERS]
            yield Row(number, tuple(texts))


class _Budget:
    """How many cells may still come."""

    def __init__(self) -> None:
        self._left = limits.MAX_HOSPITAL_CELLS

    def spend(self, row: int, cells: int) -> None:
        """Count one row, and refuse the file where it is too wide or too long."""
        self._left -= cells + 1
        if cells > limits.MAX_COLUMNS or self._left < 0:
            rule = f"more than {limits.MAX_COLUMNS} columns or {limits.MAX_HOSPITAL_CELLS} cells"
            raise FileRefusedError(RefusalCode.TOO_LARGE, rule, row=row)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file of an allowed size; what cannot be opened is a refusal."""
    try:
        with path.open("rb") as file:
            if path.stat().st_size > limits.MAX_HOSPITAL_BYTES:
                raise FileRefusedError(RefusalCode.TOO_LARGE, f"more than {limits.MAX_HOSPITAL_BYTES} bytes")
            yield file
    except OSError as error:
        raise unreadable(error) from error
