"""Ctrl+P: where the report goes, writing it behind the window's back, and what cannot be printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.language import Language
from app.presenters.printing import NotPrintableError, Printing, transliteration_question
from app.presenters.screening import Answered, Screening, is_fresh
from app.views.background import Background
from app.views.outside import Services


class ReportPrinting(QObject):
    """Writes one report after the other and says how each ended."""

    def __init__(
        self,
        window: QWidget,
        services: Services,
        say: Callable[[str], None],
        language: Callable[[], Language],
    ) -> None:
        super().__init__(window)
        self._window, self._services, self._say, self._language = window, services, say, language
        self._background = Background()
        self._printing: Printing | None = None
        self._background.done.connect(self._done)
        self._background.failed.connect(self._failed)

    def save(self, screening: Screening) -> None:
        """Write the PDF of an answer that is fresh."""
        if not (isinstance(screening, Answered) and is_fresh(screening)):
            return
        title = self._language().text("window.report.choose")
        path = self._services.choose_report_path(self._window, title, screening.case.case_id)
        if path is not None:
            self._print(Printing(screening, path))

    def wait(self) -> None:
        """Let a report that is being written come to its end."""
        self._background.wait()

    def _print(self, printing: Printing) -> None:
        self._printing = printing
        self._say(self._language().text("window.report.writing"))
        self._background.run(lambda: self._write(printing))

    def _write(self, printing: Printing) -> str:
        self._services.write_report(printing.answered, printing.path, printing.instead)
        return str(printing.path)

    def _done(self, path: str) -> None:
        self._say(self._language().text("window.report.saved", path=path))

    def _failed(self, error: Exception) -> None:
        printing = self._printing
        if isinstance(error, NotPrintableError) and printing is not None:
            question = transliteration_question(error, self._language())
            instead = self._services.ask_transliteration(self._window, question)
            if instead:
                self._print(printing.with_instead(error.field, instead))
                return
        self._say(self._language().text("window.report.failed", reason=error))
