"""A clinic that measures little: ten fields bring an answer of the shipped model, fewer say what to add."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from app.cli import main
from app.demo import first_demo_case
from app.language import LANGUAGES, Language
from app.presenters.answer import answer_view
from app.presenters.field_names import field_name
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_to_json
from heart_engine.domain.result import Result
from heart_engine.domain.result_json import result_from_json
from tests.app.conftest import bundle_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
TEN = ("lvedd", "lvesd", "ivst", "lvpwt", "lad", "rv", "ra", "pa", "ao_sinus", "ef")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def measured(*keys: str) -> Case:
    case = first_demo_case()
    values = {key: case.measurements[key] for key in keys}
    return dataclasses.replace(case, measurements=values, sites={}, side={})


def screened(case: Case, folder: Path, capsys: pytest.CaptureFixture[str]) -> Result:
    path = folder / "case.json"
    path.write_text(json.dumps(case_to_json(case)), encoding="utf-8")
    assert main(["screen", str(path), "--json"]) == 0
    return result_from_json(json.loads(capsys.readouterr().out))


@pytest.mark.usefixtures("qapp")
def test_ten_fields_bring_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = screened(measured(*TEN), tmp_path, capsys)
    assert result.abstain is None
    assert max(result.labels, key=lambda label: result.labels[label].probability) == "asd"


@pytest.mark.usefixtures("qapp")
def test_too_few_say_what_to_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = measured(*TEN[:3])
    result = screened(case, tmp_path, capsys)
    assert result.abstain is not None
    for code in LANGUAGES:
        language = Language(code)
        view = answer_view(case, result, bundle_of(), language)
        assert view.bars == ()
        assert field_name("lvpwt", language) in view.reason
        assert field_name("lvedd", language) not in view.reason
