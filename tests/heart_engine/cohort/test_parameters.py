from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from heart_engine.cohort.parameters import PARAMETERS_FILE, frozen_parameters, parameters_sha256

FROZEN_SHA256 = PARAMETERS_FILE.with_suffix(".sha256").read_text(encoding="ascii").split()[0]
"""The hash that was committed before the first model was trained."""


def test_the_parameters_are_those_that_were_frozen_before_the_first_model_was_trained() -> None:
    assert parameters_sha256() == FROZEN_SHA256


def test_a_changed_number_changes_the_hash(tmp_path: Path) -> None:
    changed = tmp_path / "parameters.csv"
    changed.write_bytes(PARAMETERS_FILE.read_bytes().replace(b"1.35", b"1.36", 1))
    assert parameters_sha256(changed) != FROZEN_SHA256


def test_line_ends_of_another_platform_do_not_change_the_hash(tmp_path: Path) -> None:
    checked_out = tmp_path / "parameters.csv"
    checked_out.write_bytes(PARAMETERS_FILE.read_bytes().replace(b"\n", b"\r\n"))
    assert parameters_sha256(checked_out) == FROZEN_SHA256


def test_every_parameter_has_a_source_or_says_assumed_and_stands_once() -> None:
    with PARAMETERS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 300
    assert [row for row in rows if len(row["source"]) < len("assumed")] == []
    places = [(row["group"], row["name"], row["item"]) for row in rows]
    assert len(set(places)) == len(places)


def test_every_choice_and_mix_sums_to_one() -> None:
    parameters = frozen_parameters()
    for name in parameters.names("choice"):
        assert math.isclose(sum(parameters.table("choice", name).values()), 1.0)
    for name in parameters.names("mix"):
        assert math.isclose(sum(parameters.table("mix", name).values()), 1.0, abs_tol=1e-5)


def test_replaced_parameters_leave_the_frozen_ones_alone() -> None:
    parameters = frozen_parameters()
    other = parameters.replaced("difficulty", "effect", scale=9.0)
    assert other.table("difficulty", "effect")["scale"] == 9.0
    assert parameters.table("difficulty", "effect")["scale"] != 9.0


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        frozen_parameters().table("effect", "no such driver")
