from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.batch.answers import COLUMNS
from app.cli import main
from app.commands import screen_batch
from heart_engine.domain.labels import label_set_to_text, label_sets

pytestmark = pytest.mark.usefixtures("qapp")
Run = Callable[..., tuple[int, str, str]]
HEADER = "case_id,patient_id,age_years,sex,lvedd,mr,labels"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "in.csv"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.csv"


@pytest.fixture
def run(table: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Screen a table with the fake engine."""

    def run(*lines: str, header: str = HEADER) -> tuple[int, str, str]:
        table.write_text("".join(f"{line}\r\n" for line in (header, *lines)), "utf-8")
        code = main(["screen-batch", str(table), str(out), "--fake-engine", "--json"])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_each_case_gets_a_row_and_the_counts_are_said(run: Run, out: Path) -> None:
    code, shown, err = run("a,p1,34,female,47,1,asd", "b,p2,,,60,,", "c,p3,70,male,41.5,2.5,none")
    assert (code, json.loads(shown)) == (0, {"rows": 3, "screened": 3, "screened_before": 0, "rejected": 0})
    found = rows_of(out)
    assert [row["case_id"] for row in found] == ["a", "b", "c"]
    assert tuple(found[0]) == COLUMNS
    for row in found:
        shares = [float(row[f"p_{label_set_to_text(one)}"]) for one in label_sets(with_none=True)]
        assert sum(shares) == pytest.approx(1, abs=1e-5)
        assert (row["call_asd"], row["fake"], row["bundle"]) == ("refer", "true", "fake")
    assert err.splitlines()[-1] == f"[{'#' * 30}] 3/3"
    assert not out.with_suffix(".rejected.csv").exists()


def test_bad_rows_are_set_apart_with_row_field_and_rule(run: Run, out: Path) -> None:
    code, shown, _ = run(
        "a,p1,34,female,47,1,",
        "b,p1,34,female,999,1.7,",
        "c,p1,34,woman,47 mm,1,",
        "d,p1,34,female,,,",
        ",p1,34,female,47,1,",
        "a,p1,34,female,48,1,",
        "e,p1,34,female,47,1,asd,more",
    )
    assert (code, json.loads(shown)["screened"], json.loads(shown)["rejected"]) == (0, 1, 6)
    assert [row["case_id"] for row in rows_of(out)] == ["a"]
    found = [
        (row["row"], row["field"], row["rule"].split(" ")[0])
        for row in rows_of(out.with_suffix(".rejected.csv"))
    ]
    assert found == [
        ("3", "measurements.lvedd", "out_of_range"),
        ("3", "measurements.mr", "not_a_grade"),
        ("4", "patient.sex", "not_a_choice"),
        ("4", "measurements.lvedd", "not_a_number"),
        ("5", "measurements", "case_empty"),
        ("6", "case_id", "row_id_empty"),
        ("7", "case_id", "row_id_repeated"),
        ("8", "surplus", "row_surplus"),
    ]


def test_a_run_that_was_killed_in_the_middle_of_a_row_goes_on(run: Run, out: Path) -> None:
    lines = ("a,p1,34,female,47,1,", "b,p2,35,male,60,0,", "c,p3,36,male,61,0,")
    run(*lines)
    whole = out.read_bytes()
    out.write_bytes(whole[: whole.index(b"\nb,") + 20])
    code, shown, _ = run(*lines)
    assert (code, json.loads(shown)["screened"], json.loads(shown)["screened_before"]) == (0, 2, 1)
    assert out.read_bytes() == whole


def test_rows_are_counted_as_a_spreadsheet_counts_them(run: Run, out: Path) -> None:
    run("", "a,p1,34,female,47,1,", "", "b,p1,34,female,999,1,")
    assert [row["row"] for row in rows_of(out.with_suffix(".rejected.csv"))] == ["5"]


def test_the_declared_patients_stand_beside_every_answer_and_are_the_same_for_all(
    run: Run, table: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("a,p1,34,female,47,1,")
    [own] = rows_of(out)
    before = out.read_bytes()
    table.write_text(f"{HEADER}\na,p1,34,female,47,1,\nb,p1,34,female,48,1,\n", "utf-8")
    arguments = ["screen-batch", str(table), str(out), "--fake-engine", "--json", "--prevalence", "asd=0.25"]
    assert main(arguments) == 3
    said = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert said["code"] == "answers_of_another_origin"
    assert own["prevalence"] in said["message"]
    assert out.read_bytes() == before
    out.unlink()
    assert main(arguments) == 0
    assert ["asd=0.25" in row["prevalence"].split(";") for row in rows_of(out)] == [True, True]
    assert "asd=0.25" not in own["prevalence"].split(";")


def test_answers_of_another_bundle_or_library_are_not_gone_on_with(run: Run, out: Path) -> None:
    lines = ("a,p1,34,female,47,1,", "b,p2,35,male,60,0,")
    run(lines[0])
    for other in ((b",fake,", b",heart-9.9.9,"), (b",true\r", b",false\r")):
        whole = out.read_bytes()
        out.write_bytes(whole.replace(*other))
        code, _, err = run(*lines)
        assert (code, json.loads(err.splitlines()[-1])["code"]) == (3, "answers_of_another_origin"), other
        out.write_bytes(whole)
    assert run(*lines)[0] == 0


def test_a_case_id_that_a_spreadsheet_would_run_is_written_as_text_and_known_again(
    run: Run, out: Path
) -> None:
    lines = ("=1+1,p1,34,female,47,1,", "'x,p2,35,male,60,0,")
    run(*lines)
    assert [row["case_id"] for row in rows_of(out)] == ["'=1+1", "'x"]
    code, shown, _ = run(*lines)
    assert (code, json.loads(shown)["screened_before"]) == (0, 2)


def test_a_run_that_is_complete_starts_no_engine(
    run: Run, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("a,p1,34,female,47,1,")
    before = out.read_bytes()
    monkeypatch.delattr(screen_batch, "conversation")
    code, shown, _ = run("a,p1,34,female,47,1,")
    assert (code, json.loads(shown)["screened_before"]) == (0, 1)
    assert out.read_bytes() == before


def test_answers_to_other_values_of_a_case_are_not_gone_on_with(run: Run, out: Path) -> None:
    run("a,p1,34,female,47,1,")
    before = out.read_bytes()
    code, shown, err = run("a,p1,34,female,48,1,")
    assert (code, shown, json.loads(err)["code"]) == (3, "", "output_of_another_run")
    assert out.read_bytes() == before


def test_a_file_of_something_else_is_not_overwritten(run: Run, out: Path) -> None:
    out.write_text("my thesis\n")
    code, _, err = run("a,p1,34,female,47,1,")
    assert (code, json.loads(err)["code"]) == (3, "output_of_another_run")
    assert out.read_text() == "my thesis\n"


@pytest.mark.parametrize(
    ("header", "named"),
    [("case_id,lvedd,lvded", "lvded"), ("lvedd,mr", "case_id"), ("case_id,mr,mr", "mr")],
)
def test_a_column_that_would_be_lost_refuses_the_table(run: Run, out: Path, header: str, named: str) -> None:
    code, _, err = run("a,47,1", header=header)
    assert (code, json.loads(err)["code"]) == (3, "columns_wrong")
    assert named in json.loads(err)["message"]
    assert not out.exists()


def test_a_table_in_another_encoding_is_named(
    table: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_bytes("case_id,lvedd\n李,47\n".encode("gb18030"))
    assert main(["screen-batch", str(table), str(out), "--fake-engine", "--json"]) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "file_unreadable"
