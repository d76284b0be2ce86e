"""Ctrl+P: a report made behind the window's back, shown, and then printed or saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.language import Language
from app.presenters.failure_words import reason_of
from app.presenters.printing import MadeReport, NotPrintableError, ReportOrder, transliteration_question
from app.views.background import Background
from app.views.outside import Services
from app.views.preview_dialog import PreviewDialog
from app.views.printed_pages import print_pages


class ReportPrinting(QObject):
    """Makes one report after the other, shows it, and says how each ended."""

    reported = Signal(object, object)  # the order and what was made of it, once it is on paper or in a file

    def __init__(
        self,
        window: QWidget,
        services: Services,
        say: Callable[[str], None],
        language: Callable[[], Language],
    ) -> None:
        super().__init__(window)
        self._window, self._services, self._say, self._language = window, services, say, language
        self._making = Background()
        self._order: ReportOrder | None = None
        self.preview: PreviewDialog | None = None
        self._making.done.connect(self._show)
        self._making.failed.connect(self._failed)

    def show_report(self, order: ReportOrder) -> None:
        """Make a report and show it."""
        self._order = order
        self._say(self._language().text("window.report.writing"))
        self._making.run(lambda: self._services.make_report(order))

    def wait(self) -> None:
        """Let a report that is being made come to its end."""
        self._making.wait()

    def _show(self, made: MadeReport) -> None:
        order = self._order
        if order is None:
            return
        self._say("")
        self.preview = preview = PreviewDialog(self._window, made.pdf, self._language())
        preview.save_wanted.connect(lambda: self._save(preview, order, made))
        preview.print_wanted.connect(lambda: self._print(preview, order, made))
        preview.finished.connect(self._forget)
        preview.open()

    def _save(self, preview: PreviewDialog, order: ReportOrder, made: MadeReport) -> None:
        title = self._language().text("window.report.choose")
        path = self._services.choose_report_path(preview, title, order.case.case_id)
        if path is None:
            return
        try:
            self._services.write_pdf(made.pdf, path)
        except OSError as error:
            self._tell(preview, self._failure(error))
        else:
            self._tell(preview, self._language().text("window.report.saved", path=path))
            self.reported.emit(order, made)

    def _print(self, preview: PreviewDialog, order: ReportOrder, made: MadeReport) -> None:
        device = self._services.choose_printer(preview)
        if device is None:
            return
        try:
            print_pages(made.pdf, device)
        except Exception:  # noqa: BLE001  # a printer, or what draws the pages: the person is told
            self._tell(preview, self._language().text("preview.not_printed"))
        else:
            self._tell(preview, self._language().text("preview.printed"))
            self.reported.emit(order, made)

    def _tell(self, preview: PreviewDialog, sentence: str) -> None:
        preview.say(sentence)
        self._say(sentence)

    def _failed(self, error: Exception) -> None:
        order = self._order
        if isinstance(error, NotPrintableError) and order is not None:
            question = transliteration_question(error, self._language())
            instead = self._services.ask_transliteration(self._window, question)
            if instead:
                self.show_report(order.with_instead(error.field, instead))
                return
        self._say(self._failure(error))

    def _failure(self, error: Exception) -> str:
        return self._language().text("window.report.failed", reason=reason_of(error, self._language()))

    def _forget(self) -> None:
        self.preview = None
