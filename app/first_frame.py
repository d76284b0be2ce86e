"""What can wait until the window has been seen once: nobody shall look at an empty frame meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_LONGEST_MS: Final = 1000  # a window that starts minimised or on another desktop is never asked to draw


def after_first_frame(window: QWidget, begin: Callable[[], None]) -> None:
    """Call once, as soon as the window has drawn itself, or does not look as if it would."""
    _FirstFrame(window, begin)


class _FirstFrame(QObject):
    def __init__(self, window: QWidget, begin: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._begin, self._is_drawn = window, begin, False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._go_on)
        window.installEventFilter(self)
        QTimer.singleShot(0, self._wait)  # however long showing takes, nothing is drawn before

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Go on when the drawing that now begins is over."""
        if event.type() == QEvent.Type.Paint:
            self._is_drawn = True
            self._window.removeEventFilter(self)
            self._waiting.start(0)
        return False

    def _wait(self) -> None:
        if not self._is_drawn:
            self._waiting.start(_LONGEST_MS)

    def _go_on(self) -> None:
        self._window.removeEventFilter(self)
        self._begin()
