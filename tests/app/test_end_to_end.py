"""From the keyboard to the PDF: the real window, the fake engine in its real process, the real report."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop import make_window, stop_and_wait
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.roles import State
from app.presenters.screening import Answered, is_fresh
from app.record_room import RecordRoom, store_in
from app.services import services
from app.settings import CurrentSettings, Settings
from app.views.main_window import MainWindow
from tests.app.conftest import texts_by_pdfium

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = "2026-0117 f 34 160 55 4.0cm 25 8 8 35 37 38 50 31 27 19 78 52 1.5 12.5cm/s 67 37 48 3.6 1 1 2. 0 2"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, report: Path) -> Iterator[MainWindow]:
    engine = EngineConnection(engine_command("--fake"), EngineLog(tmp_path / "engine.log"))
    settings = CurrentSettings(Settings(tour_seen=True))
    outside = dataclasses.replace(services(settings), choose_report_path=lambda *_: report)
    made = make_window(engine, outside, settings, RecordRoom(store_in(tmp_path / "records")))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    engine.start()
    qtbot.waitUntil(lambda: engine.state is State.READY, timeout=30_000)
    yield made
    stop_and_wait(engine)
    assert engine.process_id == 0


def type_all(window: MainWindow) -> None:
    for word in TYPED.split():
        widget = window.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, word)
        QTest.keyClick(widget, Qt.Key.Key_Return)


@pytest.mark.slow
def test_from_the_keyboard_to_the_pdf(window: MainWindow, report: Path, qtbot: QtBot) -> None:
    type_all(window)
    focus = window.focusWidget()
    assert focus is window.case.bottom.ask
    QTest.keyClick(focus, Qt.Key.Key_Return, CONTROL)
    asked = window.focusWidget()
    assert asked is window.case.panel.impression
    QTest.keyClick(asked, Qt.Key.Key_1)  # the own impression comes before the answer
    qtbot.waitUntil(lambda: is_fresh(window.case.desk.screening), timeout=30_000)
    answered = window.case.desk.screening
    assert isinstance(answered, Answered)
    assert len(answered.case.measurements) == 24
    assert answered.case.measurements["lvedd"] == 40.0
    assert answered.case.measurements["tr"] == 2.5
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: window.case.printing.preview is not None, timeout=30_000)
    preview = window.case.printing.preview
    assert preview is not None
    QTest.keyClick(preview, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: str(report) in window.case.bottom.notice_text(), timeout=30_000)
    texts = texts_by_pdfium(report.read_bytes())
    text = "\n".join(texts)
    assert "2026-0117" in text
    assert "左室舒张末" in text
    assert text.count("FAKE ENGINE, NOT A RESULT") >= len(texts)
