"""The safety table holds, and its checker notices when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.safety_table import (
    ROOT,
    TABLE,
    Hazard,
    broken_rows,
    failed_tests,
    is_slow,
    read_hazards,
    why_unfit,
)

TESTS = """
import pytest

def test_passes() -> None: pass

def test_fails() -> None: raise AssertionError

def test_skips() -> None: pytest.skip("no")

@pytest.mark.skip
def test_is_skipped() -> None: pass

@pytest.mark.xfail(reason="x")
def test_is_expected_to_fail() -> None: raise AssertionError

class TestGroup:
    def test_in_a_class(self) -> None: pass

@pytest.mark.slow
@pytest.mark.parametrize("x", [1, 2])
def test_one_of_two_fails(x: int) -> None: assert x == 1
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(TESTS)
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\nmarkers = ["slow"]\n')
    return tmp_path


def test_every_control_names_a_test_that_exists_and_runs() -> None:
    hazards = read_hazards(TABLE.read_text(encoding="utf-8"))
    assert len(hazards) > 30
    assert broken_rows(hazards, ROOT) == []


@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("tests/test_a.py::test_passes", ""),
        ("tests/test_a.py::test_one_of_two_fails", ""),
        ("tests/test_a.py::test_gone", "no such test"),
        ("tests/test_a.py::TestGroup::test_in_a_class", ""),
        ("tests/test_a.py::TestGroup::test_passes", "no such test"),
        ("tests/test_a.py", "no such test"),
        ("tests/test_gone.py::test_passes", "no such file"),
        ("tests/test_a.py::test_is_skipped", "not run"),
        ("tests/test_a.py::test_is_expected_to_fail", "not run"),
    ],
)
def test_a_test_that_proves_nothing_is_named(project: Path, test: str, why: str) -> None:
    assert why_unfit(test, project) == why


def test_a_row_without_control_or_proof_is_named(project: Path) -> None:
    rows = ("|---|---|---|---|", "| A1 | harm | | `tests/test_a.py::test_passes` |", "| A1 | harm | x | |")
    table = "\n".join(("| id | hazard | control | proof |", *rows))
    hazards = read_hazards(table)
    assert hazards[0] == Hazard("A1", "harm", "", ("tests/test_a.py::test_passes",))
    wrong = broken_rows(hazards, project)
    assert wrong == ["A1: twice", *["A1: without hazard, control or test"] * 2]


def test_what_fails_skips_or_partly_fails_did_not_pass(project: Path) -> None:
    names = ("passes", "fails", "skips", "one_of_two_fails")
    tests = [f"tests/test_a.py::test_{name}" for name in names]
    grouped = "tests/test_a.py::TestGroup::test_in_a_class"
    assert failed_tests([*tests, grouped], project) == tests[1:]
    assert is_slow(tests[3], project)
    assert not is_slow(tests[0], project)
