"""The reports of a batch, made behind the window's back, one after the other; it can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.presenters.printing import MadeReport, ReportOrder
from app.views.background import Background


@dataclass(frozen=True, slots=True)
class ReportMaking:
    """How a report is made, written and joined to others."""

    make: Callable[[ReportOrder], MadeReport]
    write: Callable[[bytes, Path], None]
    join: Callable[[Sequence[bytes]], bytes]


@dataclass(frozen=True, slots=True)
class EndOfReports:
    """What became of an order of reports."""

    where: str  # they are; empty where no file was written
    cancelled: bool = False


class BatchReports(QObject):
    """Makes one file for each order, or one file of all."""

    progressed = Signal(int, int)  # so many, of so many
    done = Signal(object)  # an EndOfReports
    failed = Signal(object)  # the exception

    def __init__(self, making: ReportMaking) -> None:
        super().__init__()
        self._making = making
        self._cancelled = threading.Event()
        self._background = Background()
        self._background.done.connect(self.done)
        self._background.failed.connect(self.failed)

    def write_each(self, orders: Sequence[tuple[ReportOrder, Path]]) -> None:
        """Write each report to its own file."""
        self._cancelled.clear()
        self._background.run(lambda: self._each(orders))

    def write_one(self, orders: Sequence[ReportOrder], path: Path) -> None:
        """Write all reports to one file."""
        self._cancelled.clear()
        self._background.run(lambda: self._one(orders, path))

    def is_running(self) -> bool:
        """Say whether reports are being made."""
        return self._background.is_running()

    def cancel(self) -> None:
        """Stop after the report that is being made."""
        self._cancelled.set()

    def stop(self) -> None:
        """Stop, and wait until the report that is being made has come to its end."""
        self.cancel()
        self._background.wait()

    def _each(self, orders: Sequence[tuple[ReportOrder, Path]]) -> EndOfReports:
        folder = str(orders[0][1].parent)
        for number, (order, path) in enumerate(orders, start=1):
            if self._cancelled.is_set():
                return EndOfReports(folder if number > 1 else "", cancelled=True)
            self._making.write(self._making.make(order).pdf, path)
            self.progressed.emit(number, len(orders))
        return EndOfReports(folder)

    def _one(self, orders: Sequence[ReportOrder], path: Path) -> EndOfReports:
        made = []
        for number, order in enumerate(orders, start=1):
            if self._cancelled.is_set():
                return EndOfReports("", cancelled=True)
            made.append(self._making.make(order).pdf)
            self.progressed.emit(number, len(orders))
        self._making.write(self._making.join(made), path)
        return EndOfReports(str(path))
