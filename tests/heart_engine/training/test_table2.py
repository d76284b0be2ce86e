from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from heart_engine.cli import main
from heart_engine.cohort.hospital import Role, role_of
from heart_engine.evaluation.predictions import read_predictions
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.training.table2_base import Language, compact_language, plain_language, pretraining_texts
from heart_engine.training.table2_budget import Budget
from heart_engine.training.table2_cases import in_context, paper_division, pool_cohort
from heart_engine.training.table2_prompts import lengths
from heart_engine.training.table2_recipe import Table2Recipe, read_table2_recipe
from heart_engine.training.table2_run import row_keys

TINY = Path(__file__).with_name("table2_tiny.toml")
SHIPPED = Path("resources/recipes/table2.toml")
PROGRAM = Path(__file__).with_name("table2_killed.py")
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def table2_recipe() -> Table2Recipe:
    return read_table2_recipe(TINY)


@pytest.fixture(scope="session")
def plain(table2_recipe: Table2Recipe) -> Language:
    return plain_language(table2_recipe, seed=1)


def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("table2_killed", PROGRAM)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.timeout(300)  # two imports of torch, and machines differ
def test_a_killed_experiment_goes_on_and_its_report_holds_every_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table2_recipe: Table2Recipe
) -> None:
    killed = subprocess.run(
        [sys.executable, str(PROGRAM), str(tmp_path), "rag_compact: 1/"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    answers = tmp_path / "answers" / "seed-1"
    kept = {path: path.stat().st_mtime_ns for path in answers.glob("*.json")}
    assert {path.stem for path in kept} == {
        "logistic_regression", "gradient_boosting", "nearest_neighbours", "majority", "best_achievable",
    }  # fmt: skip
    said = program().run(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert not any("logistic" in line for line in said)
    assert sum(line.startswith("pretraining: 1/") for line in said) == 1  # the plain one; the other was there

    arguments = ["evaluate", "table2", "--out", str(tmp_path), "--recipe", str(TINY), "--seeds", "1"]
    code = main([*arguments, "--report", "--json"])
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    assert code == 0
    assert tuple(rows) == row_keys(table2_recipe)
    assert rows["rag_3"]["out_of_limit"]
    assert all(row["n"] == 8 for key, row in rows.items() if key != "rag_3")
    assert {path.name for path in tmp_path.iterdir()} >= {
        "table2.md",
        "table2.csv",
        "table2.png",
        "recipe.toml",
    }
    written = read_predictions(answers / "heart.written.csv")
    assert written.ids == read_predictions(answers / "fine_tuning.scored.csv").ids


def test_another_recipe_is_refused_in_a_folder_that_was_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evaluate", "table2", "--out", str(tmp_path), "--report", "--json", "--recipe"]
    codes = []
    for recipe in (TINY, SHIPPED):
        assert main([*arguments, str(recipe)]) == ExitCode.BAD_INPUT
        codes.append(json.loads(capsys.readouterr().err)["code"])
    assert codes == ["nothing_done", "recipe_refused"]


def test_seeds_are_dropped_before_rows_and_one_always_stays() -> None:
    found = Budget({"pre-training": 1800.0, "HEART": 1800.0})
    assert found.seeds_within((1, 2, 3), 2.5) == (1, 2)
    assert found.seeds_within((1, 2, 3), 0.1) == (1,)
    assert "one seed: 1.00 CPU hours; 2 seed(s): 2.00 CPU hours" in found.text(2)


def test_the_shipped_experiment_is_the_papers_division_of_a_hospital_that_never_trains() -> None:
    hospital = read_table2_recipe(SHIPPED).hospital
    assert role_of(hospital.index) is Role.TEST
    division = paper_division(hospital, seed=5)
    assert (len(division.training), len(division.test)) == (746, 260)
    assert not set(division.training.hospital) & set(pool_cohort(2, 4, 5).hospital)


def test_two_retrieved_cases_fit_into_the_shipped_window_and_three_do_not() -> None:
    recipe = read_table2_recipe(SHIPPED)
    language = plain_language(recipe, seed=5)
    cases = language.written(pool_cohort(1, 40, 5))
    for count, fits in ((2, True), (3, False)):
        text = language.prompt_with(cases, 0, [(cases, row) for row in range(1, 1 + count)])
        found = lengths(language, cases.take([0] * 2))
        assert found.fits
        assert (language.tokens(text) <= language.base.shape.window) is fits
    assert str(lengths(language, cases.take([0]))).endswith("window 1280: fits")


def test_a_case_stands_behind_others_with_their_diagnosis(plain: Language) -> None:
    cases = plain.written(pool_cohort(1, 3, 0))
    text = plain.prompt_with(cases, 0, [(cases, 1)])
    assert text.endswith(f"待诊病例：\n{cases.texts[0]}")
    assert f"{cases.texts[1]}\n诊断：{plain.answer(cases.label_set(1))}" in text
    assert in_context("a", [("b", "asd"), ("c", "vsd pdo")], "") == "b asd c vsd pdo a"
    assert in_context("a", [], "zh") == "a"


def test_texts_without_standards_do_not_hold_them(plain: Language) -> None:
    cohort = pool_cohort(1, 3, 0)
    assert "标准" in plain.written(cohort).texts[0]
    assert "标准" not in plain.written(cohort, standards=False).texts[0]


def test_pre_training_texts_come_in_every_form(plain: Language, table2_recipe: Table2Recipe) -> None:
    texts = pretraining_texts(plain, 3, pool_cohort(1, 60, 3)).texts
    shown = [text.count("诊断：") for text in texts]
    assert set(shown) == {0, 1, 2, table2_recipe.few_shot}
    assert any("标准" not in text for text in texts)
    compact = compact_language(table2_recipe)
    assert max(len(text.split()) for text in pretraining_texts(compact, 3, pool_cohort(1, 60, 3)).texts) > 60
