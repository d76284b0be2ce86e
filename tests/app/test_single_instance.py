"""A second start raises the first window and leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.single_instance import SingleInstance

ROOT = Path(__file__).resolve().parents[2]


def test_only_the_first_program_of_a_folder_stays(tmp_path: Path, qtbot: QtBot) -> None:
    first, asked = SingleInstance(tmp_path), list[int]()
    assert first.is_first()
    first.when_asked(lambda: asked.append(1))
    assert SingleInstance(tmp_path / "of another user").is_first()
    assert not SingleInstance(tmp_path).is_first()
    qtbot.waitUntil(lambda: asked == [1])
    first.stop()
    assert SingleInstance(tmp_path).is_first()


def test_a_second_start_of_the_program_ends_at_once_and_shows_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "HEART"
    first, asked = SingleInstance(folder), list[int]()
    assert first.is_first()
    first.when_asked(lambda: asked.append(1))
    second = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from app.desktop import run_desktop; raise SystemExit(run_desktop(['heart']))",
        ],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    qtbot.waitUntil(lambda: asked == [1], timeout=20_000)
    assert second.wait(timeout=20) == 0
    first.stop()
    assert not (folder / "records").exists()
