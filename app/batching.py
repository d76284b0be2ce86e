"""One case of a batch after the other through the engine, whenever nobody at the desk needs it.

A question from the desk silences a batch's: it is asked again once the engine is free. An engine that dies
over a case is given one more chance with it; then the case is named and the batch goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.batch.rows import Row
from app.presenters.asking import AskEngine, Inquiry, Withdraw
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, FailureCode

LOOK_AGAIN_MS: Final = 50
MOST_TRIES: Final = 2


class Batching(QObject):
    """Works through rows; what came of each is told at once."""

    answered = Signal(object, object, object)  # Row, Result, BundleInfo
    refused = Signal(object, str)  # Row, why the engine gave no answer
    ended = Signal()

    def __init__(self, ask: AskEngine, is_free: Callable[[], bool]) -> None:
        super().__init__()
        self._ask, self._is_free = ask, is_free
        self._waiting: deque[tuple[Row, Case]] = deque()
        self._withdraw: Withdraw | None = None
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # Qt's setter
        self._timer.timeout.connect(self._next)

    def bundle(self) -> BundleInfo | None:
        """Return what will answer; None until the engine has said it."""
        return self._ask.bundle()

    def is_running(self) -> bool:
        """Say whether there is work left."""
        return bool(self._waiting)

    def start(self, rows: Iterable[Row]) -> None:
        """Ask about every row that is a case."""
        self._waiting = deque((row, row.case) for row in rows if row.case is not None)
        self._tries = 0
        self._next()

    def stop(self) -> None:
        """Give up what is left."""
        self._waiting.clear()
        self._timer.stop()
        withdraw, self._withdraw = self._withdraw, None
        if withdraw is not None:
            withdraw()
        self.ended.emit()

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
        elif self._is_free():
            row, case = self._waiting[0]
            self._withdraw = self._ask.screen(Inquiry(case), _Hearing(self, row))
        else:
            self._timer.start(LOOK_AGAIN_MS)

    def heard(self, row: Row, result: Result, bundle: BundleInfo) -> None:
        """Take an answer; one that was given up meanwhile is nobody's."""
        if self._is_first(row):
            self._go_on()
            self.answered.emit(row, result, bundle)
            self._timer.start(0)

    def failed(self, row: Row, code: str) -> None:
        """Ask again where the desk needed the engine or the engine died, else name the row."""
        if not self._is_first(row):
            return
        self._withdraw = None
        self._tries += code != FailureCode.CANCELLED
        if self._tries >= MOST_TRIES or code == FailureCode.CASE_REJECTED:
            self._go_on()
            self.refused.emit(row, code)
        self._timer.start(LOOK_AGAIN_MS)

    def _is_first(self, row: Row) -> bool:
        return bool(self._waiting) and self._waiting[0][0] is row

    def _go_on(self) -> None:
        self._waiting.popleft()
        self._withdraw, self._tries = None, 0


class _Hearing:
    """Hears what becomes of one row."""

    def __init__(self, batching: Batching, row: Row) -> None:
        self._batching, self._row = batching, row

    def progressed(self, _step: str, _fraction: float) -> None:
        """Report rows, not the steps of each."""

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Hand the answer on."""
        self._batching.heard(self._row, result, bundle)

    def failed(self, code: str, _params: Mapping[str, object]) -> None:
        """Hand the reason on."""
        self._batching.failed(self._row, code)
