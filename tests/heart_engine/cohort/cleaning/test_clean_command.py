from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from heart_engine.cli import main
from heart_engine.cohort.files import read_cohort

HEADERS = (
    "住院号,检查日期,年龄,性别,左室舒张末期内径(mm),左室收缩末期内径(mm),室间隔厚度(mm),左室后壁厚度(mm)"
)
HEADERS += ",左房内径(mm),主动脉窦部内径(mm),主肺动脉内径(mm),EF,FS,二尖瓣反流,诊断,知情同意依据,未成年"
ANSWERS = {
    "third_label": "pda",
    "certain_diagnoses": "yes",
    "roles": {"patient": "住院号", "diagnosis": "诊断", "consent": "知情同意依据", "minor": "未成年"},
    "columns": {"左房内径(mm)": {"key": "lad"}},
}


def row(number: int, *, lvedd: str | None = None, diagnosis: str = "房间隔缺损", **said: str) -> str:
    sizes = [
        lvedd or f"{44 + number % 7}",
        f"{28 + number % 5}",
        "9",
        "8.5",
        f"{33 + number % 4}",
        "30",
        "24",
    ]
    if "hard" in said:
        sizes[1:3] = ["400", "300"]
    if "empty" in said:
        sizes = [""] * 7
    consent, minor = said.get("consent", "知情同意"), said.get("minor", "否")
    cells = [f"SYNTHETIC{number}", "2024-01-02", "45岁", "女", *sizes, "62", "34", "轻度"]
    return ",".join([*cells, diagnosis, consent, minor])


def table(folder: Path, *rows: str, count: int = 20) -> Path:
    path = folder / "a.csv"
    lines = [HEADERS, *(row(number) for number in range(count)), *rows]
    path.write_text("\n".join(lines) + "\n", "gb18030")
    return path


