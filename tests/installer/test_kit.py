"""The offline kit on a kit of one module: install, update, go back, remove, and a disk that is full."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import pytest

from installer.kit import install as kit
from tests.installer.stand_ins import make_lock, make_wheel

FREE = 5_000_000_000
WHICH = shutil.which


class Disk:
    """What `shutil.disk_usage` says."""

    def __init__(self, free: int) -> None:
        self.free = free


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "家 目录"
    (home / ".local" / "share" / "HEART").mkdir(parents=True)
    (home / ".local" / "share" / "HEART" / "records.db").write_text("the clinic's")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(kit, "KIT", make_kit(tmp_path / "kit", "1"))
    monkeypatch.setattr(kit, "missing_packages", list)
    monkeypatch.setattr("installer.kit.install.shutil.which", lambda _command: None)
    monkeypatch.setattr("installer.kit.install.shutil.disk_usage", lambda _path: Disk(FREE))
    return home


def make_kit(folder: Path, version: str) -> Path:
    for name, member in (("python", "python/lib/one.py"), ("program", "heart/version.py")):
        source = folder / "source" / member
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"VERSION = {version!r}\n")
        with tarfile.open(folder / f"{name}.tar", "w") as tar:
            tar.add(source, member)
    wheel = make_wheel(folder / "wheels", "one-1.0-py3-none-any.whl", {"one.py": "A = 1\n"})
    make_lock(folder / "requirements.lock", [wheel])
    for ending in ("desktop", "xml", "svg"):
        (folder / "menu").mkdir(exist_ok=True)
        (folder / "menu" / f"{kit.NAME}.{ending}").write_text("Exec=heart-desktop %f\n")
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_below_its_folder_and_the_menu_and_removes_all_but_the_records(home: Path) -> None:
    before = files(home)
    assert kit.main([]) == 0
    new = files(home) - before
    places = (
        ".local/opt/heart-expert-assistant/",
        ".local/share/applications/",
        ".local/share/mime/",
        ".local/share/icons/",
    )
    assert all(name.startswith(places) for name in new)
    assert ".local/opt/heart-expert-assistant/bin/heart-desktop" in new
    menu = home / ".local/share/applications/heart-expert-assistant.desktop"
    assert menu.read_text() == f'Exec="{home}/.local/opt/heart-expert-assistant/bin/heart-desktop" %f\n'
    assert kit.main(["remove"]) == 0
    assert files(home) == before


def test_an_update_can_be_gone_back_from(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = home / ".local/opt/heart-expert-assistant/program/heart/version.py"
    kit.main([])
    monkeypatch.setattr(kit, "KIT", make_kit(tmp_path / "kit 2", "2"))
    kit.main([])
    assert version.read_text() == "VERSION = '2'\n"
    assert kit.main(["go-back"]) == 0
    assert version.read_text() == "VERSION = '1'\n"


def test_a_disk_without_room_is_refused_before_anything_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(home)
    monkeypatch.setattr("installer.kit.install.shutil.disk_usage", lambda _path: Disk(10_000_000))
    assert kit.main([]) == 1
    assert (
        "not enough room on the disk: 2500 MB needed, 10 free; nothing was changed" in capsys.readouterr().err
    )
    assert files(home) == before


def test_a_disk_that_fills_up_on_the_way_leaves_the_program_that_was_there(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kit.main([])
    before = files(home)
    monkeypatch.setattr(kit, "KIT", make_kit(tmp_path / "kit 2", "2"))

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device", "site-packages/one.py")

    monkeypatch.setattr(kit, "unpack", full)
    assert kit.main([]) == 1
    told = capsys.readouterr().err
    assert "No space left on device. The program that was here and all records are unchanged." in told
    assert files(home) == before


def test_a_damaged_wheel_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(home)
    wheel = next((kit.KIT / "wheels").iterdir())
    wheel.write_bytes(b"damaged")
    assert kit.main([]) == 1
    assert f"{wheel.name}: its content is not what the lock names" in capsys.readouterr().err
    assert not any("program/" in name for name in files(home) - before)


def test_missing_libraries_are_named_with_the_line_to_ask_for(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kit, "missing_packages", lambda: ["libxcb-cursor0"])
    assert kit.main(["--folder", str(home / "own folder")]) == 0
    assert "sudo apt-get install libxcb-cursor0" in capsys.readouterr().err
    assert (home / "own folder" / "program" / "heart" / "version.py").is_file()


def test_the_desktop_is_told_of_the_kinds_of_file_when_they_come_and_when_they_go(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = home / "told"
    commands = home / "commands"
    commands.mkdir()
    for name in ("update-mime-database", "update-desktop-database"):
        (commands / name).write_text(f'#!/bin/sh\necho {name} "$1" $(ls "$1") >> "{told}"\n')
        (commands / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}:/usr/bin:/bin")
    monkeypatch.setattr("installer.kit.install.shutil.which", WHICH)
    assert kit.main([]) == 0
    assert told.read_text() == (
        f"update-mime-database {home}/.local/share/mime packages\n"
        f"update-desktop-database {home}/.local/share/applications {kit.NAME}.desktop\n"
    )
    told.write_text("")
    assert kit.main(["remove"]) == 0
    assert told.read_text() == (
        f"update-mime-database {home}/.local/share/mime packages\n"
        f"update-desktop-database {home}/.local/share/applications\n"
    )
