from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest

from heart_engine.domain.resources import read_table
from heart_engine.interchange.candidate import ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import Choice

CASES = read_table("parse_cases.csv")
CONFIRMED_BY_WHY = {
    "cm by range": "cm",
    "cm": "cm",
    "column of fractions": "fraction",
    "second number is lvesd 37": "mm",
}
"""The unit that a row of the table takes for confirmed; all other rows hold with no confirmation at all."""


def names(row: dict[str, str]) -> str:
    return f"{row['field']} {row['raw_text']}"


def choice_of(row: dict[str, str]) -> Choice | None:
    unit = CONFIRMED_BY_WHY.get(row["why"])
    return Choice(row["field"], unit) if unit else None


def test_the_table_has_every_status_of_an_import() -> None:
    assert {row["import_status"] for row in CASES} == set(ImportStatus)
    assert sum(choice_of(row) is not None for row in CASES) == 5


@pytest.mark.parametrize("row", CASES, ids=names)
def test_every_cell_of_the_table_is_read_as_its_import_status_says(row: dict[str, str]) -> None:
    found = read_cell(row["field"], row["raw_text"], Where(), choice_of(row))
    assert found[0].status == row["import_status"]
    assert found[0].raw == row["raw_text"]
    assert found[0].rule
    is_certain = found[0].status in (ImportStatus.VALUE, ImportStatus.SPLIT)
    assert (found[0].value is not None) is is_certain


@pytest.mark.parametrize(
    "row", [row for row in CASES if row["import_status"] in ("value", "split") and row["value"]], ids=names
)
def test_every_value_of_the_table_is_exactly_its_number(row: dict[str, str]) -> None:
    found = read_cell(row["field"], row["raw_text"], Where(), choice_of(row))
    numbers = [one.value for one in found if one.unit == row["unit"] and isinstance(one.value, float)]
    assert any(math.isclose(number, float(row["value"]), abs_tol=1e-4) for number in numbers)


def test_a_pair_gives_both_fields() -> None:
    first, second = read_cell("lvedd", "54/37", Where(), Choice("lvedd", "mm"))
    assert (first.key, first.value, second.key, second.value) == ("lvedd", 54.0, "lvesd", 37.0)


@pytest.mark.parametrize(
    ("key", "raw", "unit", "value"),
    [
        ("lvedd", "4.5", "cm", 45.0),
        ("lvedd", "4,5", "cm", 45.0),
        ("lvedd", "约4.5", "cm", 45.0),
        ("lvedd", "45mm", "cm", 45.0),
        ("mve_e", "9.5", "cm/s", 9.5),
        ("mve_e", "0.08", "m/s", 8.0),
        ("ef", "0.6", "fraction", 60.0),
        ("co", "4600", "mL/min", 4.6),
        ("_weight", "3200", "g", 3.2),
    ],
)
def test_a_confirmed_unit_answers_what_the_form_would_ask(
    key: str, raw: str, unit: str, value: float
) -> None:
    found = read_cell(key, raw, Where(), Choice(key, unit))[0]
    assert (found.status, found.value) == (ImportStatus.VALUE, value)


@pytest.mark.parametrize(
    ("key", "raw", "unit"),
    [
        ("lvedd", "45", "cm"),
        ("lvedd", "4.5", "mm"),
        ("ef", "60", "fraction"),
        ("ef", "0.6", "percent"),
        ("mv_e", "80", "m/s"),
        ("mv_e", "0.8", "cm/s"),
        ("lvedd", "4.3-4.5", "cm"),
        ("lvedd", "4..5", "cm"),
        ("ivst", "3", "mm"),
    ],
)
def test_a_cell_that_contradicts_its_column_is_a_question(key: str, raw: str, unit: str) -> None:
    found = read_cell(key, raw, Where(), Choice(key, unit))[0]
    assert (found.status, found.value) == (ImportStatus.ASK, None)


def test_a_thin_wall_is_a_value_only_in_a_row_that_says_child() -> None:
    choice = Choice("ivst", "mm")
    assert read_cell("ivst", "3", Where(), choice, is_child=True)[0].value == 3.0
    assert read_cell("ivst", "3", Where(), choice, is_child=False)[0].status is ImportStatus.ASK


@pytest.mark.parametrize(
    ("raw", "scale", "grade"),
    [
        ("+++", "four_step", 3.5),
        ("+++", "three_step", 4.0),
        ("III", "three_step", 4.0),
        ("Ⅱ度", "four_step", 3.0),
        ("2", "heart", 2.0),
        ("2", "three_step", 3.0),
        ("轻度", "three_step", 2.0),
    ],
)
def test_a_confirmed_scale_reads_signs_and_digits(raw: str, scale: str, grade: float) -> None:
    found = read_cell("mr", raw, Where(), Choice("mr", scale=scale))[0]
    assert (found.status, found.value) == (ImportStatus.VALUE, grade)


@pytest.mark.parametrize(
    ("raw", "scale"), [("++++", "three_step"), ("1+", "heart"), ("III", None), ("2", None)]
)
def test_a_sign_that_is_not_of_the_scale_is_a_question(raw: str, scale: str | None) -> None:
    found = read_cell("mr", raw, Where(), Choice("mr", scale=scale))[0]
    assert (found.status, found.value) == (ImportStatus.ASK, None)


def test_a_sex_code_needs_its_scale() -> None:
    assert read_cell("_sex", "1", Where())[0].status is ImportStatus.ASK
    assert read_cell("_sex", "1", Where(), Choice("_sex", scale="female_1_male_2"))[0].value == "female"


@pytest.mark.parametrize(
    ("raw", "proposal"), [("4.50E+01", "45"), ("4.5e1", "45"), ("4.5e0", "45 mm"), ("1e999999", None)]
)
def test_an_exponent_is_asked_about_in_an_import(raw: str, proposal: str | None) -> None:
    found = read_cell("lvedd", raw, Where())[0]
    assert (found.status, found.rule, found.proposal) == (ImportStatus.ASK, "C16", proposal)


@pytest.mark.parametrize(
    ("raw", "value", "status"),
    [
        ("2024-03-05", "2024-03-05", "value"),
        ("2024年3月5日", "2024-03-05", "value"),
        ("20240305", "2024-03-05", "value"),
        ("2024-03-05T10:11:12Z", "2024-03-05", "value"),
        ("2024-02-30", None, "reject"),
        ("45000", None, "ask"),
        ("03/05/2024", None, "ask"),
        ("", None, "missing"),
    ],
)
def test_a_date_is_certain_only_with_the_year_first(raw: str, value: str | None, status: str) -> None:
    found = read_cell("_date", raw, Where())[0]
    assert (found.value, found.status) == (value, status)


def test_a_day_number_is_proposed_as_the_day_it_may_be() -> None:
    assert read_cell("_date", "45000", Where())[0].proposal == "2023-03-15"


def test_a_day_to_come_is_a_question() -> None:
    today = datetime.now(UTC).date()
    found = [read_cell("_date", (today + timedelta(days)).isoformat(), Where())[0] for days in (-1, 0, 1, 3)]
    assert [one.status for one in found] == ["value", "value", "value", "ask"]
    assert (found[-1].value, found[-1].proposal) == (None, (today + timedelta(3)).isoformat())