def mapping(folder: Path, **changes: Any) -> Path:
    path = folder / "m.json"
    path.write_text(json.dumps({"format": "heart-mapping/1", **ANSWERS, **changes}), "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code = main(["data", "clean", *map(str, arguments), "--json"])
    shown = capsys.readouterr()
    return code, json.loads(shown.out or shown.err)


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_without_answers_nothing_is_kept_and_the_questions_stand_in_a_mapping(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = table(tmp_path)
    code, counts = run(capsys, file, "--out", tmp_path / "out")
    assert code == 7
    assert counts["rows"] == {"read": 20, "kept": 0, "rejected": {"no_consent_basis": 20}}
    (saved,) = tmp_path.glob("heart-mapping-*.toml")
    document = tomllib.loads(saved.read_text("utf-8"))
    assert document["roles"]["diagnosis"] == "? 诊断"
    assert len(counts["open_questions"]) >= 4


def test_a_corrected_mapping_is_used_again_for_the_same_headers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = table(tmp_path)
    assert run(capsys, file, "--out", tmp_path / "one")[0] == 7
    (saved,) = tmp_path.glob("heart-mapping-*.toml")
    corrected = saved.read_text("utf-8").replace('"? ', '"')
    saved.write_text('third_label = "pda"\ncertain_diagnoses = "yes"\n' + corrected, "utf-8")
    code, counts = run(capsys, file, "--out", tmp_path / "two")
    assert (code, counts["rows"]["kept"]) == (0, 20)
    moved = tmp_path / "b.csv"
    text = file.read_text("gb18030").splitlines()
    moved.write_text("\n".join(",".join(reversed(one.split(","))) for one in text) + "\n", "utf-8-sig")
    assert run(capsys, moved, "--out", tmp_path / "three")[0] == 0


def test_a_cohort_is_written_with_other_names_bands_and_no_raw_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = table(tmp_path)
    code, counts = run(
        capsys, file, "--out", tmp_path / "out", "--mapping", mapping(tmp_path), "--hospital", "H7"
    )
    assert (code, counts["rows"]["kept"]) == (0, 20)
    cohort = read_cohort(tmp_path / "out")
    assert set(cohort.hospital) == {"H7"}
    assert set(cohort.age_years) == {45.0}
    assert sorted(cohort.column("lvedd")) == sorted(44.0 + number % 7 for number in range(20))
    assert {cohort.label_set(one) for one in range(20)} == {("asd",)}
    assert not cohort.info.simulated
    assert cohort.info.more["third_label"] == "pda"
    text = (tmp_path / "out" / "cases.csv").read_text("utf-8") + json.dumps(counts)
    assert "SYNTHETIC" not in text
    assert "2024" not in text


def test_every_change_is_traced_to_its_cell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = table(tmp_path, row(21, lvedd="4.7cm"), row(22, lvedd="=1+1"), row(23, lvedd="500"))
    run(capsys, file, "--out", tmp_path / "out", "--mapping", mapping(tmp_path))
    found = {one["row"]: one for one in lines(tmp_path / "out/inside/changes.csv") if one["column"] == "E"}
    assert found["22"] | {"proposal": ""} == {
        "file": "a.csv",
        "sheet": "",
        "row": "22",
        "column": "E",
        "header": "左室舒张末期内径(mm)",
        "field": "lvedd",
        "raw": "4.7cm",
        "action": "read",
        "rule": "C12",
        "value": "47",
        "unit": "mm",
        "proposal": "",
    }
    assert (found["23"]["raw"], found["23"]["action"]) == ("'=1+1", "asked")
    assert (found["24"]["action"], found["24"]["rule"]) == ("refused", "hard_max")


OUT: list[tuple[dict[str, str], str]] = [
    ({"consent": ""}, "no_consent_basis"),
    ({"consent": "拒绝"}, "consent_refused"),
    ({"minor": ""}, "no_minor_flag"),
    ({"minor": "是"}, "minor_flag_contradicts_age"),
    ({"diagnosis": ""}, "no_label"),
    ({"diagnosis": "房缺封堵术后"}, "post_operative"),
    ({"diagnosis": "考虑室缺"}, "suspected"),
    ({"diagnosis": "未见房缺"}, "only_denied"),
    ({"diagnosis": "室间隔缺损"}, "group_smaller_than_k"),
    ({"lvedd": "", "empty": "yes"}, "too_few_numbers"),
    ({"lvedd": "500", "hard": "yes"}, "three_hard_rules"),
]


def test_every_row_that_stays_out_has_its_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [row(30 + number, **changes) for number, (changes, _) in enumerate(OUT)]
    file = table(tmp_path, *rows)
    _, counts = run(capsys, file, "--out", tmp_path / "out", "--mapping", mapping(tmp_path))
    assert counts["rows"]["kept"] == 20
    found = {one["row"]: one["reason"] for one in lines(tmp_path / "out/inside/rejected.csv")}
    assert found == {str(22 + number): reason for number, (_, reason) in enumerate(OUT)}


def test_an_equal_row_is_kept_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = table(tmp_path, row(3))
    _, counts = run(capsys, file, "--out", tmp_path / "out", "--mapping", mapping(tmp_path))
    assert counts["rows"]["rejected"] == {"duplicate": 1}
    assert lines(tmp_path / "out/inside/rejected.csv") == [{"row": "22", "reason": "duplicate_of_row_5"}]


def test_a_mapping_of_another_layout_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = mapping(tmp_path, layout="0123456789ab", columns={"左室": {"key": "lvedd", "unit": "cm"}})
    code, error = run(capsys, table(tmp_path), "--out", tmp_path / "out", "--mapping", said)
    assert (code, error["code"], error["params"]) == (3, "mapping_of_another_layout", {"columns": ["左室"]})
    assert not (tmp_path / "out").exists()


def test_a_folder_is_never_written_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, error = run(capsys, table(tmp_path), "--out", tmp_path)
    assert (code, error["code"]) == (3, "folder_exists")


def test_a_cleaning_that_is_refused_leaves_no_raw_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    review = tmp_path / "review.csv"
    review.write_text("row,field,value,answer\n2,lvedd,99,46 mm\n", "utf-8")
    file, answers = table(tmp_path), mapping(tmp_path)
    code, told = run(capsys, file, "--mapping", answers, "--review", review, "--out", tmp_path / "out")
    assert (code, told["params"]["row"], told["params"]["column"]) == (3, 2, "lvedd")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "m.json", "review.csv"]


def test_a_file_without_a_table_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    code, error = run(capsys, path, "--out", tmp_path / "out")
    assert (code, error["code"], error["params"]["row"]) == (3, "import_no_header", 2)
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
