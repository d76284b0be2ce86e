"""Draw every screen in both languages and every look into a folder, to be looked at by a person.

Run as `python -m tests.screenshots FOLDER`. The engine is the one the program starts, in its own process, on
the shipped bundle; what answers, and what it learned from, stands on every picture. A size of text needs a
process of its own, since Qt takes it from the environment before it starts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from app.desktop import SCALE, make_engine
from app.engine.client import EngineCommand
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.settings import Settings, Theme
from app.views.theme import apply_theme
from tests.photographer import Photographer

LOOKS: Final = tuple((theme, percent) for percent in (100, 200) for theme in (*Theme,))
SCREEN: Final = {"name": "small laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
DENSITY: Final = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def take_one_look(folder: Path, theme: Theme, percent: int) -> None:
    """Take every picture in one look."""
    folder.mkdir(parents=True, exist_ok=True)
    apply_theme(QApplication(sys.argv), theme)
    settings = Settings(theme=theme, font_percent=percent, tour_seen=True)
    with tempfile.TemporaryDirectory() as state:
        engine = make_engine(Path(state))
        Photographer(folder, engine, settings).take_all()
        ends_at_once = EngineConnection(
            EngineCommand(sys.executable, ("-c", "")), EngineLog(Path(state) / "engine.log")
        )
        Photographer(folder, ends_at_once, settings).take_given_up()
        newcomer = Settings(theme=theme, font_percent=percent)
        Photographer(folder, make_engine(Path(state)), newcomer).take_tour()


def main(folder: Path) -> None:
    """Take the pictures of each look in a process of its own, on a screen of a small laptop."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN | DENSITY]}), encoding="utf-8")
    for theme, percent in LOOKS:
        command = [
            sys.executable,
            "-m",
            "tests.screenshots",
            str(folder / f"{theme}-{percent}"),
            theme,
            str(percent),
        ]
        platform = f"offscreen:configfile={screen}"
        environment = {**os.environ, SCALE: str(percent / 100), "QT_QPA_PLATFORM": platform}
        subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    if len(sys.argv) > 2:  # a look is named: this is the process for it
        take_one_look(Path(sys.argv[1]), Theme(sys.argv[2]), int(sys.argv[3]))
    else:
        main(Path(sys.argv[1]))
