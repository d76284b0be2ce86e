from __future__ import annotations

import sys
from pathlib import Path

import pytest

from heart_engine.domain.resources import resource_path
from heart_engine.protocol import installed
from heart_engine.protocol.durable import sync_folder, write_durably
from heart_engine.protocol.installed import (
    Places,
    Selection,
    SelectionUnreadableError,
    is_usable_name,
    read_selection,
    shipped_bundle,
    user_data_folder,
    write_selection,
)


@pytest.mark.parametrize(
    "selection", [Selection(), Selection("heart-1.0"), Selection(None, "华西-2026"), Selection("b", "l")]
)
def test_a_selection_reads_back_as_itself(tmp_path: Path, selection: Selection) -> None:
    places = Places(tmp_path / "data")
    assert read_selection(places) == Selection()
    write_selection(places, selection)
    assert read_selection(places) == selection
    assert list(places.data.iterdir()) == [places.selection]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"format": "heart-selection/2", "bundle": null, "library": null}',
        b'{"format": "heart-selection/1", "bundle": null}',
        b'{"format": "heart-selection/1", "bundle": null, "library": null, "more": 1}',
        b'{"format": "heart-selection/1", "bundle": "../elsewhere", "library": null}',
        b'{"format": "heart-selection/1", "bundle": null, "library": 7}',
    ],
)
def test_any_other_selection_is_unreadable(tmp_path: Path, content: bytes) -> None:
    places = Places(tmp_path)
    places.selection.write_bytes(content)
    with pytest.raises(SelectionUnreadableError):
        read_selection(places)


def test_a_selection_that_is_no_file_is_unreadable(tmp_path: Path) -> None:
    Places(tmp_path).selection.mkdir()
    with pytest.raises(SelectionUnreadableError):
        read_selection(Places(tmp_path))


@pytest.mark.parametrize("name", ["heart-simulated-1.0.0", "华西医院_2026", "a", "7", "conrad"])
def test_names_that_a_folder_may_have(name: str) -> None:
    assert is_usable_name(name)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".hidden", "a/b", "a\\b", "a:b", "a b", "a.", "CON", "nul.txt", "-a", "a" * 81, "a\n"],
)
def test_names_that_no_folder_may_have(name: str) -> None:
    assert not is_usable_name(name)


def test_everything_lies_below_the_users_own_folder(tmp_path: Path) -> None:
    places = Places(tmp_path)
    folders = {places.bundles, places.libraries, places.staging, places.selection}
    assert len(folders) == 4
    assert {one.parent for one in folders} == {tmp_path}


@pytest.mark.parametrize(
    ("platform", "named", "expected"),
    [
        ("linux", {}, "home/.local/share/HEART"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "home/.local/share/HEART"),
        ("darwin", {}, "home/Library/Application Support/HEART"),
        ("win32", {}, "home/AppData/Local/HEART"),
    ],
)
def test_each_system_has_its_own_place_for_a_users_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, named: dict[str, str], expected: str
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    assert user_data_folder() == tmp_path / expected


def test_what_the_system_names_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    for platform in ("linux", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert user_data_folder() == tmp_path / "HEART"


def test_the_shipped_bundle_is_the_one_in_the_programs_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shipped_bundle()
    assert found is not None
    assert found.parent == resource_path("bundles")
    monkeypatch.setattr(installed, "resource_path", tmp_path.joinpath)
    assert shipped_bundle() is None


def test_of_two_shipped_bundles_the_newer_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("heart-simulated-2.0.0", "heart-simulated-10.0.0", "heart-simulated-9.1.0", "half"):
        folder = tmp_path / "bundles" / name
        folder.mkdir(parents=True)
        if name != "half":
            (folder / "manifest.json").write_text("{}")
    monkeypatch.setattr(installed, "resource_path", tmp_path.joinpath)
    assert shipped_bundle() == tmp_path / "bundles" / "heart-simulated-10.0.0"


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_durably(tmp_path / "file", b"old")
    write_durably(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(sys, "platform", "win32")
    sync_folder(tmp_path / "not even there")  # Windows has no such call
