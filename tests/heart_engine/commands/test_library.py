from __future__ import annotations

import json
from pathlib import Path

import pytest

from heart_engine.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """Three patients, one seen twice, one without a diagnosis."""
    folder = tmp_path / "cohort"
    folder.mkdir()
    about = {"format": "heart-cohort/1", "source": "made up", "simulated": True, "spectrum": {}}
    (folder / "cohort.json").write_text(json.dumps(about))
    (folder / "cases.csv").write_text(
        "case_id,patient_id,age_years,sex,lvedd,mr,labels\n"
        "a,Li,34,female,47,1,asd\n"
        "b,Li,35,female,48,1,asd\n"
        "c,Wu,50,male,52,0,none\n"
        "d,Xu,50,male,52,0,\n"
    )
    return folder


def test_a_library_is_built_described_and_never_overwritten(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, tmp_path: Path
) -> None:
    out = tmp_path / "library"
    wanted = ("library", "build", "--bundle", tiny_bundle, "--cohort", cohort, "--out", out, "--id", "ours")
    code, shown, err = run(capsys, *wanted, "--json")
    assert (code, json.loads(shown)) == (0, {"library": "ours", "cases": 3, "bundle": "random-tiny"})
    assert "3 of 4 cases have a diagnosis" in err
    cases = [json.loads(line) for line in (out / "cases.jsonl").read_text().splitlines()]
    assert len({one["patient_id"] for one in cases}) == 2
    assert not any("Li" in json.dumps(one) for one in cases)
    code, shown, _ = run(capsys, "library", "describe", out, "--json")
    assert (code, json.loads(shown)["cases"], json.loads(shown)["simulated"]) == (0, 3, True)
    assert run(capsys, *wanted)[0] == 3
    (out / "cases.jsonl").write_text("changed")
    assert run(capsys, "library", "describe", out)[0] == 4


def test_a_cohort_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, tmp_path: Path
) -> None:
    (cohort / "cases.csv").write_text("case_id,lvedd\na,many\n")
    wanted = (
        "--bundle",
        tiny_bundle,
        "--cohort",
        cohort,
        "--out",
        tmp_path / "out",
        "--id",
        "ours",
        "--json",
    )
    code, _, err = run(capsys, "library", "build", *wanted)
    assert (code, json.loads(err)["code"]) == (3, "cohort_rejected")
    assert "row 2, lvedd" in json.loads(err)["message"]


def test_a_cohort_without_a_diagnosis_makes_no_library(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, tmp_path: Path
) -> None:
    (cohort / "cases.csv").write_text("case_id,lvedd,labels\na,47,\n")
    wanted = (
        "--bundle",
        tiny_bundle,
        "--cohort",
        cohort,
        "--out",
        tmp_path / "out",
        "--id",
        "ours",
        "--json",
    )
    code, _, err = run(capsys, "library", "build", *wanted)
    assert (code, json.loads(err)["code"]) == (3, "cases_empty")
    assert not (tmp_path / "out").exists()
