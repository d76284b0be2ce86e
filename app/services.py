"""What the window asks of the outside world: which files to open and to save, and to write a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from app.demo import first_demo_case
from app.messages import Message
from app.paper import PaperDialogs
from app.reporting import make_report, write_report_file
from app.settings import CurrentSettings
from app.views.case_files import FileDialogs
from app.views.outside import Services

if TYPE_CHECKING:  # the batch page is built when it is first visited
    from app.views.batch_outside import BatchOutside

CASE_ENDING: Final = ".json"
TABLE_FILTER: Final = "CSV, XLSX (*.csv *.tsv *.xlsx);;* (*)"
CASE_FILTER: Final = "HEART (*.heart-case *.json)"
READABLE_FILTER: Final = (
    "HEART, CSV, XLSX, FHIR, DICOM SR, TXT (*.heart-case *.json *.csv *.tsv *.xlsx *.dcm *.txt);;* (*)"
)


def services(settings: CurrentSettings) -> Services:
    """Return what a real window uses; the site's name on reports follows its settings."""
    dialogs = FileDialogs(choose_case_to_open, choose_case_to_save, tell)
    return Services(
        demo_case=first_demo_case,
        choose_report_path=choose_report_path,
        make_report=lambda order: make_report(order, settings.values),
        write_pdf=write_report_file,
        choose_printer=PaperDialogs().printer,
        ask_transliteration=ask_transliteration,
        dialogs=dialogs,
    )


def batch_outside() -> BatchOutside:
    """Return what a real batch page uses."""
    from app.report.file_names import report_file_name  # noqa: PLC0415  # not needed to show the window
    from app.views.batch_outside import BatchOutside  # noqa: PLC0415  # likewise
    from heart_engine.protocol.reading_child import read_in_child  # noqa: PLC0415  # likewise

    return BatchOutside(
        choose_table=choose_table,
        choose_folder=PaperDialogs().folder,
        choose_report=choose_report_path,
        read=read_in_child,
        report_name=lambda table, case_id: report_file_name(case_id, table),
        tell=tell,
    )


def choose_table(window: QWidget, title: str) -> Path | None:
    """Ask which table to screen."""
    chosen, _filter = QFileDialog.getOpenFileName(window, title, str(documents()), TABLE_FILTER)
    return Path(chosen) if chosen else None


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
