"""A whole window with its records: typed into, saved, locked and started again, as a clinic does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desktop import make_window
from app.drafting import Drafting
from app.engine.connection import EngineConnection
from app.presenters.desk import Desk
from app.record_keeping import RecordKeeping
from app.record_room import RecordRoom
from app.settings import CurrentSettings, Settings
from app.store.layout import StoreLayout
from app.store.store import Store
from app.store.store_state import StoreState
from app.views.main_window import MainWindow
from app.views.set_up_dialog import SetUpDialog
from app.views.theme import apply_theme
from heart_engine.domain.case import Case
from heart_engine.protocol.messages import BundleInfo
from tests.app.store.clinic import CHEAP, SteppingClock
from tests.app.views.conftest import Outside, StandInEngine

CONTROL = Qt.KeyboardModifier.ControlModifier
USER, PASSPHRASE = "吴医生", "correct horse"
NUMBER, NAME = "2026-0117", "王小明"


class Papers:
    """Where a test's prints and exports go."""

    def __init__(self, folder: Path) -> None:
        self.chosen: Path | None = folder
        self.device: QPagedPaintDevice | None = None

    def printer(self, _window: QWidget) -> QPagedPaintDevice | None:
        return self.device

    def folder(self, _window: QWidget, _title: str) -> Path | None:
        return self.chosen


@dataclass
class Program:
    """One run of the program."""

    window: MainWindow
    room: RecordRoom
    keeping: RecordKeeping
    drafting: Drafting
    engine: StandInEngine
    papers: Papers
    outside: Outside
    settings: CurrentSettings
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.window.case.desk

    @property
    def notice(self) -> str:
        return self.window.case.bottom.notice_text()

    @property
    def record(self) -> str:
        return self.window.case.patient.record_text()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
        self.window.activateWindow()
        self.wait_for(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, modifier)

    def type_case(self, number: str = NUMBER, name: str = NAME, *measured: str) -> None:
        """Type as a clinician does: the number, the name by Tab, the rest by Enter."""
        boxes = self.window.case.patient.boxes
        for key, text in (("case_id", number), ("name", name)):
            boxes[key].setFocus(Qt.FocusReason.TabFocusReason)
            write(boxes[key], text)
        QTest.keyClick(boxes["name"], Qt.Key.Key_Return)
        for word in ("f", "34", "160", "55", *(measured or ("40", "25"))):
            focus = self.window.focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, word)
            QTest.keyClick(self.window.focusWidget(), Qt.Key.Key_Return)

    def wait_for(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def settle(self) -> None:
        """Wait until everything asked of the records so far was answered."""
        answered: list[object] = []
        self.room.ask(lambda _store: None, answered.append, answered.append)
        self.wait_for(lambda: bool(answered))

    def save(self) -> None:
        self.press(Qt.Key.Key_S)
        self.settle()

    def set_up(self) -> SetUpDialog:
        """Answer the dialog of the first save, as far as the key."""
        self.press(Qt.Key.Key_S)
        dialog = self.keeping.setting_up.dialog
        assert dialog is not None
        for box, text in (
            (dialog.name, USER),
            (dialog.passphrase, PASSPHRASE),
            (dialog.repeated, PASSPHRASE),
        ):
            write(box, text)
        QTest.keyClick(dialog.repeated, Qt.Key.Key_Return)
        self.wait_for(lambda: bool(dialog.sheet.shown.text()))
        return dialog

    def set_up_and_close(self) -> None:
        dialog = self.set_up()
        key = dialog.sheet.shown.text().split("-")
        for box, group in zip(dialog.sheet.boxes, (key[1], key[5]), strict=True):
            write(box, group)
        QTest.keyClick(dialog.sheet.boxes[-1], Qt.Key.Key_Return)
        self.settle()
        self.window.activateWindow()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        page = self.keeping.locking.page
        assert page is not None
        self.wait_for(lambda: page.user.count() > 0)
        write(page.passphrase, passphrase)
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)

    def unlocked(self) -> None:
        self.unlock()
        self.wait_for(lambda: self.room.is_open and not self.window.is_covered)
        self.settle()

    def end(self) -> None:
        self.window.close()
        self.keeping.finish()

    def in_store(self, job: Callable[[Store], Any]) -> Any:
        """Look into the records behind the window's back."""
        found: list[Any] = []
        failed: list[Exception] = []
        self.room.ask(job, found.append, failed.append)
        self.wait_for(lambda: bool(found or failed))
        assert not failed, failed
        return found[0]


def write(box: QLineEdit, text: str) -> None:
    """Type over what stands in a box; a test's keyboard has no Chinese keys."""
    box.selectAll()
    if text.isascii():
        QTest.keyClicks(box, text)
    else:
        box.insert(text)
        box.textEdited.emit(text)


Start = Callable[[], Program]


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    apply_theme(qapp)
    return qapp


@pytest.fixture
def start(
    application: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    demo: Case,
    make_bundle: Callable[..., BundleInfo],
) -> Iterator[Start]:
    """Start the program on one data folder, as often as the test likes."""
    assert application
    running: list[Program] = []
    clock = SteppingClock()

    def start_one() -> Program:
        engine = StandInEngine(make_bundle())
        connection = cast("EngineConnection", cast("Any", engine))
        outside = Outside(tmp_path / "report.pdf", demo)
        settings = CurrentSettings(Settings(language="en", own_impression=False, tour_seen=True))
        room = RecordRoom(lambda: Store(tmp_path / "records", clock=clock, cost=CHEAP))
        window = make_window(connection, outside.services, settings, room)
        qtbot.addWidget(window)
        drafting = Drafting(window.case, tmp_path / "drafts")
        papers = Papers(tmp_path)
        keeping = RecordKeeping(window, room, drafting, settings, papers)
        if StoreLayout(tmp_path / "records").keys.exists():
            keeping.locking.expect()
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        keeping.start()
        program = Program(window, room, keeping, drafting, engine, papers, outside, settings, qtbot)
        running.append(program)
        program.wait_for(lambda: room.standing.state is not None or room.refusal is not None)
        return program

    yield start_one
    for program in running:
        program.keeping.finish()


@pytest.fixture
def program(start: Start) -> Program:
    """A program without any records yet."""
    made = start()
    made.wait_for(lambda: made.drafting._follows)
    return made


@pytest.fixture
def clinic(program: Program) -> Program:
    """A program whose first case is on record."""
    program.type_case()
    program.set_up_and_close()
    program.wait_for(lambda: program.record == "On record, version 1")
    assert program.room.standing.state is StoreState.OPEN
    return program
