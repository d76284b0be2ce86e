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
    """Twelve patients, one seen twice, and one without a diagnosis."""
    folder = tmp_path / "cohort"
    folder.mkdir()
    about = {
        "format": "heart-cohort/1",
        "source": "made up",
        "simulated": True,
        "spectrum": {},
        "third_label": "pda",
    }
    (folder / "cohort.json").write_text(json.dumps(about))
    (folder / "cases.csv").write_text(
        "case_id,patient_id,age_years,sex,lvedd,mr,labels\n"
        "a,Li,34,female,47,1,asd\n"
        "b,Li,35,female,48,1,asd\n"
        + "".join(f"c{n},Wu{n},50,male,{50 + n},0,{'vsd' if n % 2 else 'none'}\n" for n in range(11))
        + "d,Xu,50,male,52,0,\n"
    )
    return folder


def test_a_library_is_built_described_and_never_overwritten(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, tmp_path: Path
) -> None:
    out = tmp_path / "library"
    wanted = ("library", "build", "--bundle", tiny_bundle, "--cohort", cohort, "--out", out, "--id", "ours")
    code, shown, err = run(capsys, *wanted, "--folds", "2", "--json")
    found = json.loads(shown)
    assert (code, found["library"], found["bundle"]) == (0, "ours", "random-tiny")
    assert (found["cases"], found["patients"], found["folds"]) == (13, 12, 2)
    assert "13 of 14 cases have a diagnosis" in err
    assert json.loads((out / "adaptation.json").read_text())["evaluation"] == found["evaluation"]
    about = json.loads((out / "library.json").read_text())
    assert [found["farthest_neighbour"]["library"]] == about["reach"]
    assert found["farthest_neighbour"]["bundle"] == 2.0
    cases = [json.loads(line) for line in (out / "cases.jsonl").read_text().splitlines()]
    assert len({one["patient_id"] for one in cases}) == 12
    assert not any("Li" in json.dumps(one) for one in cases)
    code, shown, _ = run(capsys, "library", "describe", out, "--json")
    said = json.loads(shown)
    assert (code, said["cases"], said["simulated"]) == (0, 13, True)
    assert said["numbers"] == sorted(about["numbers"])
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
    before = sorted(tmp_path.iterdir())
    code, _, err = run(capsys, "library", "build", *wanted)
    assert (code, json.loads(err)["code"]) == (3, "cases_empty")
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_to_is_told_before_anything_is_loaded(
    capsys: pytest.CaptureFixture[str], cohort: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "library"
    wanted = ("--bundle", tmp_path / "none", "--cohort", cohort, "--out", out, "--id", "ours", "--json")
    code, _, err = run(capsys, "library", "build", *wanted)
    assert (code, json.loads(err)["code"]) == (3, "file_failed")


def test_too_few_patients_and_names_that_are_none_are_said_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, tmp_path: Path
) -> None:
    wanted = ("library", "build", "--bundle", tiny_bundle, "--cohort", cohort, "--out", tmp_path / "out")
    code, _, err = run(capsys, *wanted, "--id", "ours", "--folds", "7", "--json")
    assert (code, json.loads(err)["code"]) == (3, "cases_too_few")
    code, _, err = run(capsys, *wanted, "--id", "../ours", "--json")
    assert (code, json.loads(err)["code"]) == (3, "name_unusable")
    assert not (tmp_path / "out").exists()


def test_two_libraries_are_compared_on_a_cohort(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, tmp_path: Path
) -> None:
    out = tmp_path / "library"
    wanted = ("--bundle", tiny_bundle, "--cohort", cohort)
    run(capsys, "library", "build", *wanted, "--out", out, "--id", "ours", "--folds", "2")
    code, shown, _ = run(capsys, "library", "compare", "own", out, *wanted, "--json")
    found = json.loads(shown)
    assert code == 0
    assert (found["first"]["library_cases"], found["first"]["cases_that_stand_in_it"]) == (120, 0)
    assert (found["second"]["library_cases"], found["second"]["cases_that_stand_in_it"]) == (13, 13)
    low, high = found["gain_of_the_second"]["right_interval"]
    assert low <= found["gain_of_the_second"]["right_percent"] <= high
    code, _, err = run(capsys, "library", "compare", "own", tmp_path / "nothing", *wanted, "--json")
    assert (code, json.loads(err)["params"]["reason"]) == (4, "manifest_missing")


@pytest.mark.parametrize("action", [("build", "--out", "out", "--id", "ours"), ("compare", "own", "own")])
def test_another_disease_under_the_same_label_is_refused(
    capsys: pytest.CaptureFixture[str], tiny_bundle: Path, cohort: Path, action: tuple[str, ...]
) -> None:
    about = json.loads((cohort / "cohort.json").read_text())
    (cohort / "cohort.json").write_text(json.dumps({**about, "third_label": "pfo"}))
    code, _, err = run(capsys, "library", *action, "--bundle", tiny_bundle, "--cohort", cohort, "--json")
    assert (code, json.loads(err)["code"]) == (3, "third_label_differs")
    assert json.loads(err)["params"] == {"cohort": "pfo", "bundle": "pda"}
    del about["third_label"]  # one that does not say may mean the other disease
    (cohort / "cohort.json").write_text(json.dumps(about))
    code, _, err = run(capsys, "library", *action, "--bundle", tiny_bundle, "--cohort", cohort, "--json")
    assert (code, json.loads(err)["params"]) == (3, {"cohort": "unresolved", "bundle": "pda"})
