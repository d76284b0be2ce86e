"""Several reports one after the other: each read from its record, made, and put on paper or into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from app.language import Language
from app.presenters.kept_exam import KeptExam, kept_exam, order_of
from app.presenters.printing import MadeReport, ReportOrder
from app.record_room import RecordRoom
from app.setting_up import PaperChoice
from app.views.background import Background
from app.views.lasting_work import LastingWork, Work
from app.views.outside import Services
from app.views.printed_pages import print_pages


@dataclass(frozen=True, slots=True)
class Paper:
    """Where the batch goes: a printer's pages, or files in a folder."""

    device: QPagedPaintDevice | None
    folder: Path | None


class ReportBatch(QObject):
    """Goes through the examinations; one that fails is counted and named, the others go on."""

    went_on = Signal(int, int)  # done, of
    ended = Signal(str)
    reported = Signal(object, object)  # the order and what was made of it

    def __init__(
        self,
        window: QWidget,
        room: RecordRoom,
        services: Services,
        paper: PaperChoice,
        language: Callable[[], Language],
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._services, self._choice = window, room, services, paper
        self._language = language
        self._making = Background()
        self._making.done.connect(self._put)
        self._making.failed.connect(self._skip)
        self._waiting: list[str] = []
        self._failed: list[str] = []
        self._total, self._made = 0, 0
        self._paper = Paper(None, None)
        self._under_way = ""
        LastingWork(self, Work.REPORTS, lambda: self._total > 0, self._stop)

    def begin(self, exam_ids: Sequence[str], *, to_paper: bool) -> None:
        """Ask where to, then go through them."""
        if self._total or not exam_ids:
            return
        if to_paper:
            self._paper = Paper(self._choice.printer(self._window), None)
        else:
            title = self._language().text("history.export_folder")
            self._paper = Paper(None, self._choice.folder(self._window, title))
        if self._paper != Paper(None, None):
            self._waiting, self._failed = list(exam_ids), []
            self._total, self._made = len(exam_ids), 0
            self._next()

    def cancel(self) -> None:
        """Stop after the report that is under way."""
        self._waiting.clear()

    def _stop(self) -> None:
        self.cancel()
        self._making.wait()

    def _next(self) -> None:
        done = self._total - len(self._waiting)
        if not self._waiting or not self._room.is_open:
            self._end()
            return
        self.went_on.emit(done, self._total)
        exam_id = self._waiting.pop(0)
        self._under_way = exam_id  # what its record is called until its patient's number is known
        self._room.ask(
            lambda store: kept_exam(store.session.history.exam_file(exam_id)), self._make, self._skip
        )

    def _make(self, kept: KeptExam) -> None:
        self._under_way = kept.file.patient.local_id
        order = order_of(kept)
        self._making.run(lambda: (order, self._services.make_report(order)))

    def _put(self, done: tuple[ReportOrder, MadeReport]) -> None:
        order, made = done
        try:
            if self._paper.device is not None:
                print_pages(made.pdf, self._paper.device)
            elif self._paper.folder is not None:
                self._services.write_pdf(made.pdf, self._paper.folder / self._name(order))
        except Exception as error:  # noqa: BLE001  # a disk, a printer, what draws the pages: the others go on
            self._skip(error)
            return
        self._made += 1
        self.reported.emit(order, made)
        self._next()

    def _name(self, order: ReportOrder) -> str:
        from app.report.file_names import report_file_name  # noqa: PLC0415  # not before the first frame

        exam = "" if order.on_record is None else order.on_record.exam_id
        return report_file_name(order.case.case_id, exam)

    def _skip(self, _error: Exception) -> None:
        """Go on with the next one; whose report could not be made is named at the end."""
        self._failed.append(self._under_way)
        self._next()

    def _end(self) -> None:
        total, self._total = self._total, 0
        self._waiting.clear()
        self.went_on.emit(0, 0)
        text = self._language().text
        words = text("history.batch_done", made=self._made, of=total)
        if self._failed:
            words = text("history.batch_failed", done=words, names=" ".join(self._failed))
        self.ended.emit(words)
