from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import pytest

from heart_engine.interchange import limits
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.xlsx_reader import read_xlsx
from tests.heart_engine.interchange.synthetic import workbook

HEADER = ["左室舒张末期内径(mm)", "EF", "二尖瓣反流", "检查日期"]
SHEET = "xl/worksheets/sheet1.xml"


def rewritten(data: bytes, part: str, text: bytes) -> bytes:
    """Put other bytes into one part of a workbook."""
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in old.infolist():
            archive.writestr(entry.filename, text if entry.filename == part else old.read(entry))
    return new.getvalue()


def sheet_xml(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(SHEET)


def test_numbers_texts_and_days_are_read_as_they_are_shown() -> None:
    day = datetime(2024, 3, 5)  # noqa: DTZ001  # a spreadsheet knows no zones
    reading = read_xlsx(workbook([["SYNTHETIC"], HEADER, [45.300000000000004, 62, "轻度", day]]), {})
    assert {one.key: one.value for one in reading.candidates} == {
        "lvedd": 45.3,
        "ef": 62,
        "mr": 2,
        "_date": "2024-03-05",
    }
    assert [one.where.row for one in reading.candidates] == [3] * 4


def test_a_day_in_a_column_of_grades_is_a_question() -> None:
    day = datetime(2024, 1, 2)  # noqa: DTZ001  # what a spreadsheet makes of 1-2
    reading = read_xlsx(workbook([HEADER, [45, 62, day, None]]), {})
    (found,) = [one for one in reading.candidates if one.key == "mr"]
    assert (found.status, found.rule) == ("ask", "C16")


def test_a_formula_that_nobody_computed_is_a_question_and_not_missing() -> None:
    reading = read_xlsx(workbook([HEADER, [45, "=A2*2", None, None]]), {})
    found = {one.key: one for one in reading.candidates}
    assert (found["ef"].status, found["ef"].raw, found["ef"].value) == ("ask", "=A2*2", None)
    assert found["mr"].status == "missing"


def test_a_formula_counts_as_what_was_last_shown_for_it() -> None:
    data = workbook([HEADER, [45, "=A2*2", None, None]])
    shown = (
        sheet_xml(data)
        .replace(b"<f>A2*2</f><v />", b"<f>A2*2</f><v>61</v>")
        .replace(b"<f>A2*2</f><v></v>", b"<f>A2*2</f><v>61</v>")
    )
    found = {one.key: one for one in read_xlsx(rewritten(data, SHEET, shown), {}).candidates}
    assert found["ef"].value == 61


def test_the_sheet_that_names_fields_is_read() -> None:
    import openpyxl  # noqa: PLC0415  # only here

    book = openpyxl.load_workbook(io.BytesIO(workbook([HEADER, [45, 62, None, None]])))
    book.create_sheet("说明", 0).append(["SYNTHETIC", "no table here"])
    data = io.BytesIO()
    book.save(data)
    assert read_xlsx(data.getvalue(), {}).candidates[0].value == 45


def test_a_lie_about_the_size_of_a_sheet_costs_nothing() -> None:
    data = workbook([HEADER, [45, 62, None, None]])
    lie = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet_xml(data))
    assert lie != sheet_xml(data)
    assert read_xlsx(rewritten(data, SHEET, lie), {}).studies == 1


def refused(data: bytes) -> RefusalCode:
    with pytest.raises(FileRefusedError) as error:
        read_xlsx(data, {})
    assert error.value.rule
    return error.value.code


def test_entities_are_refused_before_anything_is_parsed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert refused(rewritten(workbook([HEADER]), SHEET, bomb)) is RefusalCode.UNSAFE


def test_entities_far_down_in_a_part_are_refused_by_the_parser() -> None:
    late = b"<?xml version='1.0'?><!--" + b" " * 5000 + b'--><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refused(rewritten(workbook([HEADER]), SHEET, late)) in (RefusalCode.UNSAFE, RefusalCode.DAMAGED)


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    bomb = rewritten(workbook([HEADER]), SHEET, b"<a>" + b" " * 10_000_000)
    assert len(bomb) < 100_000
    assert refused(bomb) is RefusalCode.UNSAFE


def test_too_many_parts_are_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(limits.MAX_ZIP_ENTRIES + 1):
            archive.writestr(f"{number}", "")
    assert refused(data.getvalue()) is RefusalCode.UNSAFE


def test_a_row_far_away_is_refused_by_the_cells_before_it() -> None:
    data = workbook([HEADER, [45, 62, None, None]])
    far = sheet_xml(data).replace(b'<row r="2">', b'<row r="1048576">')
    assert far != sheet_xml(data)
    assert refused(rewritten(data, SHEET, far)) is RefusalCode.TOO_LARGE


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK" + b"\0" * 100, workbook([HEADER])[:-30]])
def test_a_damaged_archive_is_refused(data: bytes) -> None:
    assert refused(data) is RefusalCode.DAMAGED


def test_an_empty_workbook_says_so() -> None:
    assert refused(workbook([])) is RefusalCode.EMPTY
