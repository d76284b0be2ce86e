"""What docs/hospital.md tells an engineer to do: from a spreadsheet to a report that names the library."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.cli import main as heart
from app.demo import demo_paths
from app.desktop import make_engine, stop_and_wait
from heart_engine.cli import main as hospital
from heart_engine.protocol.exit_codes import ExitCode
from tests.system.messy_hospital import ENCODING, write_spreadsheet

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("bundle"), pytest.mark.timeout(600)]
PATIENCE_MS = 120_000  # a busy machine imports torch slowly
RECIPE = Path(__file__).parents[1] / "heart_engine" / "training" / "tiny.toml"
ROWS = 110
BUNDLE, LIBRARY = "tiny-simulated-1.0.0", "H1-2026"
ANSWERED = """
format = "heart-mapping/1"
hospital = "H1"
simulated = "yes"
third_label = "pda"
certain_diagnoses = "yes"

[roles]
patient = "住院号"
diagnosis = "诊断"
consent = "知情同意依据"
minor = "未成年"
"""


def said(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> dict[str, Any]:
    """Run a command of the hospital's side and return its JSON."""
    capsys.readouterr()
    assert hospital([*map(str, arguments), "--json"]) == code
    shown = capsys.readouterr()
    found: dict[str, Any] = json.loads(shown.out or shown.err.splitlines()[-1])
    return found


def test_from_an_untidy_spreadsheet_to_a_report_that_names_the_library(
    capsys: pytest.CaptureFixture[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = tmp_path / "home" / "HEART"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    _clean(capsys)
    assert hospital(["train", "demo", "--run", "run", "--recipe", str(RECIPE)]) == 0
    built = said(
        capsys,
        *("library", "build", "--bundle", "run/bundle", "--cohort", "cleaned", "--folds", 2),
        *("--id", LIBRARY, "--out", "library"),
    )
    assert (built["bundle"], built["cases"] > 50) == (BUNDLE, True)
    assert [one["n"] for one in built["evaluation"]] == [built["cases"]] * 4
    _install(capsys, data)
    _screened_from_the_command_line(capsys, built)
    _answers_in_the_window(qtbot, data)
    _refused_once_it_was_changed(capsys, data)


def _clean(capsys: pytest.CaptureFixture[str]) -> None:
    write_spreadsheet(Path("hospital.csv"), ROWS)
    assert "姓名" in Path("hospital.csv").read_text(ENCODING)
    profile = said(capsys, "data", "profile", "hospital.csv")
    assert len(profile["columns"]) == 22
    Path("answers.toml").write_text(ANSWERED, "utf-8")
    wanted = ["data", "clean", "hospital.csv", "--mapping", "answers.toml", "--out", "cleaned"]
    assert hospital(wanted) in {ExitCode.DONE, ExitCode.QUESTIONS_LEFT}
    cases = Path("cleaned/cases.csv").read_text("utf-8-sig")
    assert cases.count("\n") > 50
    assert not any(trace in cases for trace in ("SYNTHETIC", "测试"))


def _install(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    archive = shutil.make_archive("stick/bundle", "zip", "run", "bundle")
    assert said(capsys, "bundle", "install", archive, code=4)["params"]["reason"] == "unsigned"
    assert said(capsys, "bundle", "install", archive, "--unsigned")["bundle"] == BUNDLE
    assert said(capsys, "library", "install", "library", "--unsigned")["library"] == LIBRARY
    refused = said(capsys, "library", "select", LIBRARY, code=4)  # the shipped bundle still answers
    assert refused["params"]["reason"] == "library_of_another_model"
    said(capsys, "bundle", "select", BUNDLE)
    assert said(capsys, "library", "select", LIBRARY) == {"bundle": BUNDLE, "library": LIBRARY}
    assert (data / "bundles" / BUNDLE / "manifest.json").is_file()


def _screened_from_the_command_line(capsys: pytest.CaptureFixture[str], built: dict[str, Any]) -> None:
    assert heart(["screen", str(demo_paths()[0]), "--json", "--pdf", "report.pdf"]) == 0
    provenance = json.loads(capsys.readouterr().out)["provenance"]
    assert provenance["bundle"] == BUNDLE
    assert provenance["library"].startswith(LIBRARY)
    assert ("+probabilities-" in provenance["library"]) == (built["kept"] == "own probabilities too")
    text = "\n".join(page.extract_text() for page in PdfReader("report.pdf").pages)
    assert BUNDLE in text
    assert LIBRARY in text


def _answers_in_the_window(qtbot: QtBot, data: Path) -> None:
    engine = make_engine(data)
    try:
        with qtbot.waitSignal(engine.greeted, timeout=PATIENCE_MS):
            engine.start()
        assert engine.hello is not None
        assert engine.hello.bundle.bundle_id == BUNDLE
        assert engine.hello.bundle.library.startswith(LIBRARY)
    finally:
        stop_and_wait(engine)


def _refused_once_it_was_changed(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    """A changed byte names the bundle and the way back; nothing else answers until a person goes it."""
    capsys.readouterr()
    shutil.rmtree(data / "verified")
    with (data / "bundles" / BUNDLE / "answering.json").open("a") as file:
        file.write(" ")
    assert heart(["screen", str(demo_paths()[0]), "--json"]) == 4
    error = json.loads(capsys.readouterr().err)
    assert (error["params"]["reason"], error["params"]["refused"]) == ("size_differs", BUNDLE)
    assert "heart bundle select --shipped" in error["message"]
    assert said(capsys, "bundle", "select", "--shipped")["bundle"] == "shipped"
    assert heart(["screen", str(demo_paths()[0]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["provenance"]["bundle"] != BUNDLE
