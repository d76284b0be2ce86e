from __future__ import annotations

import json
from typing import Any

import pytest

from heart_engine.interchange import formats
from heart_engine.interchange.formats import read_file
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from tests.heart_engine.interchange.synthetic import REPORT, SOUND_FILES, TABLE, case_document

READERS = {
    "table.csv": "csv",
    "table.xlsx": "xlsx",
    "case.json": "heart-case",
    "fhir.json": "fhir",
    "report.txt": "text",
    "report.dcm": "dicom-sr",
}


@pytest.mark.parametrize(("name", "reader"), READERS.items())
def test_a_file_is_known_by_what_is_in_it_and_not_by_its_name(name: str, reader: str) -> None:
    assert read_file("without_ending", SOUND_FILES[name], {}).reader == reader


def test_the_values_of_every_sound_file_are_what_was_put_in() -> None:
    values = {
        name: {one.key: one.value for one in read_file(name, data, {}).candidates if one.where.study == 1}
        for name, data in SOUND_FILES.items()
    }
    table = {"_sex": "male", "_age": 34, "lvedd": 45, "lvesd": 31, "ef": 62, "mr": 2, "mv_e": 80}
    assert values["table.csv"] == values["table.xlsx"] == table
    assert values["fhir.json"] == {"_sex": "female", "lvedd": 47, "ef": 62, "mr": 2}
    assert values["report.dcm"] == {
        "_sex": "female",
        "_age": 34,
        "_date": "2024-01-02",
        "lvedd": 46.5,
        "ef": 62,
    }
    text = {"_sex": "male", "_age": 34, "lvedd": 45, "lvesd": 31, "ef": 62, "mr": 2, "lvpwt": 9}
    assert values["report.txt"] == text


def test_our_own_case_comes_back_whole() -> None:
    reading = read_file("a.json", json.dumps(case_document()).encode(), {})
    found = {
        one.where.path: (one.key, one.value, one.unit, one.status, one.rule) for one in reading.candidates
    }
    rule = "heart-case/1"
    assert found == {
        "patient.age_years": ("_age", 34, "a", "value", rule),
        "patient.height_cm": ("_height", 160, "cm", "value", rule),
        "patient.weight_kg": ("_weight", 55, "kg", "value", rule),
        "context.heart_rate": ("_heart_rate", 72, "/min", "value", rule),
        "patient.sex": ("_sex", "female", None, "value", rule),
        "context.exam_date": ("_date", "2024-01-02", None, "value", rule),
        "measurements.lvedd": ("lvedd", 47, "mm", "value", rule),
        "measurements.lvesd": ("lvesd", 30.5, "mm", "value", rule),
        "measurements.mr": ("mr", 1, "{grade}", "value", rule),
        "measurements.ef": ("ef", 62, "%", "value", rule),
        "side.tr_velocity_m_s": ("tr_velocity_m_s", 2.4, "m/s", "value", rule),
        "sites.ef": ("sites.ef", "teichholz", None, "value", rule),
        "missing.co": ("co", None, None, "missing", "C2"),
        "missing.sv": ("sv", None, None, "missing", "C1"),
    }


def test_a_case_that_says_less_gives_less() -> None:
    document: dict[str, Any] = {"format": "heart-case/1", "measurements": {"lvedd": 47}}
    assert [one.key for one in read_file("a.json", json.dumps(document).encode(), {}).candidates] == ["lvedd"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", RefusalCode.EMPTY),
        (b" \n\t", RefusalCode.EMPTY),
        (b"%PDF-1.7", RefusalCode.UNKNOWN_FORMAT),
        (b"\x89PNG\r\n", RefusalCode.UNKNOWN_FORMAT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", RefusalCode.UNKNOWN_FORMAT),
        (b"\x1f\x8b\x08", RefusalCode.UNKNOWN_FORMAT),
        (b"no comment", RefusalCode.NOTHING_FOUND),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_file("a", data, {})
    assert refused.value.code is code
    assert refused.value.rule


def test_a_file_over_the_limit_is_refused_before_anything_looks_into_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(formats, "MAX_FILE_BYTES", len(TABLE.encode()) - 1)
    with pytest.raises(FileRefusedError) as refused:
        read_file("a.csv", TABLE.encode(), {})
    assert refused.value.code is RefusalCode.TOO_LARGE


def test_a_text_file_that_holds_a_table_is_a_table() -> None:
    assert read_file("a.txt", TABLE.replace(",", "\t").encode(), {}).reader == "csv"
    assert read_file("a.txt", REPORT.encode("gb18030"), {}).reader == "text"
