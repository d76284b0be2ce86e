from __future__ import annotations

import json
from pathlib import Path

import pytest

from heart_engine.cli import main
from heart_engine.cohort.files import read_cohort


def test_simulate_writes_a_cohort_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "cohort"
    code = main(["simulate", "--hospitals", "3", "--cases", "7", "--seed", "4", "--out", str(out), "--json"])
    assert code == 0
    document = json.loads(capsys.readouterr().out)
    assert document["cases"] == len(read_cohort(out)) == 21


def test_no_cohort_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases.csv").write_text("a hospital's own", "utf-8")
    assert main(["simulate", "--hospitals", "1", "--cases", "1", "--out", str(tmp_path), "--json"]) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "folder_exists"
    assert [one.name for one in tmp_path.iterdir()] == ["cases.csv"]
    assert (tmp_path / "cases.csv").read_text("utf-8") == "a hospital's own"


def test_only_hospitals_of_a_role(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["simulate", "--hospitals", "3", "--cases", "2", "--role", "test", "--out", str(tmp_path)])
    assert sorted(set(read_cohort(tmp_path).hospital)) == ["H0008", "H0009", "H0018"]
    assert "6 simulated cases" in capsys.readouterr().out


def test_the_paper_spectrum_has_its_own_size(tmp_path: Path) -> None:
    assert main(["simulate", "--spectrum", "paper", "--seed", "2", "--out", str(tmp_path)]) == 0
    assert len(read_cohort(tmp_path)) == 1006


@pytest.mark.parametrize(
    "arguments",
    [
        ["--spectrum", "paper", "--cases", "9", "--out", "x"],
        ["--hospitals", "0", "--out", "x"],
        ["--seed", "-1", "--out", "x"],
        ["--variant", "cubic", "--out", "x"],
        [],
    ],
)
def test_wrong_usage_is_one_object_on_stderr(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["simulate", *arguments, "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert json.loads(captured.err)["code"] == "wrong_usage"
    assert list(tmp_path.iterdir()) == []
