from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.file_names import report_file_name


def test_a_plain_id_is_kept() -> None:
    assert report_file_name("2026-0117", "r-17") == "HEART_2026-0117_r-17.pdf"


def test_chinese_is_kept() -> None:
    assert report_file_name("李明", "r-1") == "HEART_李明_r-1.pdf"


@pytest.mark.parametrize(
    "hostile", ["../../etc/passwd", "a:b", "con", "NUL.txt", "", "..", "x\0y", "a b", "\ud800"]
)
def test_a_hostile_id_gets_a_hash(hostile: str) -> None:
    assert re.fullmatch(r"HEART_[\w.-]*-[0-9a-f]{8}_r\.pdf", report_file_name(hostile, "r"))


def test_ids_that_differ_in_capitals_get_two_files_on_every_system() -> None:
    names = {report_file_name(one, "r").lower() for one in ("a-17", "A-17")}
    assert len(names) == 2


@given(one=st.text(), other=st.text(), record=st.text())
def test_any_two_ids_get_two_safe_names(one: str, other: str, record: str) -> None:
    name = report_file_name(one, record)
    assert re.fullmatch(r"[\w.-]+", name)
    assert len(name.encode()) < 200
    assert (name.lower() == report_file_name(other, record).lower()) == (one == other)
