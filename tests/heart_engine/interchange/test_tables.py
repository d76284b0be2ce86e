from __future__ import annotations

import pytest

from heart_engine.interchange.candidate import Candidate, FileReading, ImportStatus
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.csv_reader import read_csv
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from tests.heart_engine.interchange.synthetic import MARK, TABLE

WANTED = {"_sex": "male", "_age": 34.0, "lvedd": 45.0, "lvesd": 31.0, "ef": 62.0, "mr": 2.0, "mv_e": 80.0}


def read(text: str, choices: dict[str, Choice] | None = None) -> FileReading:
    return read_csv(text.encode(), choices or {})


def first(reading: FileReading) -> dict[str, object]:
    return {one.key: one.value for one in reading.candidates if one.where.study == 1}


def only(reading: FileReading, key: str) -> Candidate:
    (found,) = [one for one in reading.candidates if one.key == key]
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_gives_the_same_values(encoding: str, delimiter: str) -> None:
    reading = read_csv(TABLE.replace(",", delimiter).encode(encoding), {})
    assert first(reading) == WANTED
    assert reading.studies == 2


@pytest.mark.parametrize("above", range(5))
def test_the_header_is_found_in_the_first_five_rows(above: int) -> None:
    reading = read(f"某医院 {MARK},,,\n" * above + TABLE)
    assert first(reading) == WANTED
    assert reading.candidates[0].where.row == above + 2


def test_a_header_in_the_sixth_row_is_a_refusal_and_no_guess() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read(f"某医院 {MARK},,,\n" * 5 + TABLE)
    assert (refused.value.code, refused.value.row) == (RefusalCode.NO_HEADER, 5)


def test_a_two_row_header_with_merged_cells_is_joined() -> None:
    reading = read("左室,,二尖瓣\n舒张末期内径(mm),收缩末期内径(mm),反流\n45,31,轻度\n")
    assert first(reading) == {"lvedd": 45, "lvesd": 31, "mr": 2}


def test_a_header_repeated_by_a_page_break_is_no_study() -> None:
    head, one, two = TABLE.strip().split("\n")
    reading = read(f"{head}\n{one}\n{head}\n{two}")
    assert reading.studies == 2


def test_a_person_is_never_kept() -> None:
    reading = read("姓名,住院号,电话,LVDd\n张三,ZY0012345,13800000000,45\n")
    assert not any(text in repr(reading) for text in ("张三", "ZY0012345", "13800000000"))
    assert [one.rule for one in reading.ignored] == ["personal"] * 3


def test_the_header_s_unit_converts_and_a_cell_that_contradicts_it_asks() -> None:
    reading = read("左室舒张末期内径(cm),EF\n4.5,60\n45,60\n45mm,60\n")
    found = [(one.value, one.status) for one in reading.candidates if one.key == "lvedd"]
    assert found == [(45.0, "value"), (None, "ask"), (45.0, "value")]


def test_two_columns_of_one_field_are_both_questions() -> None:
    reading = read("E/A,E/A\n1.3,0.9\n")
    assert {one.status for one in reading.candidates} == {ImportStatus.ASK}


@pytest.mark.parametrize(
    ("header", "cells", "confidence"),
    [
        ("AR", ["32", "33"], "ask"),
        ("PR", ["72", "80"], "ask"),
        ("MR", ["轻度", "无"], "sure"),
        ("EF", ["62", "0.6"], "sure"),
    ],
)
def test_a_code_of_two_letters_is_sure_only_if_its_values_fit(
    header: str, cells: list[str], confidence: str
) -> None:
    reading = read(f"{header},LVDd\n" + "".join(f"{cell},45\n" for cell in cells))
    assert reading.columns[0].confidence == confidence
    if confidence == "ask":
        assert not any(one.value for one in reading.candidates if one.key != "lvedd")


