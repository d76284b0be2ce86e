"""Work that must not hold up the window: it runs in a thread, and its end comes back as a signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Background(QObject):
    """Runs one function at a time, in their order, and says how each ended."""

    done = Signal(object)
    failed = Signal(object)  # the exception

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._open = 0
        for ended in (self.done, self.failed):
            ended.connect(self._end)

    def run(self, work: Callable[[], object]) -> None:
        """Start the work; what it returns, or why it failed, comes as a signal."""
        self._open += 1
        self._pool.start(_Work(work, self))

    def is_running(self) -> bool:
        """Say whether something was started whose end was not told yet."""
        return self._open > 0

    def wait(self) -> None:
        """Let what was started come to its end."""
        self._pool.waitForDone()

    def _end(self, _said: object) -> None:
        self._open -= 1


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], teller: Background) -> None:
        super().__init__()
        self._work = work
        self._teller = teller

    def run(self) -> None:
        try:
            said = self._work()
        except Exception as error:  # noqa: BLE001  # whatever a disk or a font does, the person is told
            self._teller.failed.emit(error)
        else:
            self._teller.done.emit(said)
