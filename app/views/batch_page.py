"""The batch page: a table of cases in, a table of answers out, reports where somebody wants them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.batch.refusal import BatchRefusedError
from app.batch.rows import Row, is_cohort_table, read_rows
from app.bundle_words import third_label_of
from app.language import Language
from app.messages import message_for
from app.presenters.batch_rows import rows_of_reading
from app.presenters.batch_run import BatchRun, begin_run
from app.presenters.batch_table import COLUMNS
from app.presenters.failure_words import reason_of
from app.presenters.printing import ReportOrder
from app.views.background import Background
from app.views.batch_bar import BatchBar
from app.views.batch_outside import BatchOutside, Runner
from app.views.batch_reports import BatchReports, EndOfReports
from app.views.batch_rows_table import BatchRowsTable
from app.views.importing import read_or_refuse
from app.views.lasting_work import LastingWork, Work
from app.views.text_table import text_view
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LABELS
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

WIDTHS_PX: Final = {"number": 60, "case_id": 150, "answer": 330}
CALL_PX: Final = 110  # at least, and as much as a defect's name needs


_Named = tuple[ReportOrder, str]  # with the case's id, which names the file


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Rows whose reports are wanted, and where they go."""

    rows: Sequence[Row]
    write: Callable[[Sequence[_Named]], None]