def test_what_a_person_confirmed_decides() -> None:
    choices = {
        "左室": Choice("lvedd", "cm"),
        "瓣膜": Choice("mr", scale="three_step"),
        "e": Choice("mve_e", "cm/s", site="lateral"),
        "EF": Choice("_ignore"),
    }
    reading = read("左室,瓣膜,e,EF\n4.5,+++,9.5,62\n", choices)
    assert first(reading) == {"lvedd": 45, "mr": 4, "mve_e": 9.5, "sites.mve_e": "lateral"}
    assert {one.confidence for one in reading.columns} == {"confirmed"}


def test_every_blank_cell_is_missing_and_says_where() -> None:
    missing = only(read("LVDd,EF\n45,\n"), "ef")
    assert (missing.status, missing.raw, missing.where.row, missing.where.column) == ("missing", "", 2, "B")


@pytest.mark.parametrize(
    ("cells", "unit"),
    [(["4.5", "5.1", "4.8"], "cm"), (["45", "51", "48"], "mm"), (["4.5", "45", "46"], "mm")],
)
def test_a_column_s_unit_is_guessed_by_its_median_and_only_proposed(
    cells: list[str], unit: str | None
) -> None:
    reading = read("LVDd,编号\n" + "".join(f"{cell},x\n" for cell in cells))
    assert (reading.columns[0].unit, reading.columns[0].unit_from) == (unit, "guessed" if unit else None)
    assert all(one.value is None for one in reading.candidates if "." in one.raw)


LONG = (
    "检查号,名称,测值,单位,参考值\n7,左室舒末径,4.5,cm,35-56\n7,室间隔,9,mm,6-11\n8,左室舒末径,52,mm,\n"
    "8,二尖瓣反流,轻度,,\n8,EF,62,%,\n8,某值,5,mm,\n"
)


def test_a_long_table_is_pivoted_by_its_study() -> None:
    reading = read(LONG)
    found = {(one.where.study, one.key): one.value for one in reading.candidates}
    assert found == {(1, "lvedd"): 45, (1, "ivst"): 9, (2, "lvedd"): 52, (2, "mr"): 2, (2, "ef"): 62}
    assert [(one.where.row, one.rule) for one in reading.ignored] == [(7, "no field of this name")]
    assert reading.details["layout"] == "long"


def test_a_long_table_may_say_its_unit_in_the_header() -> None:
    reading = read("名称,测值mm,标准\n左室舒末径,45,35-56\n左房,3.8,23-40\n姓名,王五,\n")
    assert [(one.key, one.value, one.status) for one in reading.candidates] == [
        ("lvedd", 45, "value"),
        ("lad", None, "ask"),
    ]
    assert "王五" not in repr(reading)


