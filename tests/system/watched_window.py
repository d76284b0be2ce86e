"""The program as it starts, with one line of JSON whenever something that a test waits for has changed.

Nothing is replaced and nothing is pressed from here: the lines say what is on the screen, and where. Only the
button that closes a window belongs to a window manager; without one, the end of the input stands for it.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app import desktop
from app.presenters.screening import is_fresh
from app.views.main_window import MainWindow

LOOK_EVERY_MS: Final = 50


class Watcher(QObject):
    """Looks at the window from inside, as the person in front of it does from outside."""

    end_of_input = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._told = window, ""
        timer = QTimer(self)
        timer.timeout.connect(self._tell)
        timer.start(LOOK_EVERY_MS)
        self.end_of_input.connect(window.close)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        sys.stdin.read()
        self.end_of_input.emit()

    def _tell(self) -> None:
        line = json.dumps(self._seen())
        if line != self._told:
            self._told = line
            print(line, flush=True)  # noqa: T201  # the test reads it

    def _seen(self) -> dict[str, Any]:
        case, active = self._window.case, QApplication.activeWindow()
        sheet = case.panel.sheet
        return {
            "engine": self._window.header._engine.text(),
            "active": "" if active is None else type(active).__name__,
            "windows": {type(one).__name__: int(one.winId()) for one in _shown_windows()},
            "case": case.desk.examination.case.case_id,
            "demo": _middle(case.panel.demo),
            "answered": is_fresh(case.desk.screening),
            "headline": sheet.headline.text() if sheet.isVisible() else "",
            "notice": case.bottom.notice_text(),
            "file": _chosen_file(active),
        }


def _shown_windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isWindow() and one.isVisible()]


def _middle(widget: QWidget) -> list[int]:
    """Return where a mouse has to go; nothing as long as nobody can see it."""
    if not widget.isVisible():
        return []
    middle = widget.mapToGlobal(widget.rect().center())
    return [middle.x(), middle.y()]


def _chosen_file(active: QWidget | None) -> str:
    return active.selectedFiles()[0] if isinstance(active, QFileDialog) and active.selectedFiles() else ""


def _watched(*parts: Any) -> MainWindow:
    window = _make_window(*parts)
    Watcher(window)
    return window


if __name__ == "__main__":
    _make_window, desktop.make_window = desktop.make_window, _watched  # type: ignore[assignment]
    sys.exit(desktop.run_desktop(["heart"]))
