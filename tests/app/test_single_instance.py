"""A second start raises the first window and leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.single_instance import LONGEST_PATH, SingleInstance

ROOT = Path(__file__).resolve().parents[2]


def test_only_the_first_program_of_a_folder_stays(tmp_path: Path, qtbot: QtBot) -> None:
    first, asked = SingleInstance(tmp_path), list[Path | None]()
    assert first.is_first()
    first.when_asked(asked.append)
    assert SingleInstance(tmp_path / "of another user").is_first()
    assert not SingleInstance(tmp_path).is_first()
    qtbot.waitUntil(lambda: asked == [None])
    first.stop()
    assert SingleInstance(tmp_path).is_first()


def test_a_second_start_of_the_program_ends_at_once_and_shows_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "HEART"
    first, asked = SingleInstance(folder), list[Path | None]()
    assert first.is_first()
    first.when_asked(asked.append)
    second = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from app.desktop import run_desktop; raise SystemExit(run_desktop(['', '病 一.heart-case']))",
        ],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    qtbot.waitUntil(lambda: asked == [ROOT / "病 一.heart-case"], timeout=20_000)
    assert second.wait(timeout=20) == 0
    first.stop()
    assert not (folder / "records").exists()


def test_a_path_as_long_as_any_arrives_whole(tmp_path: Path, qtbot: QtBot) -> None:
    first, asked = SingleInstance(tmp_path), list[Path | None]()
    assert first.is_first()
    first.when_asked(asked.append)
    long = Path("/病 例") / ("很" * 80) / ("x" * 200) / "一.heart-case"
    assert not SingleInstance(tmp_path).is_first(long)
    qtbot.waitUntil(lambda: asked == [long])
    first.stop()


def test_more_than_a_path_is_never_read(tmp_path: Path, qtbot: QtBot) -> None:
    first, asked = SingleInstance(tmp_path), list[Path | None]()
    assert first.is_first()
    first.when_asked(asked.append)
    assert not SingleInstance(tmp_path).is_first(Path("x" * (2 * LONGEST_PATH)))
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert len(str(asked[0])) <= LONGEST_PATH
    first.stop()
