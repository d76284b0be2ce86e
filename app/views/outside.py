"""What the window asks of the outside world, handed to it so that a test can hand it something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from app.presenters.printing import MadeReport, ReportOrder
from app.views.case_files import FileDialogs
from heart_engine.domain.case import Case


@dataclass(frozen=True, slots=True)
class Services:
    """What the window needs of the outside world."""

    demo_case: Callable[[], Case]
    choose_report_path: Callable[[QWidget, str, str], Path | None]  # window, title, proposed file name
    make_report: Callable[[ReportOrder], MadeReport]  # in memory: no patient's text in a file nobody chose
    write_pdf: Callable[[bytes, Path], None]
    choose_printer: Callable[[QWidget], QPagedPaintDevice | None]
    ask_transliteration: Callable[[QWidget, str], str]  # window, question
    dialogs: FileDialogs
