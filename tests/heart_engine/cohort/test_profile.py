from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heart_engine.cli import main
from tests.heart_engine.interchange.synthetic import REPORT, case_bytes

TABLE = (
    "姓名,左室,左室后壁,EF,二尖瓣反流,备注\n"
    "SYNTHETIC1,4.5,9,0.62,轻度,x\n"
    "SYNTHETIC2,4.9,8.5,0.6,+++,x\n"
    "SYNTHETIC3,,9.5,0.58,+++,x\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, "gb18030")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["data", "profile", *map(str, arguments)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def columns(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, dict[str, Any]]:
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 0
    return {one["header"]: one for one in json.loads(out)["columns"]}


def test_each_column_says_its_field_unit_and_what_is_missing(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    found = columns(capsys, file)
    assert [one["key"] for one in found.values()] == [None, "lvedd", "lvpwt", "ef", "mr", None]
    assert [one["confidence"] for one in found.values()] == [
        "dropped",
        "ask",
        "sure",
        "sure",
        "sure",
        "unknown",
    ]
    assert (found["左室"]["unit"], found["左室"]["unit_from"]) == ("cm", "guessed")
    assert found["左室"]["missing_share"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["EF"]["unit"] == "fraction"
    assert found["左室后壁"]["spread"] == [8.5, 9, 9.5]


def test_a_doubt_is_listed_once_with_its_count(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    found = columns(capsys, file)["二尖瓣反流"]
    assert found["statuses"] == {"value": 1, "ask": 2}
    assert found["doubts"] == [{"raw": "+++", "rule": "C14", "proposal": "3.5 (moderate-severe)", "count": 2}]


def test_the_saved_guesses_are_a_mapping_that_answers_the_questions(
    capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "m.json"
    assert run(capsys, file, "--save-mapping", saved)[0] == 0
    mapping = json.loads(saved.read_text("utf-8"))
    assert mapping["columns"]["左室"] == {"key": "lvedd", "unit": "cm"}
    assert mapping["columns"]["备注"] == {"key": "_ignore"}
    mapping["columns"]["二尖瓣反流"]["scale"] = "three_step"
    saved.write_text(json.dumps(mapping), "utf-8")
    found = columns(capsys, file, "--mapping", saved)
    assert found["左室"]["spread"] == [45, 47, 49]
    assert found["EF"]["spread"] == [58, 60, 62]
    assert found["二尖瓣反流"]["statuses"] == {"value": 3}
    assert not any(one["needs_a_person"] for one in found.values())


def test_a_mapping_is_never_written_over(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    code, _, err = run(capsys, file, "--save-mapping", file, "--json")
    assert (code, json.loads(err)["code"]) == (3, "file_exists")
    assert file.read_text("gb18030") == TABLE


def test_a_person_reads_a_line_for_each_column_and_no_name(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    code, out, err = run(capsys, file)
    assert code == 0
    assert out.splitlines()[0] == "A 姓名: - (dropped)"
    assert "SYNTHETIC" not in out
    assert "    2 x '+++' (C14) ? 3.5 (moderate-severe)" in out.splitlines()
    assert err == "3 studies, 6 columns, 4 of them with questions\n"


def test_a_file_without_a_table_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    code, _, err = run(capsys, path)
    assert code == 3
    assert f"{path}, row 2: no header row" in err


def test_a_document_of_one_case_is_profiled_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(case_bytes())
    found = columns(capsys, path)
    assert found["lvedd"]["spread"] == [47, 47, 47]
    assert not [header for header in found if header.startswith("sites.")]


def test_a_pasted_report_is_profiled_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    assert columns(capsys, path)["左室舒张末期内径"]["key"] == "lvedd"


def test_an_empty_file_is_named_as_empty(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("")
    code, _, err = run(capsys, path, "--json")
    assert (code, json.loads(err)["code"]) == (3, "import_empty")
