from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.cohort.cleaning.mapping import (
    CleaningMapping,
    _toml,
    choices_of,
    layout_of,
    new_mapping,
    read_mapping,
    write_mapping,
)
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.refusal import FileRefusedError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.dictionaries(TEXTS, st.one_of(TEXTS, st.dictionaries(TEXTS, TEXTS, min_size=1)), max_size=4))
def test_what_is_written_as_toml_reads_back(document: dict[str, object]) -> None:
    assert tomllib.loads("\n".join(_toml(document))) == document


@pytest.mark.parametrize("name", ["a.toml", "a.json"])
def test_a_mapping_is_written_and_read(tmp_path: Path, name: str) -> None:
    mapping = new_mapping(["左室", "EF"]).with_answer(["columns", "左室", "key"], "lvedd")
    mapping = mapping.with_answer(["columns", "左室", "unit"], "? cm")
    write_mapping(mapping, tmp_path / name)
    read = read_mapping(tmp_path / name)
    assert read == mapping
    assert read.said("columns", "左室", "key") == "lvedd"
    assert read.said("columns", "左室", "unit") is None
    assert choices_of(read) == {"左室": Choice("lvedd")}
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_unit_alone_leaves_the_field_to_the_header() -> None:
    mapping = CleaningMapping({"columns": {"EF": {"unit": "fraction"}, "备注": {"accept": {"C8": "yes"}}}})
    assert choices_of(mapping) == {"EF": Choice("ef", "fraction")}


def test_the_layout_is_told_by_its_headers_in_any_order() -> None:
    assert layout_of(["左室", " EF "]) == layout_of(["EF", "左室", ""])
    assert layout_of(["左室", "EF"]) != layout_of(["左室", "FS"])


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        ({"format": "x"}, "format is not"),
        ({"columns": []}, "columns is not a table"),
        ({"colums": {}}, "colums is not known"),
        ({"hospital": 7}, "hospital is not a text"),
        ({"columns": {"左室": {"key": "lvedd", "unit": "kg"}}}, "kg is no unit of lvedd"),
    ],
)
def test_a_wrong_mapping_is_refused_by_its_rule(tmp_path: Path, document: object, rule: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"format": "heart-mapping/1", **document}), "utf-8")  # type: ignore[dict-item] # wrong on purpose
    with pytest.raises(FileRefusedError, match=rule):
        read_mapping(path)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text("a = ", "utf-8")
    with pytest.raises(FileRefusedError, match="import_bad_mapping") as refused:
        read_mapping(tmp_path / "m.toml")
    assert refused.value.file == str(tmp_path / "m.toml")


def test_json_nested_without_an_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text("[" * 100_000, "utf-8")
    with pytest.raises(FileRefusedError, match="import_bad_mapping"):
        read_mapping(tmp_path / "m.json")


def test_a_folder_in_place_of_a_mapping_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="directory") as refused:
        read_mapping(tmp_path)
    assert refused.value.file == str(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_mapping_is_read_as_an_editor_saved_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "m.toml"
    path.write_text('format = "heart-mapping/1"\n[columns."左室"]\nkey = "lvedd"\n', encoding)
    assert choices_of(read_mapping(path)) == {"左室": Choice("lvedd")}
