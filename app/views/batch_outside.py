"""What the batch page needs of the world: somebody who works through the rows, dialogs, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.batch.rows import Row
from app.messages import Message
from heart_engine.protocol.messages import BundleInfo


class Runner(Protocol):
    """What works through the rows of a batch."""

    answered: SignalInstance
    refused: SignalInstance
    ended: SignalInstance

    def bundle(self) -> BundleInfo | None:
        """Return what will answer."""

    def is_running(self) -> bool:
        """Say whether there is work left."""

    def start(self, rows: list[Row]) -> None:
        """Ask about every row that is a case."""

    def stop(self) -> None:
        """Give up what is left."""


@dataclass(frozen=True, slots=True)
class BatchOutside:
    """What the page asks of the world: dialogs, another program's file, names of reports."""

    choose_table: Callable[[QWidget, str], Path | None]
    choose_folder: Callable[[QWidget, str], Path | None]
    choose_report: Callable[[QWidget, str, str], Path | None]
    read: Callable[[Path], dict[str, Any]]  # in a process of its own
    report_name: Callable[[str, str], str]  # a file's name from the table's and a case's
    tell: Callable[[QWidget, Message], None]
