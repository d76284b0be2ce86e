"""What goes into the Windows setup program, and in which order."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest

from app.case_files import CASE_ENDINGS
from app.opening import BUNDLE_ENDING
from installer.commit import ROOT
from installer.tree import set_times
from installer.wheels import WheelError, sha256_of
from installer.windows import launchers
from installer.windows.file_list import file_commands
from installer.windows.launchers import write_launchers
from tests.installer.stand_ins import make_lock, make_wheel


def test_files_are_packed_in_the_order_of_their_names_however_the_disk_lists_them(tmp_path: Path) -> None:
    for name in ("z.txt", "b/2.txt", "b/1.txt", "a b/价.txt", "a.txt", "b/c/$x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    lines = file_commands(tmp_path, "$INSTDIR\\new").splitlines()
    assert [re.sub(r'^File ".*?' + re.escape(tmp_path.name), "File ", line) for line in lines] == [
        'SetOutPath "$INSTDIR\\new"',
        'File /a.txt"',
        'File /z.txt"',
        'SetOutPath "$INSTDIR\\new\\a b"',
        'File /a b/价.txt"',
        'SetOutPath "$INSTDIR\\new\\b"',
        'File /b/1.txt"',
        'File /b/2.txt"',
        'SetOutPath "$INSTDIR\\new\\b\\c"',
        'File /b/c/$$x.txt"',
    ]


@pytest.fixture
def distlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    wheel = make_wheel(
        tmp_path / "wheels",
        "distlib-0.3.6-py2.py3-none-any.whl",
        {"distlib/w64.exe": "MZ window ", "distlib/t64.exe": "MZ terminal "},
    )
    monkeypatch.setattr(launchers, "LOCK", make_lock(tmp_path / "launchers.lock", [wheel]))
    return wheel


def test_a_launcher_names_its_python_beside_it_and_what_to_run(distlib: Path, tmp_path: Path) -> None:
    write_launchers(tmp_path / "tree", distlib.parent)
    window, command = tmp_path / "tree" / "HEART.exe", tmp_path / "tree" / "bin" / "heart.exe"
    assert window.read_bytes().startswith(b"MZ window #!<launcher_dir>\\python\\pythonw.exe\n")
    assert command.read_bytes().startswith(b"MZ terminal #!<launcher_dir>\\..\\python\\python.exe\n")
    with zipfile.ZipFile(window) as archive:
        assert b"app.bootstrap" in archive.read("__main__.py")
    before = sha256_of(window)
    write_launchers(tmp_path / "again", distlib.parent)
    assert sha256_of(tmp_path / "again" / "HEART.exe") == before


def test_another_launcher_than_the_pinned_one_stops_the_build(distlib: Path, tmp_path: Path) -> None:
    with distlib.open("ab") as file:
        file.write(b"!")
    with pytest.raises(WheelError, match="not what the lock names"):
        write_launchers(tmp_path / "tree", distlib.parent)


def test_whoever_builds_keeps_no_rights_of_an_own_in_a_tree(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        (tmp_path / "tree" / "heart").mkdir(parents=True)
        (tmp_path / "tree" / "heart" / "a.py").write_text("")
    finally:
        os.umask(before)
    set_times(tmp_path / "tree", 1_700_000_000)
    modes = [
        path.stat().st_mode & 0o777 for path in (tmp_path / "tree", *sorted(tmp_path.rglob("tree/**/*")))
    ]
    assert modes == [0o755, 0o755, 0o644]
    assert (tmp_path / "tree").stat().st_mtime == 1_700_000_000


def test_both_kinds_of_file_open_the_program_and_leave_with_it() -> None:
    setup = (ROOT / "installer" / "windows" / "setup.nsi").read_text(encoding="utf-8")
    linux = ROOT / "installer" / "linux"
    kinds = (linux / "heart-expert-assistant.xml").read_text(encoding="utf-8")
    entry = (linux / "heart-expert-assistant.desktop").read_text(encoding="utf-8")
    for ending in (CASE_ENDINGS[-1], BUNDLE_ENDING):
        name = f"HEART.{ending.split('-')[1]}"
        assert f'"Software\\Classes\\{ending}" "" "{name}"' in setup
        assert f'"Software\\Classes\\{name}\\shell\\open\\command"' in setup
        for key in (ending, name):
            assert f'DeleteRegKey HKCU "Software\\Classes\\{key}"' in setup
        assert f'<glob pattern="*{ending}"/>' in kinds
        assert f"application/x-{ending[1:]};" in entry
