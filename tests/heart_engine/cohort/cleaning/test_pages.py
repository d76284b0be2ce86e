"""The pages: every text of a file is shown and none of it does anything."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from heart_engine.cli import main
from heart_engine.cohort.cleaning.pictures import picture
from heart_engine.cohort.cleaning.report_parts import row_list
from tests.heart_engine.cohort.cleaning.test_clean_command import mapping, row, table

EVIL = "<script>alert(1)</script>"
NAMED = frozenset({"script", "img", "iframe", "link", "object", "embed", "form", "a"})


class Seen(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_harmless(seen: Seen) -> None:
    assert not seen.tags & NAMED
    assert not {one for one in seen.attributes if one.startswith("on") or one in ("src", "href")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    file = table(
        folder, row(30, lvedd=EVIL), row(31, lvedd="4.7cm"), row(32, lvedd="4.7cm"), row(33, consent="")
    )
    main(["data", "clean", str(file), "--out", str(folder / "out"), "--mapping", str(mapping(folder))])
    return folder


def test_the_report_shows_counts_then_every_change_with_its_rows(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main(["data", "report", str(folder / "out"), "--json"]) == 0
    path = Path(json.loads(capsys.readouterr().out)["report"])
    seen = Seen(path.read_text("utf-8"))
    assert_harmless(seen)
    assert EVIL in seen.text
    assert seen.text.index("Rows") < seen.text.index("Cells") < seen.text.index("Every change")
    assert "未说明知情同意依据" in seen.text
    assert "no basis of consent is stated" in seen.text
    changes = seen.text[seen.text.index("Every change") :]
    assert "4.7cm" in changes
    assert "23-24" in changes


def test_a_folder_that_was_not_cleaned_has_no_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["data", "report", str(tmp_path), "--json"]) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "not_a_cleaned_folder"


def test_the_profile_draws_a_picture_for_every_field_and_runs_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = folder / "p.html"
    assert main(["data", "profile", str(folder / "a.csv"), "--html", str(out)]) == 0
    assert "lvedd (sure) [mm, header]" in capsys.readouterr().out
    page = out.read_text("utf-8")
    seen = Seen(page)
    assert_harmless(seen)
    assert page.count("<svg") == 13  # date, age, sex, seven sizes, EF, FS and one grade
    assert "SYNTHETIC" not in page


def test_a_picture_has_a_bar_for_each_value_and_a_band_of_the_usual_range() -> None:
    drawn = picture("lvedd", {40.0: 3, 60.0: 1})
    assert drawn.count("<title>") == 2
    assert ">40<" in drawn
    assert ">60<" in drawn
    assert "#dfeadf" in drawn
    assert picture("mr", {0.0: 5, 2.0: 1}).count("<title>") == 2
    assert EVIL not in picture("_sex", {EVIL: 1})
    assert picture("lvedd", {}) == ""


def test_row_numbers_are_written_shortly_and_completely() -> None:
    assert row_list([9, 2, 3, 4, 7, 8]) == "2-4, 7-9"
    assert row_list([5]) == "5"
    assert row_list([]) == ""


@pytest.mark.parametrize(
    ("form", "name"),
    [("csv", None), ("xlsx", None), ("json", "000001.case.json"), ("fhir", "000020.fhir.json")],
)
def test_a_cohort_leaves_in_every_form(
    capsys: pytest.CaptureFixture[str], folder: Path, form: str, name: str | None
) -> None:
    out = folder / f"export-{form}"
    assert main(["data", "export", str(folder / "out"), "--to", form, "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cases"] >= 20
    written = out if name is None else out / name
    assert written.stat().st_size > 100
    if name is not None:
        assert json.loads(written.read_text("utf-8"))
    assert main(["data", "export", str(folder / "out"), "--to", form, "--out", str(out)]) == 3


def test_what_is_no_case_is_not_exported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    code = main(
        ["data", "export", str(tmp_path / "a.json"), "--to", "fhir", "--out", str(tmp_path / "o"), "--json"]
    )
    assert (code, json.loads(capsys.readouterr().err)["code"]) == (3, "case_rejected")
    assert main(["data", "export", str(tmp_path), "--to", "csv", "--out", str(tmp_path / "o")]) == 3
