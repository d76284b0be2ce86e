"""How long the engine has been loading, second by second: whoever waits sees that it goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.engine.roles import State

SECOND_MS: Final = 1000
LOADING: Final = frozenset({State.STARTING, State.RESTARTING})


class LoadingClock(QObject):
    """Runs only while something loads."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ticked)

    def follow(self, state: State) -> None:
        """Begin with the loading, and end with it."""
        if state not in LOADING:
            self._timer.stop()
        elif not self._timer.isActive():
            self._since.start()
            self._timer.start(SECOND_MS)

    def seconds(self) -> int:
        """Return how long it has taken so far; nothing where nothing loads."""
        return self._since.elapsed() // SECOND_MS if self._timer.isActive() else 0