def test_a_unit_that_is_none_of_the_field_asks() -> None:
    reading = read("名称,测值,单位\n左室舒末径,45,mmHg\n")
    assert (reading.candidates[0].status, reading.candidates[0].rule) == ("ask", "unit_unknown")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"LVDd,EF\n\x00,\n", RefusalCode.ENCODING),
        (b"\xff\xfe\xff", RefusalCode.ENCODING),
        (b"\x81\xff\xff\xff,", RefusalCode.ENCODING),
        (b"LVDd,EF\n" + b'"' + b"x" * 40_000, RefusalCode.DAMAGED),
        (b"a," * 2000, RefusalCode.TOO_LARGE),
        (b"LVDd,EF\n" + b",,,,,,,,,\n" * 30_000, RefusalCode.TOO_LARGE),
        (b",,,\n,,\n", RefusalCode.EMPTY),
        (b"a,b\n1,2\n", RefusalCode.NO_HEADER),
    ],
)
def test_what_is_no_table_is_refused_with_a_code(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_csv(data, {})
    assert refused.value.code is code
    assert refused.value.rule


def test_a_refusal_names_its_row() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_csv(b"LVDd,EF\n45,62\n" + b'"' + b"x" * 40_000, {})
    assert refused.value.to_json("f.csv")["params"] == {
        "file": "f.csv",
        "row": 3,
        "column": None,
        "rule": "field larger than field limit (32767)",
    }


def test_more_cells_than_a_person_can_confirm_are_refused_at_their_row() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read("LVDd,EF\n" + "45,62\n" * 25_100)
    assert (refused.value.code, refused.value.row) == (RefusalCode.TOO_LARGE, 25_002)


def test_a_row_of_units_under_the_header_is_part_of_it() -> None:
    reading = read("姓名,左室舒末径,E峰,EF,二尖瓣反流\n,cm,m/s,%,\nSYNTHETIC,4.5,0.8,62,轻度\n")
    assert first(reading) == {"lvedd": 45, "mv_e": 80, "ef": 62, "mr": 2}
    assert (reading.studies, reading.columns[1].unit, reading.columns[1].unit_from) == (1, "cm", "header")


@pytest.mark.parametrize("word", ["平均", "合计", "Mean"])
def test_a_row_about_all_rows_is_no_study(word: str) -> None:
    reading = read(f"编号,LVDd,EF\n1,45,62\n2,47,60\n{word},46,61\n")
    assert reading.studies == 2
    assert {one.value for one in reading.candidates} == {45, 47, 62, 60}
    assert [(one.where.row, one.rule) for one in reading.ignored if one.what == "row"] == [(4, "summary")]


def test_initials_are_no_summary_unless_they_follow_one() -> None:
    assert read("name,LVDd\nSD,45\nMAX,47\n").studies == 2
    assert read("name,LVDd\nXY,45\nmean,45\nSD,3\nmax,47\n").studies == 1


def test_a_long_table_has_the_same_limit() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read("名称,测值\n" + "EF,62\n" * 50_001)
    assert (refused.value.code, refused.value.row) == (RefusalCode.TOO_LARGE, 50_002)


def test_a_line_longer_than_a_cell_may_be_is_still_a_line_of_cells() -> None:
    headers = ["LVDd", *("x" * 90 + str(number) for number in range(500))]
    reading = read(",".join(headers) + "\n" + ",".join(["45"] * 501))
    assert [one.value for one in reading.candidates] == [45]


@pytest.mark.parametrize("header", ["名称,测值", "LVDd,EF"])
def test_a_header_with_nothing_under_it_gives_nothing(header: str) -> None:
    assert (read(header + "\n").studies, read(header + "\n").candidates) == (0, ())


def test_our_own_table_is_in_the_units_of_the_form() -> None:
    reading = read("case_id,hospital,age_years,exam_date,lvedd,mr,labels\na,H1,34,2024-01-02,8.0,1,asd\n")
    assert first(reading) == {"_age": 34, "_date": "2024-01-02", "lvedd": None, "mr": 1}
    assert (only(reading, "lvedd").status, only(reading, "lvedd").rule) == (ImportStatus.ASK, "plausible")


@pytest.mark.parametrize("foreign", ["姓名", "LAD", "note"])
def test_a_table_with_a_column_that_is_not_ours_is_not_taken_for_ours(foreign: str) -> None:
    reading = read(f"case_id,lvedd,{foreign}\na,4.5,x\n")
    assert (only(reading, "lvedd").status, only(reading, "lvedd").proposal) == (ImportStatus.ASK, "45 mm")


def test_what_a_person_says_of_a_column_goes_before_our_own_layout() -> None:
    reading = read("case_id,lvedd,ef\na,4.5,62\n", {"lvedd": Choice("lvedd", "cm")})
    assert first(reading) == {"lvedd": 45, "ef": 62}


def test_two_columns_that_claim_one_field_are_both_in_doubt_even_where_they_agree() -> None:
    reading = read("左室舒张末期内径(mm),LVDd(mm),EF\n45,45,62\n")
    assert [one.status for one in reading.candidates if one.key == "lvedd"] == [ImportStatus.ASK] * 2
    assert [one.note for one in reading.columns if one.key == "lvedd"] == ["twice", "twice"]


@pytest.mark.parametrize(("pulses", "confidence"), [(1, "sure"), (2, "ask")])
def test_a_code_of_two_letters_is_sure_where_four_of_five_values_fit(pulses: int, confidence: str) -> None:
    cells = ["72"] * pulses + ["轻度"] * (5 - pulses)
    reading = read("TR,LVDd(mm)\n" + "".join(f"{one},45\n" for one in cells))
    assert [one.confidence for one in reading.columns if one.key == "tr"] == [confidence]
