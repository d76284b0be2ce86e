"""Read delimited text: its encoding, its delimiter, then its rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice

from heart_engine.interchange.candidate import FileReading
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.grid import Row
from heart_engine.interchange.limits import MAX_CELL_CHARACTERS, MAX_CELLS, MAX_COLUMNS
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.table import read_table_rows

DELIMITERS = {"tab": "\t", "semicolon": ";", "comma": ","}
_LOOKED_AT = 20
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_csv(data: bytes, choices: Mapping[str, Choice]) -> FileReading:
    """Read a table in delimited text."""
    text, encoding = decode_text(data)
    delimiter = choose_delimiter(text)
    rows = _rows(text, DELIMITERS[delimiter])
    return read_table_rows("csv", rows, choices, {"encoding": encoding, "delimiter": delimiter})


def decode_text(data: bytes) -> tuple[str, str]:
    """Decode as the mark at the start says, as UTF-8, or as GB18030, in which Chinese spreadsheets save."""
    marked = next((name for mark, name in BOMS.items() if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise FileRefusedError(RefusalCode.ENCODING, "a zero byte in a text")
        return text, encoding
    raise FileRefusedError(RefusalCode.ENCODING, "neither UTF-8 nor GB18030")


def choose_delimiter(text: str) -> str:
    """Choose what cuts the first lines into the most columns, equally many in each."""
    scores = {name: _evenness(text, sign) for name, sign in DELIMITERS.items()}
    return max(scores, key=lambda name: scores[name])


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(cells) for cells in islice(_cells(text, delimiter), _LOOKED_AT)]
    except FileRefusedError:  # with the wrong sign, a long line is one cell that is too long
        return (0, 0)
    usual = max(set(widths), key=widths.count) if widths else 1
    return (widths.count(usual) * (usual > 1), usual)


def _rows(text: str, delimiter: str) -> list[Row]:
    rows, total = [], 0
    for number, cells in enumerate(_cells(text, delimiter), start=1):
        total += len(cells)
        if len(cells) > MAX_COLUMNS or total > MAX_CELLS:
            rule = f"more than {MAX_COLUMNS} columns or {MAX_CELLS} cells"
            raise FileRefusedError(RefusalCode.TOO_LARGE, rule, row=number)
        rows.append(Row(number, tuple(cells)))
    if not any(not row.is_blank for row in rows):
        raise FileRefusedError(RefusalCode.EMPTY, "no text in any cell")
    return rows


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise FileRefusedError(RefusalCode.DAMAGED, str(error), row=reader.line_num) from error
