"""What the window asks of the outside world: where to save a report, and to write it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.demo import first_demo_case
from app.presenters.screening import Answered
from app.views.main_window import Services

REPORT_LANGUAGES: Final = ("zh", "en")


def services() -> Services:
    """Return what a real window uses."""
    return Services(first_demo_case, choose_report_path, write_answer)


def choose_report_path(window: QWidget, title: str, case_id: str) -> Path | None:
    """Ask where the report goes; None where the clinician thinks better of it."""
    from app.report.file_names import report_file_name  # noqa: PLC0415  # not needed to show the window

    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    proposed = folder / report_file_name(case_id, "report")
    chosen, _filter = QFileDialog.getSaveFileName(window, title, str(proposed), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def write_answer(answered: Answered, path: Path) -> None:
    """Print an answer with the case it was given for."""
    from app.report.content import report_content  # noqa: PLC0415  # reportlab is not needed to show the window
    from app.report.pdf import write_report  # noqa: PLC0415  # likewise
    from app.report.values import Site  # noqa: PLC0415  # likewise

    content = report_content(answered.case, answered.result, answered.bundle, REPORT_LANGUAGES, Site())
    write_report(content, path)
