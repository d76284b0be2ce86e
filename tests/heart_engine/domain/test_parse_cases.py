from __future__ import annotations

import math

import pytest

from heart_engine.domain.case import Sex
from heart_engine.domain.numbers import Status, parse_typed
from heart_engine.domain.resources import read_table

CASES = read_table("parse_cases.csv")
SIDE_UNITS = {"m/s": "velocity_m_s", "mm[Hg]": "gradient_mmhg"}


def names(row: dict[str, str]) -> str:
    return f"{row['field']} {row['raw_text']}"


def test_the_table_was_found() -> None:
    assert len(CASES) >= 75


@pytest.mark.parametrize("row", CASES, ids=names)
def test_every_typed_text_of_the_table_is_read_as_it_says(row: dict[str, str]) -> None:
    typed = parse_typed(row["field"], row["raw_text"])
    assert typed.status == row["form_status"]
    assert typed.rule
    assert typed.raw.strip() == row["raw_text"]
    if row["form_proposal"]:
        assert typed.proposal == row["form_proposal"]
    assert (typed.value is None) is (typed.status is not Status.VALUE)


@pytest.mark.parametrize(
    "row", [row for row in CASES if row["form_status"] == "value" and row["value"]], ids=names
)
def test_every_value_of_the_table_has_its_number_and_unit(row: dict[str, str]) -> None:
    typed = parse_typed(row["field"], row["raw_text"])
    if row["grade"]:
        assert typed.side[f"{row['field']}_{SIDE_UNITS[row['unit']]}"] == float(row["value"])
    else:
        assert isinstance(typed.value, float)
        assert math.isclose(typed.value, float(row["value"]), abs_tol=1e-4)
        assert typed.unit == row["unit"]


@pytest.mark.parametrize(
    "row", [row for row in CASES if row["form_status"] == "value" and row["grade"]], ids=names
)
def test_every_grade_of_the_table_is_its_grade(row: dict[str, str]) -> None:
    assert parse_typed(row["field"], row["raw_text"]).value == float(row["grade"])


def test_the_rows_without_a_number_are_the_two_sexes() -> None:
    bare = [row for row in CASES if row["form_status"] == "value" and not row["value"] and not row["grade"]]
    assert [parse_typed(row["field"], row["raw_text"]).value for row in bare] == [Sex.MALE, Sex.FEMALE]
