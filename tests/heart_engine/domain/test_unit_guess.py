"""The machine-readable guesses say what the prose of the clinical table says."""

from __future__ import annotations

import re

import pytest

from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import Status, parse_typed
from heart_engine.domain.resources import read_table

GUESSES = read_table("unit_guess.csv")
PROSE = {row["key"]: row["unit_inference_when_unit_missing"] for row in read_table("measurements.csv")}
CLAUSE = re.compile(
    r"([0-9.]+)-([0-9.]+)(?: -> | )(cm/s|m/s|mm|cm|percent|index|ratio|L/min|mL/min|mL|ask|sum)\b"
)
REMARK = re.compile(r"\([^)]*\)")
ASKED = {"ask", "sum"}


def clauses() -> list[tuple[str, str, str, str]]:
    grades = {key for key, row in by_key().items() if row.is_grade}
    return [
        (key, *clause)
        for key, prose in PROSE.items()
        if key not in grades
        for clause in CLAUSE.findall(REMARK.sub("", prose))
    ]


def rows_of(key: str) -> list[dict[str, str]]:
    return [row for row in GUESSES if row["key"] == key]


def test_the_prose_was_found() -> None:
    assert len(clauses()) >= 40


@pytest.mark.parametrize("clause", clauses(), ids=" ".join)
def test_every_clause_of_the_prose_is_a_row(clause: tuple[str, str, str, str]) -> None:
    key, low, high, unit = clause
    rows = [(float(row["low"]), float(row["high"]), row["unit"]) for row in rows_of(key)]
    assert (float(low), float(high), "" if unit in ASKED else unit) in rows


def test_the_septum_is_guessed_as_the_posterior_wall() -> None:
    assert PROSE["ivst"] == "as lvpwt"
    bands = [[(row["low"], row["high"], row["action"]) for row in rows_of(key)] for key in ("ivst", "lvpwt")]
    assert bands[0][:3] == bands[1]


def test_a_factor_is_the_one_of_the_clinical_table() -> None:
    for row in GUESSES:
        units = (
            {unit.text: unit.factor for unit in by_key()[row["key"]].accepted_units}
            if row["key"] in by_key()
            else {}
        )
        if row["unit"] in units:
            assert float(row["factor"]) == units[row["unit"]]


@pytest.mark.parametrize("row", [row for row in GUESSES if row["action"] == "convert_ask"], ids=str)
def test_a_bare_number_that_only_fits_another_unit_is_never_taken(row: dict[str, str]) -> None:
    middle = (float(row["low"]) + float(row["high"])) / 2
    typed = parse_typed(row["key"], f"{middle:.4f}".rstrip("0").rstrip("."))
    assert typed.status is Status.ASK


@pytest.mark.parametrize("key", [key for key, row in by_key().items() if not row.is_grade])
def test_the_rows_of_a_field_leave_no_gap_within_its_hard_limits(key: str) -> None:
    hard = by_key()[key].hard
    assert hard.low is not None
    assert hard.high is not None
    reached = hard.low
    for low, high in sorted((float(row["low"]), float(row["high"])) for row in rows_of(key)):
        if low <= reached:
            reached = max(reached, high)
    assert reached >= hard.high


@pytest.mark.parametrize("row", GUESSES, ids=str)
def test_every_row_has_a_source(row: dict[str, str]) -> None:
    assert row["source"]
