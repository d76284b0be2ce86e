"""`heart read` as a shell or a program meets it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.cli import main
from app.language import LANGUAGES, Language
from app.messages import message_for

ROOT = Path(__file__).resolve().parents[2]
CODES = re.findall(r'= "(\w+)"', (ROOT / "heart_engine/interchange/refusal.py").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_person_sees_each_candidate_and_a_summary(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("姓名,左室舒末径,EF\nSYNTHETIC,45mm,0.6\n", "utf-8")
    code, out, err = run(capsys, "read", file)
    assert code == 0
    assert out.splitlines() == [
        ":2:B lvedd value 45.0 mm (C12) <- '45mm'",
        ":2:C ef ask ? 60 % (unit_guess) <- '0.6'",
    ]
    assert err == "1 studies, 1 values, 1 questions\n"


def test_a_program_gets_the_whole_document_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("LVDd 45mm", "utf-8")
    code, out, err = run(capsys, "read", file, "--json")
    assert (code, err) == (0, "")
    (found,) = json.loads(out)["candidates"]
    assert found == {
        "key": "lvedd",
        "raw": "45mm",
        "value": 45.0,
        "unit": "mm",
        "status": "value",
        "rule": "C12",
        "proposal": None,
        "where": {"study": 1, "row": 1, "header": "LVDd"},
    }


def test_a_refusal_is_bad_input_with_one_error_object(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("a,b\n1,2\n")
    code, out, err = run(capsys, "read", file, "--json")
    assert (code, out) == (3, "")
    error = json.loads(err)
    assert (error["code"], error["params"]["row"]) == ("import_no_header", 2)
    assert f"{file}:2" in error["message"]


def test_a_file_that_is_not_there_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "read", tmp_path / "nothing.csv")
    assert code == 3
    assert "nothing.csv" in err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_its_words_in_both_languages(code: str, language: str) -> None:
    params = {"file": "F", "place": ":1:B", "rule": "R", "row": 1, "column": "B", "reason": "R"}
    assert Language(language).knows(f"error.{code}.title")
    message = message_for(code, params, Language(language))
    assert "{" not in message.title + message.next_step
    assert len(CODES) == 14
