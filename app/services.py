"""What the window asks of the outside world: which files to open and to save, and to write a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from app.demo import first_demo_case
from app.messages import Message
from app.presenters.printing import NotPrintableError
from app.presenters.screening import Answered
from app.views.case_files import FileDialogs
from app.views.outside import Services

REPORT_LANGUAGES: Final = ("zh", "en")
CASE_ENDING: Final = ".json"
CASE_FILTER: Final = "HEART (*.json)"
READABLE_FILTER: Final = (
    "HEART, CSV, XLSX, FHIR, DICOM SR, TXT (*.json *.csv *.tsv *.xlsx *.dcm *.txt);;* (*)"
)


def services() -> Services:
    """Return what a real window uses."""
    dialogs = FileDialogs(choose_case_to_open, choose_case_to_save, tell)
    return Services(first_demo_case, choose_report_path, write_answer, ask_transliteration, dialogs)


def choose_report_path(window: QWidget, title: str, case_id: str) -> Path | None:
    """Ask where the report goes; None where the clinician thinks better of it."""
    from app.report.file_names import report_file_name  # noqa: PLC0415  # not needed to show the window

    proposed = documents() / report_file_name(case_id, "report")
    chosen, _filter = QFileDialog.getSaveFileName(window, title, str(proposed), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def choose_case_to_open(window: QWidget, title: str) -> Path | None:
    """Ask which case to open."""
    chosen, _filter = QFileDialog.getOpenFileName(window, title, str(documents()), READABLE_FILTER)
    return Path(chosen) if chosen else None


def choose_case_to_save(window: QWidget, title: str, case_id: str) -> Path | None:
    """Ask where the case goes."""
    from app.report.file_names import report_file_name  # noqa: PLC0415  # not needed to show the window

    proposed = (documents() / report_file_name(case_id, "case")).with_suffix(CASE_ENDING)
    chosen, _filter = QFileDialog.getSaveFileName(window, title, str(proposed), CASE_FILTER)
    return Path(chosen) if chosen else None


def tell(window: QWidget, message: Message) -> None:
    """Say why something did not happen, as plain text, until it was read."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{message.title}\n\n{message.next_step}")
    box.exec()


def documents() -> Path:
    """Return the folder where a person's own files are."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask_transliteration(window: QWidget, question: str) -> str:
    """Ask what is printed instead; empty where the clinician thinks better of it."""
    text, accepted = QInputDialog.getText(window, window.window().windowTitle(), question)
    return text.strip() if accepted else ""


def write_answer(answered: Answered, path: Path, instead: Mapping[str, str]) -> None:
    """Print an answer with the case it was given for."""
    from app.report.content import report_content  # noqa: PLC0415  # reportlab is not needed to show the window
    from app.report.pdf import UnprintableError, write_report  # noqa: PLC0415  # likewise
    from app.report.values import ReportDetails, Site  # noqa: PLC0415  # likewise

    details = ReportDetails(printed_at=datetime.now(tz=UTC), transliterations=instead)
    case, result, bundle = answered.case, answered.result, answered.bundle
    content = report_content(case, result, bundle, REPORT_LANGUAGES, Site(), details)
    try:
        write_report(content, path)
    except UnprintableError as error:
        first = error.problems[0]
        raise NotPrintableError(first.field, first.code, first.characters) from error
