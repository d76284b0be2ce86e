"""A hospital's table as rows of text, sound and damaged, and the process that reads it."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from heart_engine.interchange import limits
from heart_engine.interchange.raw_table import RawTable, megabytes_to_read, open_raw_table
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.protocol.reading_child import reading_environment
from tests.heart_engine.interchange.synthetic import MARK, TABLE, workbook
from tests.torture.mutation import mutated

MUTANTS = 150


def opened(data: bytes, name: str = "a.csv") -> RawTable:
    return open_raw_table(io.BytesIO(data), name)


def cells(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in opened(data).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_text_gives_its_rows(encoding: str, delimiter: str) -> None:
    text = TABLE.replace(",", delimiter)
    rows = cells(text.encode(encoding))
    assert [number for number, _ in rows] == [1, 2, 3]
    assert rows[0][1][0] == "姓名"
    assert rows[1][1][3] == "45"


def test_a_workbook_gives_what_it_shows_and_names_its_other_sheets() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["notes", 1])
    data = book.create_sheet("echo")
    data.append(["LVDd(mm)", "EF"])
    data.append([45.5, "=1+1"])
    saved = io.BytesIO()
    book.save(saved)
    found = opened(saved.getvalue())
    assert (found.details["sheet"], found.others) == ("echo", ("Sheet",))
    assert [row.cells for row in found.rows] == [("LVDd(mm)", "EF"), ("45.5", "=1+1")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", RefusalCode.ENCODING),
        ("姓名".encode("gb18030") + b"\xff\xff\xff", RefusalCode.ENCODING),
        (b"a,b\n\x00,1\n", RefusalCode.ENCODING),
        (b'{"a": 1}', RefusalCode.UNKNOWN_FORMAT),
        (b"%PDF-1.7", RefusalCode.UNKNOWN_FORMAT),
        (b"PK\x03\x04nothing", RefusalCode.DAMAGED),
        (workbook([[""]]), RefusalCode.EMPTY),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(FileRefusedError) as caught:
        cells(data)
    assert caught.value.code is code


def test_too_many_cells_are_refused_where_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_HOSPITAL_CELLS", 10)
    with pytest.raises(FileRefusedError) as caught:
        cells(b"a,b,c\n" * 5)
    assert (caught.value.code, caught.value.row) == (RefusalCode.TOO_LARGE, 3)


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_damaged_tables_are_read_or_refused(name: str) -> None:
    sound = {"csv": TABLE.encode(), "xlsx": workbook([line.split(",") for line in TABLE.splitlines()])}[name]
    outcomes = {"read": 0, "refused": 0}
    for number in range(MUTANTS):
        try:
            for row in opened(mutated(random.Random(number), sound)).rows:
                assert all(isinstance(cell, str) for cell in row.cells)
            outcomes["read"] += 1
        except FileRefusedError:
            outcomes["refused"] += 1
    assert outcomes["read"] > 5


def streamed(file: Path) -> list[Any]:
    command = [sys.executable, "-P", "-m", "heart_engine.interchange.rows_child", str(file)]
    done = subprocess.run(command, env=reading_environment(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_process_streams_rows_and_says_that_it_ended(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, "utf-8")
    first, *rows, last = streamed(file)
    assert first["details"] == {"reader": "csv", "encoding": "utf-8", "delimiter": "comma"}
    assert [number for number, _ in rows] == [1, 2, 3]
    assert rows[1][1][0] == MARK
    assert last == {"rows": 3}


def test_the_process_refuses_with_a_code(tmp_path: Path) -> None:
    (answer,) = streamed(tmp_path / "none.csv")
    assert answer["refused"]["code"] == "file_unreadable"


def test_a_workbook_counts_as_what_it_unpacks_to(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook([["x" * 20] * 20] * 500))
    assert megabytes_to_read(file) > 2 * file.stat().st_size / 1_000_000


def test_an_archive_of_a_version_to_come_counts_as_it_lies(tmp_path: Path) -> None:
    """Python refuses such a one in another way than a damaged one; the reader refuses both."""
    file, data = tmp_path / "a.xlsx", bytearray(workbook([["x"]]))
    at = data.index(b"PK\x01\x02")  # the first entry of the directory; the version needed stands 6 behind
    data[at + 6] = 255
    file.write_bytes(data)
    assert megabytes_to_read(file) == len(data) / 1_000_000
    (answer,) = streamed(file)
    assert answer["refused"]["code"] == "import_damaged"
