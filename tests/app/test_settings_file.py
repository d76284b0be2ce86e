from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from app.settings import DEFAULTS, Settings, Theme
from app.settings_file import _READERS, FILE, KEPT_ASIDE, read_settings, write_settings

CHOSEN = Settings(
    language="en",
    font_percent=175,
    theme=Theme.CONTRAST,
    prevalence={"asd": 0.2, "asd+vsd": 0.01, "none": 0.5},
    site_name="县人民医院",
    site_address="人民路 1 号\n二楼",
    backup_folder="D:/备份",
    auto_lock_minutes=5,
    own_impression=False,
    tour_seen=True,
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_settings(tmp_path / "new", CHOSEN)
    assert read_settings(tmp_path / "new").settings == CHOSEN


def test_every_setting_is_chosen_differently_above_and_has_a_reader() -> None:
    names = [one.name for one in dataclasses.fields(Settings)]
    assert list(_READERS) == names
    assert all(getattr(CHOSEN, name) != getattr(DEFAULTS, name) for name in names)


def test_without_a_file_nothing_is_amiss(tmp_path: Path) -> None:
    read = read_settings(tmp_path)
    assert read.settings == DEFAULTS
    assert read.kept_aside is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 50_000, b" " * 200_000])
def test_a_damaged_file_gives_defaults_and_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    read = read_settings(tmp_path)
    assert read.settings == DEFAULTS
    assert read.kept_aside == tmp_path / KEPT_ASIDE
    assert (tmp_path / KEPT_ASIDE).read_bytes() == content
    assert read_settings(tmp_path).kept_aside is None


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("language", "fr"),
        ("language", None),
        ("font_percent", 1000),
        ("font_percent", "150"),
        ("theme", "pink"),
        ("prevalence", {"asd": 1.5}),
        ("prevalence", {"asd": True}),
        ("prevalence", {"flu": 0.1}),
        ("prevalence", {"asd": 0.6, "vsd": 0.4}),
        ("prevalence", [0.1]),
        ("site_name", "x" * 401),
        ("site_name", 3),
        ("auto_lock_minutes", 0),
        ("own_impression", 1),
        ("tour_seen", "yes"),
    ],
)
def test_one_wrong_value_costs_that_value_alone(tmp_path: Path, name: str, wrong: object) -> None:
    write_settings(tmp_path, CHOSEN)
    values = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    (tmp_path / FILE).write_text(json.dumps({**values, name: wrong}), encoding="utf-8")
    read = read_settings(tmp_path)
    assert read.settings == dataclasses.replace(CHOSEN, **{name: getattr(DEFAULTS, name)})
    assert read.kept_aside == tmp_path / KEPT_ASIDE


def test_a_name_of_another_release_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"language": "en", "colour": 7}', encoding="utf-8")
    read = read_settings(tmp_path)
    assert read.settings == Settings(language="en")
    assert read.kept_aside is None


def test_a_file_that_cannot_be_moved_is_named_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"{")
    (tmp_path / KEPT_ASIDE / "in the way").mkdir(parents=True)
    assert read_settings(tmp_path).kept_aside == tmp_path / FILE
