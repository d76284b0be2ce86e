from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.demo import demo_paths
from app.engine.bundle_choice import usual_arguments
from app.language import Language
from app.messages import message_for, refusal_text
from heart_engine.bundle.refusal import Refusal
from heart_engine.protocol import installed

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_explaining_writes_result_and_explanation_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(demo_paths()[0]), "--fake-engine", "--json"]) == 0
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert shown.err == ""
    assert {one["withheld"] for one in found["explanation"]["without_measurement"]} >= {"lvedd", "rv"}
    assert found["explanation"]["measure_next"] == ["co", "sv", "ea_ratio"]
    assert len(found["sets"]) == 8


def test_explaining_tells_a_person_what_moves_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(demo_paths()[0]), "--fake-engine"]) == 0
    shown = capsys.readouterr()
    assert "Percentage points of change without this measurement:" in shown.out
    assert "Worth measuring next, most useful first:" in shown.out
    assert "this reference case" not in shown.out  # the fake engine has none
    assert "Right ventricle" in shown.out


def test_a_bundle_that_is_not_there_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["screen", str(demo_paths()[0]), "--bundle", str(tmp_path / "none"), "--json"]) == 4
    error = json.loads(capsys.readouterr().err)
    assert (error["code"], error["params"]["reason"]) == ("bundle_refused", "not_a_folder")
    assert "There is no such folder." in error["message"]


def test_the_shipped_bundle_answers_where_nobody_selected_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(installed, "resource_path", tmp_path.joinpath)
    assert usual_arguments(tmp_path) == ("--fake",)
    shipped = tmp_path / "bundles" / "heart-small"
    shipped.mkdir(parents=True)
    (shipped / "manifest.json").write_text("{}")
    assert usual_arguments(tmp_path) == ("--bundle", str(shipped), "--state", str(tmp_path))
    assert installed.shipped_bundle() == shipped


@pytest.mark.parametrize("language", [Language("en"), Language("zh")], ids=["en", "zh"])
@pytest.mark.parametrize("reason", Refusal)
def test_every_reason_to_refuse_has_words(reason: Refusal, language: Language) -> None:
    said = refusal_text({"reason": reason.value}, language)
    assert said
    assert said in message_for("bundle_refused", {"reason": reason.value}, language).next_step


@pytest.mark.parametrize("language", [Language("en"), Language("zh")], ids=["en", "zh"])
def test_every_reason_not_to_answer_has_words(language: Language) -> None:
    for code in ("too_few_measured", "implausible_values", "outside_library"):
        assert language.knows(f"abstain.{code}")
        assert language.knows(f"report.abstain.{code}")