class BatchPage(QWidget):
    """Screens a table row by row; whatever is answered is on the disk before the next row is asked about."""

    def __init__(
        self,
        runner: Runner,
        reports: BatchReports,
        outside: BatchOutside,
        open_case: Callable[[Case], None],
        language: Language,
    ) -> None:
        super().__init__()
        self.runner, self._reports, self._outside = runner, reports, outside
        self._open_case, self._language = open_case, language
        self.run: BatchRun | None = None
        self._opened = 0  # tables so far; a reading that ends after another one was chosen is nobody's
        self._destination = Path()  # of the reports that were ordered last
        self._ordered: _Ordered | None = None  # reports that wait for answers of an earlier run
        self.bar, self.rows = BatchBar(), BatchRowsTable(language)
        self.table = text_view(self.rows)
        self._reading = Background()
        LastingWork(self, Work.BATCH, runner.is_running, self.stop)
        LastingWork(self, Work.REPORTS, reports.is_running, reports.stop)
        self._set_widths()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        self._bind()
        self.show_language(language)

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._language = language
        self.bar.show_language(language)
        self.table.setAccessibleName(language.text("page.batch"))
        self._draw()

    def enter(self) -> None:
        """Put the cursor where the next key belongs."""
        (self.bar.choose if self.run is None else self.table).setFocus()

    def choose_table(self) -> None:
        """Ask for a table and read it."""
        path = self._outside.choose_table(self, self._language.text("batch.choose"))
        if path is not None:
            self.open_table(path)

    def open_table(self, path: Path) -> None:
        """Read a table in our own columns at once, and any other one as an import."""
        self._opened += 1
        try:
            if is_cohort_table(path):
                self._begin(path, read_rows(path))
            else:
                self._import(path, self._opened)
        except (BatchRefusedError, OSError) as error:
            self._refuse(error, path, "file_unreadable")

    def ask_all(self) -> None:
        """Answer what is not answered yet."""
        if self.run is not None:
            self.runner.start(self.run.waiting())
            self._draw_bar()

    def stop(self) -> None:
        """Give up what is left, of the answers and of the reports."""
        self._ordered = None
        self._reports.cancel()
        self.runner.stop()

    def _begin(self, path: Path, rows: list[Row]) -> None:
        try:
            run = begin_run(path, rows)
        except (BatchRefusedError, OSError) as error:
            self._refuse(error, path)
        else:
            self.run = run
            run.expect(self.runner.bundle())
        self._draw()

    def _import(self, path: Path, number: int) -> None:
        self.run = None  # nothing of another table can be asked about while this one is read
        self._draw()
        self.bar.say(self._language.text("import.reading", source=path.name))
        read = self._outside.read
        self._reading.run(lambda: (number, path, json.dumps(read_or_refuse(lambda: read(path)))))

    def _read(self, answer: tuple[int, Path, str]) -> None:
        """Begin with what was read, unless a table was chosen since, be it this one again."""
        number, path, document = answer[0], answer[1], json.loads(answer[2])
        if number != self._opened:
            return
        if "refused" in document:
            self._tell(document["refused"]["code"], document["refused"]["params"], path)
        else:
            self._begin(path, rows_of_reading(document, path.name))

    def _came(self, row: Row, result: Result, bundle: BundleInfo) -> None:
        if self.run is None:
            return
        try:
            self.run.keep(row, result, bundle)
        except (BatchRefusedError, OSError) as error:
            self.stop()
            self._refuse(error, self.run.source)
        self.rows.row_changed(row)
        self._draw_bar()

    def _refused(self, row: Row, code: str) -> None:
        if self.run is not None:
            self.run.failures[row.case_id] = code
            self.rows.row_changed(row)
            self._draw_bar()

    def _ended(self) -> None:
        self._draw()
        ordered, self._ordered = self._ordered, None
        orders = [] if ordered is None or self.run is None else self._orders(self.run, ordered.rows)
        if ordered is not None and orders:
            ordered.write(orders)
            self._draw_bar()

    def _order(self, write: Callable[[Sequence[_Named]], None]) -> None:
        """Order reports of what is shown; a row that an earlier run answered is asked about once more."""
        if self.run is None:
            return
        waiting = {row.case_id for row in self.run.waiting()}
        wanted = [row for row in self.rows.rows() if row.case is not None and row.case_id not in waiting]
        self._ordered = _Ordered(wanted, write)
        self.runner.start([row for row in wanted if row.case_id not in self.run.results])
        self._draw_bar()

    def _orders(self, run: BatchRun, rows: Sequence[Row]) -> list[_Named]:
        return [
            (ReportOrder(row.case, run.results[row.case_id], run.bundle), row.case_id)
            for row in rows
            if row.case is not None and row.case_id in run.results
        ]

    def _save_each(self) -> None:
        folder = self._outside.choose_folder(self, self._language.text("batch.reports"))
        if folder is not None and self.run is not None:
            table, name, self._destination = self.run.source.stem, self._outside.report_name, folder
            self._order(
                lambda named: self._reports.write_each(
                    [(one, folder / name(table, case)) for one, case in named]
                )
            )

    def _save_one(self) -> None:
        if self.run is None:
            return
        title = self._language.text("batch.one_report")
        path = self._outside.choose_report(self, title, self.run.source.stem)
        if path is not None:
            self._destination = path
            self._order(lambda named: self._reports.write_one([one for one, _ in named], path))

    def _reported(self, number: int, of: int) -> None:
        self.bar.add(self._language.text("batch.reporting", n=number, of=of))

    def _saved(self, end: EndOfReports) -> None:
        self._draw_bar()
        stopped = "batch.stopped" if end.where else "batch.stopped_before"
        self.bar.add(self._language.text(stopped if end.cancelled else "batch.saved", path=end.where))

    def _open_row(self, index: QModelIndex) -> None:
        case = self.rows.row_at(index.row()).case
        if case is not None:
            self._open_case(case)

    def _refuse(self, error: Exception, path: Path, code: str = "file_not_written") -> None:
        if isinstance(error, BatchRefusedError):
            self._tell(error.code, error.params, path)
        else:
            self._tell(code, {"reason": reason_of(error, self._language)}, path)

    def _tell(self, code: str, params: dict[str, Any], path: Path) -> None:
        """Say what became of a table."""
        self._draw_bar()
        told = {"place": "", "reason": params.get("rule", ""), **params, "file": path.name}
        self._outside.tell(self, message_for(code, told, self._language))

    def _draw(self) -> None:
        bundle = self.runner.bundle() if self.run is None else self.run.bundle
        self.rows.show_run(self.run, self.bar.wanted(), third_label_of(bundle), self._language)
        for label in LABELS:
            asked = self.table.horizontalHeader().sectionSizeHint(COLUMNS.index(label))
            self.table.setColumnWidth(COLUMNS.index(label), max(CALL_PX, asked))
        self._draw_bar()

    def _draw_bar(self) -> None:
        running = self.runner.is_running() or self._reports.is_running()
        self.bar.show_run(self.run, running=running, language=self._language)

    def _set_widths(self) -> None:
        for column, width_px in WIDTHS_PX.items():
            self.table.setColumnWidth(COLUMNS.index(column), width_px)
        self.table.horizontalHeader().setStretchLastSection(True)  # Qt's setter

    def _bind(self) -> None:
        self.bar.table_wanted.connect(self.choose_table)
        self.bar.screening_wanted.connect(self.ask_all)
        self.bar.stop_wanted.connect(self.stop)
        self.bar.shown_changed.connect(self._draw)
        self.bar.reports_wanted.connect(self._save_each)
        self.bar.one_report_wanted.connect(self._save_one)
        self.table.activated.connect(self._open_row)
        self._reading.done.connect(self._read)
        self.runner.answered.connect(self._came)
        self.runner.refused.connect(self._refused)
        self.runner.ended.connect(self._ended)
        self._reports.progressed.connect(self._reported)
        self._reports.done.connect(self._saved)
        self._reports.failed.connect(lambda error: self._refuse(error, self._destination))
