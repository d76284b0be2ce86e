"""Walks one window through its states in one look, and takes a picture of each in both languages."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # the platform is decided first
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

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
from app.views.scrolled import Scrolled
from app.views.settings_page import SettingsPage
from heart_engine.domain.case_json import case_from_text
from tests.photographed_dialogs import PhotographedDialogs

SMALL_LAPTOP: Final = (1366, 728)  # less its task bar
LONGEST_WAIT_S: Final = 300.0


class Photographer:
    """One window, one look, one folder."""

    def __init__(self, folder: Path, engine: EngineConnection, settings: Settings) -> None:
        self._folder, self._engine = folder, engine
        self._kept = tempfile.TemporaryDirectory()
        self._room = RecordRoom(store_in(Path(self._kept.name) / "records"))
        self._settings = CurrentSettings(settings)
        self.window: MainWindow = make_window(engine, services(self._settings), self._settings, self._room)
        scale = settings.font_percent / 100
        self.window.resize(*(int(one / scale) for one in SMALL_LAPTOP))
        self.window.show()

    def take_all(self) -> None:
        """Take every picture."""
        self._room.start()
        self.in_each_language("01-empty")
        self._engine.start()
        self.wait(lambda: self._engine.state is State.READY)
        self._take_form()
        self._take_understanding()
        self._take_pages()
        PhotographedDialogs(self, self._room, self._settings, Path(self._kept.name)).take_all()
        stop_and_wait(self._engine)
        self.window.close()
        self._kept.cleanup()

    def take_tour(self) -> None:
        """Take a picture of each card that a newcomer sees."""
        for number in range(1, 6):
            self._wait_turns()
            self.in_each_language(f"50-tour-{number}")
            QTest.keyClick(self.window.focusWidget() or self.window, Qt.Key.Key_Return)
        self.window.close()

    def take_given_up(self) -> None:
        """Take a picture with an engine that ends again and again."""
        self._open(demo_paths()[0])
        self._engine.start()
        self.wait(lambda: self._engine.stopped_by is not None)
        self.window.case.screen_case()
        self.in_each_language("40-engine-given-up")
        self.window.close()

    def _take_form(self) -> None:
        self._type({"lvedd": "4.5", "lvesd": "3cm", "ivst": "999", "lvpwt": "abc", "lad": "-", "ef": ">55%"})
        self.in_each_language("02-questions")
        for number, path in enumerate(demo_paths(), 1):
            self._open(path)
            self.screen()
            self.in_each_language(f"03-answered-{number}")
        self.window.case.turn_page()
        self.in_each_language("04-circumstances")
        self.window.case.turn_page()
        self._type({"ef": "25", "_age": "1980-05-03"})
        self.in_each_language("05-patient-question-and-stale")
        self._type({"_age": "34"})
        self.screen()
        self.in_each_language("06-refer-soon")
        for _ in LANGUAGES:
            self._explain("ra")
            self.picture("07-help")
            self.window.switch_language()
        self.window.case.card.hide()
        self.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.in_each_language("09-right-to-left")
        self.window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _take_understanding(self) -> None:
        self._open(demo_paths()[0])
        self.screen()
        for number, tab in enumerate(Tab, 10):
            self.window.case.understanding.open(tab)
            self.wait(lambda: self._engine.state is State.READY)
            self.in_each_language(f"{number}-{tab.value}")
        self.window.case.understanding.open(Tab.ANSWER)

    def _take_pages(self) -> None:
        for number, name in enumerate(self.window.header.tabs, 20):
            if name != CASE:
                self.window.go_to(name)
                self.wait(lambda: self._engine.state is State.READY)
                self._wait_for_bundles()
                self.in_each_language(f"{number}-{name}")
                self._picture_end(f"{number}-{name}-end")
        self.window.go_to(CASE)

    def _wait_for_bundles(self) -> None:
        pages = self.window.findChildren(SettingsPage)
        self.wait(lambda: all(page.bundles.table.model().rowCount() for page in pages))

    def _picture_end(self, name: str) -> None:
        """Take a picture of the end of a page that is longer than the window."""
        bars = [bar for bar in self.window.findChildren(QScrollBar) if self._scrolls_a_sheet(bar)]
        for bar in bars:
            bar.setValue(bar.maximum())
        if bars:
            self.in_each_language(name)

    def _scrolls_a_sheet(self, bar: QScrollBar) -> bool:
        around = bar.parentWidget()
        area = None if around is None else around.parentWidget()
        long = bar.orientation() is Qt.Orientation.Vertical and bar.maximum() > 0
        return long and bar.isVisible() and isinstance(area, Scrolled)

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

    def screen(self) -> None:
        """Ask about what stands on the desk, and wait for the whole answer."""
        desk = self.window.case.desk
        self.window.case.screen_case()
        self.wait(lambda: desk.consultation.awaits_impression or is_fresh(desk.screening))
        if desk.consultation.awaits_impression:
            self.in_each_language("08-own-impression")
            desk.consultation.suspect(None)
        self.wait(lambda: is_fresh(desk.screening) and self._engine.state is State.READY)

    def _explain(self, key: str) -> None:
        self.window.case.form.rows[key].control.setFocus()
        self.window.case.explain_field()

    def _open(self, path: Path) -> None:
        self.window.case.desk.open_case(case_from_text(path.read_text(encoding="utf-8")))

    def in_each_language(self, name: str) -> None:
        """Take a picture of the window in every language."""
        for _ in LANGUAGES:
            self.picture(name)
            self.window.switch_language()

    def picture(self, name: str, what: QWidget | None = None) -> None:
        """Take a picture of the window as it is, or of something over it."""
        self._wait_turns()
        shown = what or self.window
        shown.grab().save(str(self._folder / f"{name}-{self.window.language.code}.png"))

    def _wait_turns(self) -> None:
        """Let everything that was put off happen, as the program's own loop would."""
        for _ in range(8):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # None: everybody

    def wait(self, reached: Callable[[], bool]) -> None:
        """Turn the event loop until something is reached."""
        end = time.monotonic() + LONGEST_WAIT_S
        while not reached() and time.monotonic() < end:
            QTest.qWait(10)  # the engine needs the processor that a loop without a rest would take
        if not reached():
            msg = f"the window did not get there in {LONGEST_WAIT_S:.0f} s"
            raise TimeoutError(msg)
