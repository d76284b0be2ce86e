"""What waits for the first frame: it begins after it, once, and also where no frame ever comes."""

from __future__ import annotations

import time

from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.first_frame import after_first_frame


class _Window(QWidget):
    def __init__(self, seen: list[str], showing_s: float = 0.0) -> None:
        super().__init__()
        self._seen, self._showing_s = seen, showing_s

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        time.sleep(self._showing_s)
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        self._seen.append("frame")


def test_what_waits_begins_after_the_first_frame_and_once(qtbot: QtBot) -> None:
    seen: list[str] = []
    window = _Window(seen)
    qtbot.addWidget(window)
    after_first_frame(window, lambda: seen.append("begun"))
    window.show()
    qtbot.waitUntil(lambda: "begun" in seen)
    window.repaint()
    qtbot.wait(50)
    assert seen[0] == "frame"
    assert seen.count("begun") == 1


def test_a_computer_that_shows_it_slowly_is_waited_for(qtbot: QtBot) -> None:
    seen: list[str] = []
    window = _Window(seen, showing_s=1.2)
    qtbot.addWidget(window)
    after_first_frame(window, lambda: seen.append("begun"))
    window.show()
    qtbot.waitUntil(lambda: "begun" in seen)
    assert seen[0] == "frame"


def test_a_window_that_is_never_drawn_does_not_hold_it_up(qtbot: QtBot) -> None:
    seen: list[str] = []
    window = _Window(seen)
    qtbot.addWidget(window)
    after_first_frame(window, lambda: seen.append("begun"))
    qtbot.wait(100)
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["begun"], timeout=3000)
    window.show()
    qtbot.waitUntil(lambda: "frame" in seen)
    qtbot.wait(50)
    assert seen.count("begun") == 1
