from __future__ import annotations

import json
from pathlib import Path

import pytest

from heart_engine.bundle.verification import verify_bundle
from heart_engine.cli import main as heart
from heart_engine.cohort.hospital import Role
from heart_engine.command import CommandError
from heart_engine.domain.case import Case
from heart_engine.evaluation.hospital_share import HOW_DRAWN
from heart_engine.evaluation.predictions import read_predictions
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.screen import Question, screen
from heart_engine.training.commands import main
from heart_engine.training.curve import read_curve
from heart_engine.training.fusion_check import Spoilt
from heart_engine.training.judge import load_judge
from heart_engine.training.loop import CURVE
from heart_engine.training.matched import matched_cohort
from heart_engine.training.recipe import read_recipe

TINY = Path(__file__).with_name("tiny.toml")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole run of the tiny recipe."""
    folder = tmp_path_factory.mktemp("run")
    main(["demo", "--recipe", str(TINY), "--run", str(folder)])
    return folder


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_run_leaves_a_bundle_that_the_clinic_can_load(run: Path) -> None:
    engine = load_engine(verify_bundle(run / "bundle"))  # its golden cases are answered here
    case = Case("one", measurements={"lvedd": 47, "ivst": 9, "rv": 38, "ef": 62, "lad": 35})
    result = screen(engine, Question(case), lambda _step, _share: None)
    assert sum(one.probability for one in result.sets) == pytest.approx(1)
    assert len(result.sets) == 8
    assert len(result.supporting_cases) == 5
    assert set(result.second_opinions) == {"neighbours", "logistic"}
    assert result.provenance.simulated


@pytest.mark.slow
def test_everything_about_the_bundle_says_simulated(run: Path) -> None:
    manifest = verify_bundle(run / "bundle").manifest
    assert manifest.spectrum.simulated
    said = [manifest.bundle_id, manifest.spectrum.description, manifest.limits, manifest.intended_use]
    assert all("simulated" in one.lower() for one in said)
    assert all("SIMULATED" in one.cohort for variant in manifest.variants for one in variant.figures)
    assert "SIMULATED" in (run / "bundle" / "MODEL_CARD.md").read_text(encoding="utf-8")
    library = json.loads((run / "bundle" / "library" / "library.json").read_text(encoding="utf-8"))
    assert library["simulated"] is True


@pytest.mark.slow
def test_the_run_folder_says_from_what_and_how_the_bundle_was_made(run: Path) -> None:
    assert (run / "recipe.toml").read_bytes() == TINY.read_bytes()
    times = json.loads((run / "times.json").read_text())
    assert list(times) == ["pretrain", "finetune", "finish"]
    assert all(one["cpu_s"] > 0 and one["wall_s"] > 0 for one in times.values())
    versions = json.loads((run / "versions.json").read_text())
    assert {"python", "packages", "domain_fingerprint", "cohort_parameters_sha256"} == set(versions)
    for stage, cases in (("pretraining", 240), ("finetuning", 160)):
        data = json.loads((run / f"{stage}_data.json").read_text())
        assert data["cases"] == cases
        assert len(data["sha256"]) == 64
        assert read_curve(run / stage / CURVE)
    metrics = json.loads((run / "metrics.json").read_text())
    judged = load_judge(run / "judge.safetensors")(matched_cohort(read_recipe(TINY).test.matched, Role.TEST))
    told = metrics["matched_hospitals"]["judge_that_taught"]
    right = read_predictions(run / "predictions.csv").truth_index == judged.argmax(axis=1)
    assert told["percent"] == round(100 * right.mean(), 2)
    for figures in (
        metrics["matched_hospitals"]["spoilt_evidence"],
        metrics["own_library"]["heart"]["every hospital"],
    ):
        assert set(figures) == {str(one) for one in Spoilt}
        assert all(one["low"] <= one["percent"] <= one["high"] and one["n"] for one in figures.values())


@pytest.mark.slow
def test_every_variant_leaves_its_answers_and_its_figure_with_how_it_was_drawn(run: Path) -> None:
    variants = {one.name: one for one in verify_bundle(run / "bundle").manifest.variants}
    for name, file in (("fp32", "predictions.csv"), ("nf4", "predictions-nf4.csv")):
        answers = read_predictions(run / file)
        [figure] = variants[name].figures
        assert figure.n == len(answers)
        assert figure.percent == round(100 * answers.correct.mean(), 2)
        assert "interval drawn by hospital" in figure.cohort
        hospitals = {one.split("-")[0] for one in answers.ids}
        assert figure.cohort.startswith(f"{len(hospitals)} SIMULATED hospitals")
    metrics = json.loads((run / "metrics.json").read_text())
    assert metrics["intervals"] == HOW_DRAWN
    card = (run / "bundle" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert f"- intervals: {HOW_DRAWN}" in card
    exact = metrics["matched_hospitals"]["exact_match"]
    assert f"({exact['low']} to {exact['high']}, n = {exact['n']} of {exact['hospitals']} hospital" in card


@pytest.mark.slow
def test_a_runs_figures_stand_beside_their_aims(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert heart(["evaluate", "aims", "--run", str(run), "--json"]) == 0
    aims = json.loads(capsys.readouterr().out)["aims"]
    said = {one["figure"]: one for one in aims}
    assert said["size of the bundle"]["is_met"]
    assert not said["any defect, AUROC"]["is_met"]  # trained for seconds
    (run / "predictions.csv").rename(run / "elsewhere.csv")
    assert heart(["evaluate", "aims", "--run", str(run), "--json"]) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "run_unfinished"
    (run / "elsewhere.csv").rename(run / "predictions.csv")
    assert heart(["evaluate", "aims", "--run", str(run)]) == 0
    assert "| size of the bundle |" in capsys.readouterr().out


@pytest.mark.slow
def test_a_run_of_another_recipe_is_not_gone_on_with(run: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(
        TINY.read_text(encoding="utf-8").replace("seed = 1\n", "seed = 2\n", 1), encoding="utf-8"
    )
    with pytest.raises(CommandError, match="another recipe"):
        main(["finish", "--recipe", str(other), "--run", str(run)])


@pytest.mark.parametrize(("stage", "first"), [("finetune", "pretrain"), ("finish", "finetune")])
def test_a_stage_says_which_comes_before_it(stage: str, first: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=f"`heart train {first}` comes first"):
        main([stage, "--recipe", str(TINY), "--run", str(tmp_path / "run")])
