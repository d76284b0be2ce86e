"""Walks one window through its states in one look, and takes a picture of each in both languages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # the platform is decided first
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.demo import demo_paths
from app.desktop import make_window, stop_and_wait
from app.engine.connection import EngineConnection
from app.engine.roles import State
from app.language import LANGUAGES
from app.presenters.screening import is_fresh
from app.record_room import RecordRoom, store_in
from app.services import services
from app.settings import CurrentSettings, Settings
from app.views.main_window import CASE, MainWindow
from app.views.panel_tabs import Tab
from app.views.safekeeping_dialog import SafekeepingDialog
from app.views.set_up_dialog import SetUpDialog
from app.views.void_dialog import VoidDialog
from heart_engine.domain.case_json import case_from_text

SMALL_LAPTOP: Final = (1366, 728)  # less its task bar
LONGEST_WAIT_S: Final = 300.0


class Photographer:
    """One window, one look, one folder."""

    def __init__(self, folder: Path, engine: EngineConnection, settings: Settings) -> None:
        self._folder, self._engine = folder, engine
        self._room = RecordRoom(store_in(folder / "records"))
        current = CurrentSettings(settings)
        self.window: MainWindow = make_window(engine, services(current), current, self._room)
        scale = settings.font_percent / 100
        self.window.resize(*(int(one / scale) for one in SMALL_LAPTOP))
        self.window.show()

    def take_all(self) -> None:
        """Take every picture."""
        self._in_each_language("01-empty")
        self._engine.start()
        self._wait(lambda: self._engine.state is State.READY)
        self._take_form()
        self._take_understanding()
        self._take_pages()
        self._take_dialogs()
        stop_and_wait(self._engine)
        self.window.close()

    def take_tour(self) -> None:
        """Take a picture of each card that a newcomer sees."""
        for number in range(1, 6):
            self._wait_turns()
            self._in_each_language(f"50-tour-{number}")
            QTest.keyClick(self.window.focusWidget() or self.window, Qt.Key.Key_Return)
        self.window.close()

    def take_given_up(self) -> None:
        """Take a picture with an engine that ends again and again."""
        self._open(demo_paths()[0])
        self._engine.start()
        self._wait(lambda: self._engine.stopped_by is not None)
        self.window.case.screen_case()
        self._in_each_language("40-engine-given-up")
        self.window.close()

    def _take_form(self) -> None:
        self._type({"lvedd": "4.5", "lvesd": "3cm", "ivst": "999", "lvpwt": "abc", "lad": "-", "ef": ">55%"})
        self._in_each_language("02-questions")
        for number, path in enumerate(demo_paths(), 1):
            self._open(path)
            self._screen()
            self._in_each_language(f"03-answered-{number}")
        self.window.case.turn_page()
        self._in_each_language("04-circumstances")
        self.window.case.turn_page()
        self._type({"ef": "25", "_age": "1980-05-03"})
        self._in_each_language("05-patient-question-and-stale")
        self._type({"_age": "34"})
        self._screen()
        self._in_each_language("06-refer-soon")
        self._explain("ra")
        self._picture("07-help")
        self.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._in_each_language("09-right-to-left")
        self.window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _take_understanding(self) -> None:
        self._open(demo_paths()[0])
        self._screen()
        for number, tab in enumerate(Tab, 10):
            self.window.case.understanding.open(tab)
            self._wait(lambda: self._engine.state is State.READY)
            self._in_each_language(f"{number}-{tab.value}")
        self.window.case.understanding.open(Tab.ANSWER)

    def _take_pages(self) -> None:
        for number, name in enumerate(self.window.header.tabs, 20):
            if name != CASE:
                self.window.go_to(name)
                self._wait(lambda: self._engine.state is State.READY)
                self._in_each_language(f"{number}-{name}")
        self.window.go_to(CASE)

    def _take_dialogs(self) -> None:
        made: dict[str, Callable[[], QWidget]] = {
            "30-first-save": lambda: SetUpDialog(self.window, self.window.language),
            "31-safekeeping": lambda: SafekeepingDialog(self.window, self.window.language, is_open=True),
            "32-void": lambda: VoidDialog(self.window, (), self.window.language),
        }
        for name, make in made.items():
            for _ in LANGUAGES:
                dialog = make()
                dialog.show()
                self._picture(name, dialog)
                dialog.close()
                self.window.switch_language()

    def _type(self, texts: dict[str, str]) -> None:
        case = self.window.case
        boxes = {**case.patient.boxes, **{key: row.box for key, row in case.form.rows.items()}}
        for key, text in texts.items():
            box = boxes[key]
            if box is not None:
                box.setFocus()
                box.selectAll()
                QTest.keyClicks(box, text)
                QTest.keyClick(box, Qt.Key.Key_Tab)

    def _screen(self) -> None:
        desk = self.window.case.desk
        self.window.case.screen_case()
        self._wait(lambda: desk.consultation.awaits_impression or is_fresh(desk.screening))
        if desk.consultation.awaits_impression:
            self._in_each_language("08-own-impression")
            desk.consultation.suspect(None)
        self._wait(lambda: is_fresh(desk.screening) and self._engine.state is State.READY)

    def _explain(self, key: str) -> None:
        self.window.case.form.rows[key].control.setFocus()
        self.window.case.explain_field()

    def _open(self, path: Path) -> None:
        self.window.case.desk.open_case(case_from_text(path.read_text(encoding="utf-8")))

    def _in_each_language(self, name: str) -> None:
        for _ in LANGUAGES:
            self._picture(name)
            self.window.switch_language()

    def _picture(self, name: str, what: QWidget | None = None) -> None:
        self._wait_turns()
        shown = what or self.window
        shown.grab().save(str(self._folder / f"{name}-{self.window.language.code}.png"))

    def _wait_turns(self) -> None:
        """Let everything that was put off happen, as the program's own loop would."""
        for _ in range(8):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # None: everybody

    def _wait(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST_WAIT_S
        while not reached() and time.monotonic() < end:
            QApplication.processEvents()
        if not reached():
            msg = f"the window did not get there in {LONGEST_WAIT_S:.0f} s"
            raise TimeoutError(msg)
