"""Draw every state of the window in both languages into a folder, to be looked at by a person.

Run as `python -m tests.screenshots FOLDER`. The engine is the one the program starts, in its own process;
what answers, and what it learned from, stands on every picture.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # the platform is decided first
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.demo import demo_paths
from app.desktop import make_engine, make_window, stop_and_wait
from app.engine.client import EngineCommand
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.roles import State
from app.language import LANGUAGES
from app.presenters.screening import is_fresh
from app.record_room import RecordRoom, store_in
from app.services import services
from app.settings import CurrentSettings
from app.views.main_window import MainWindow
from app.views.theme import apply_theme
from heart_engine.domain.case_json import case_from_text

SMALL_LAPTOP: Final = (1366, 728)
LONGEST_WAIT_S: Final = 120.0


class Photographer:
    """Walks one window through its states and takes a picture of each."""

    def __init__(self, application: QApplication, folder: Path, engine: EngineConnection) -> None:
        self._application = application
        self._folder = folder
        self._engine = engine
        settings = CurrentSettings()
        room = RecordRoom(store_in(folder / "records"))
        self.window: MainWindow = make_window(self._engine, services(settings), settings, room)
        self.window.resize(*SMALL_LAPTOP)
        self.window.show()

    def take_all(self) -> None:
        """Take every picture."""
        self._in_each_language("1-empty")
        self._engine.start()
        self._wait(lambda: self._engine.state is State.READY)
        self._type_with_questions()
        self._in_each_language("2-questions")
        for number, path in enumerate(demo_paths(), 1):
            self._open(path)
            self._in_each_language(f"3-filled-{number}")
            self._screen()
            self._in_each_language(f"4-answered-{number}")
        self._type({"lvedd": "44"})
        self._in_each_language("5-stale")
        self.window.case.turn_page()
        self._in_each_language("6-circumstances")
        self.window.case.turn_page()
        self._type({"ef": "25", "_age": "1980-05-03"})
        self._in_each_language("8-patient-question")
        self._type({"_age": "34"})
        self._screen()
        self._in_each_language("9-refer-soon")
        self._explain("ra")
        self._picture("10-help")
        stop_and_wait(self._engine)
        self.window.close()

    def take_given_up(self) -> None:
        """Take a picture with an engine that ends again and again."""
        self._open(demo_paths()[0])
        self._engine.start()
        self._wait(lambda: self._engine.stopped_by is not None)
        self.window.case.screen_case()
        self._in_each_language("7-engine-given-up")
        self.window.close()

    def _type_with_questions(self) -> None:
        self._type({"lvedd": "4.5", "lvesd": "3cm", "ivst": "999", "lvpwt": "abc", "lad": "-", "ef": ">55%"})

    def _type(self, texts: dict[str, str]) -> None:
        boxes = {
            **self.window.case.patient.boxes,
            **{key: row.box for key, row in self.window.case.form.rows.items()},
        }
        for key, text in texts.items():
            box = boxes[key]
            if box is not None:
                box.setFocus()
                box.selectAll()
                QTest.keyClicks(box, text)
                QTest.keyClick(box, Qt.Key.Key_Tab)

    def _screen(self) -> None:
        self.window.case.screen_case()
        self._wait(lambda: is_fresh(self.window.case.desk.screening))

    def _explain(self, key: str) -> None:
        self.window.case.form.rows[key].control.setFocus()
        self.window.case.explain_field()

    def _open(self, path: Path) -> None:
        self.window.case.desk.open_case(case_from_text(path.read_text(encoding="utf-8")))

    def _in_each_language(self, name: str) -> None:
        for _ in LANGUAGES:
            self._picture(name)
            self.window.switch_language()

    def _picture(self, name: str) -> None:
        self._application.processEvents()
        self.window.grab().save(str(self._folder / f"{name}-{self.window.language.code}.png"))

    def _wait(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST_WAIT_S
        while not reached() and time.monotonic() < end:
            self._application.processEvents()
        if not reached():
            msg = f"the window did not get there in {LONGEST_WAIT_S:.0f} s"
            raise TimeoutError(msg)


def main(folder: Path) -> None:
    """Take the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv)
    apply_theme(application)
    with tempfile.TemporaryDirectory() as state_folder:
        Photographer(application, folder, make_engine(Path(state_folder))).take_all()
        ends_at_once = EngineCommand(sys.executable, ("-c", ""))
        log = EngineLog(Path(state_folder) / "engine.log")
        Photographer(application, folder, EngineConnection(ends_at_once, log)).take_given_up()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
