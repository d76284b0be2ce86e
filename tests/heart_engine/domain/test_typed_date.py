from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.typed_date import read_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-17",
        "2026/1/17",
        "2026.01.17",
        "20260117",
        "2026年1月17日",
        "２０２６－０１－１７",
        " 2026-1-17 ",
    ],
)
def test_a_day_with_the_year_first_has_one_reading(text: str) -> None:
    assert read_date(text) == "2026-01-17"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17-01-2026",
        "01/02/2026",
        "26-01-17",
        "2026-02-30",
        "2026-13-01",
        "2026-1/17",
        "0000-01-01",
        "34",
        "2026",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert read_date(text) is None


@given(st.dates())
def test_every_day_reads_back_as_itself(day: dt.date) -> None:
    assert read_date(day.isoformat()) == day.isoformat()


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    day = read_date(text)
    assert day is None or dt.date.fromisoformat(day)
