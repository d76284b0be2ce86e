"""The history page at work: what it shows is read where the store is, and dropped when the window locks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language import Language
from app.presenters.history_words import exam_sheet
from app.presenters.kept_exam import KeptExam, kept_exam, order_of
from app.presenters.store_words import sentence_for_error
from app.presenters.trend import counted, trend_rows, trend_title
from app.record_room import RecordRoom
from app.report_batch import ReportBatch
from app.store.errors import DamagedError
from app.store.record_types import Damage, Kind
from app.store.search import Findings, HistoryQuery
from app.store.store_state import StoreState
from app.views.case_page import CasePage
from app.views.history_page import HistoryPage
from app.views.history_table import Line
from app.views.report_printing import ReportPrinting
from app.views.trend_dialog import TrendDialog
from app.views.void_dialog import VoidDialog
from heart_engine.domain.measurement import by_key

if TYPE_CHECKING:
    from app.store.store import Store


@dataclass(frozen=True, slots=True)
class HistoryParts:
    """What the history works with besides its page."""

    room: RecordRoom
    case: CasePage
    show_case: Callable[[], None]  # bring the case page into sight
    printing: ReportPrinting
    batch: ReportBatch


class HistoryReading(QObject):
    """Answers what the page asks for."""

    def __init__(self, page: HistoryPage, parts: HistoryParts) -> None:
        super().__init__(page)
        self._page, self._parts, self._room = page, parts, parts.room
        self._shown: KeptExam | None = None
        self._query: HistoryQuery | None = None
        page.entered.connect(self.look)
        page.chosen.connect(self._open)
        page.rows.wanted.connect(self._read)
        page.acted.connect(self._act)
        page.cancel_wanted.connect(parts.batch.cancel)
        page.safekeeping_wanted.connect(parts.room.safekeeping_wanted)
        parts.batch.went_on.connect(page.show_progress)
        parts.batch.ended.connect(page.show_notice)
        parts.room.changed.connect(self._follow)

    @property
    def _language(self) -> Language:
        return self._page.language

    # Looking

    def look(self) -> None:
        """Search anew with what stands in the filter."""
        self._page.filter.mark_days()
        if not self._room.is_open:
            self._teach()
            return
        query = self._page.filter.query()
        self._query = query
        self._room.ask(
            lambda store: store.session.history.find(query),
            lambda found: self._show_found(found, query),
            self.tell,
        )

    def _follow(self) -> None:
        if self._room.is_open:
            self.look()
        else:
            self._shown = None
            self._page.forget()

    def _show_found(self, found: Findings, query: HistoryQuery) -> None:
        if query != self._query:
            return  # a later search is under way
        chosen = self._page.chosen_ids()
        self._page.rows.show_found(found.exam_ids, {entry.exam.exam_id: entry for entry in found.left})
        self._choose_again(found.exam_ids, chosen)
        words = self._language.text("history.found", count=len(found.exam_ids))
        if found.damage:
            words = self._language.text("history.damaged", count=len(found.damage), found=words)
        self._page.show_found(words)
        if not found.exam_ids:
            searched = query != HistoryQuery(limit=query.limit)
            self._page.panel.show_words(
                self._language.text("history.nothing_found" if searched else "history.empty")
            )

    def _choose_again(self, exam_ids: Sequence[str], chosen: Sequence[str]) -> None:
        if len(chosen) == 1 and chosen[0] in exam_ids:
            self._page.choose(exam_ids.index(chosen[0]))
        else:
            self._page.panel.show_words(self._language.text("history.choose"))

    def _teach(self) -> None:
        self._page.forget()
        state = self._room.standing.state
        not_yet = "history.empty" if state is StoreState.NOT_SET_UP else "history.closed"
        self._page.panel.show_words(self._language.text(not_yet))

    def _read(self, exam_ids: Sequence[str]) -> None:
        self._room.ask(lambda store: lines_of(store, exam_ids), self._page.rows.take, self.tell)

    # One examination

    def _open(self, exam_id: str) -> None:
        self._shown = None
        if exam_id and self._room.is_open:
            self._room.ask(
                lambda store: kept_exam(store.session.history.exam_file(exam_id)), self._show, self.tell
            )

    def _show(self, kept: KeptExam) -> None:
        if self._page.chosen_ids() == [kept.file.exam.exam_id] and self._room.is_open:
            self._shown = kept
            self._page.panel.show_sheet(exam_sheet(kept, self._language), self._language)

    def _act(self, action: str) -> None:
        if action in {"print", "export"}:
            self._parts.batch.begin(self._page.chosen_ids(), to_paper=action == "print")
        elif self._shown is not None:
            done = {
                "report": self._report,
                "again": self._go_on,
                "compare": self._compare,
                "void": self._void,
            }
            done[action](self._shown)

    def _report(self, kept: KeptExam) -> None:
        self._parts.printing.show_report(order_of(kept))

    def _go_on(self, kept: KeptExam) -> None:
        """Begin a new examination of the same patient."""
        patient, desk = kept.file.patient, self._parts.case.desk
        self._parts.show_case()
        self._parts.case.new_case()
        desk.name_case(patient.local_id)
        desk.name_patient(patient.name)
        desk.choose_sex(kept.case.patient.sex)
        self._parts.case.enter()

    def _compare(self, kept: KeptExam) -> None:
        self._room.ask(
            lambda store: exam_before(store, kept), lambda found: self._show_trend(found, kept), self.tell
        )

    def _show_trend(self, before: KeptExam | None, kept: KeptExam) -> None:
        if before is None:
            self._page.show_notice(self._language.text("trend.none"))
            return
        title = trend_title(before, kept, self._language)
        rows = trend_rows(counted(before), counted(kept), self._language)
        TrendDialog(self._page, title, rows, self._language).open()

    def _void(self, kept: KeptExam) -> None:
        measured = [key for key in by_key() if key in kept.case.measurements and key not in kept.voided]
        subjects = [(key, by_key()[key].label(self._language.code)) for key in measured]
        dialog = VoidDialog(self._page, subjects, self._language)
        dialog.voided.connect(lambda field, reason: self._declare(kept, field, reason))
        dialog.open()

    def _declare(self, kept: KeptExam, field: str, reason: str) -> None:
        exam_id = kept.file.exam.exam_id

        def done(_void: object) -> None:
            self._page.show_notice(self._language.text("void.done"))
            self.look()

        self._room.ask(
            lambda store: store.session.records.void(Kind.EXAM, exam_id, reason, field), done, self.tell
        )

    def tell(self, error: Exception) -> None:
        """Say what the records could not do."""
        self._page.show_notice(sentence_for_error(error, self._language))


def lines_of(store: Store, exam_ids: Sequence[str]) -> Mapping[str, Line]:
    """Read lines of the history; one that is damaged does not hide the others."""
    return {exam_id: _line_of(store, exam_id) for exam_id in exam_ids}


def _line_of(store: Store, exam_id: str) -> Line:
    try:
        return store.session.history.entry(exam_id)
    except DamagedError as error:
        return Damage("row", str(error.params.get("table", "records.db")), int(error.params.get("row", 0)))


def exam_before(store: Store, kept: KeptExam) -> KeptExam | None:
    """Return the examination of the same patient before this one; voided ones are passed over."""
    history = store.session.history
    exam = kept.file.exam
    earlier = []
    for one in history.exams_of(exam.patient_id):
        if one.exam_id == exam.exam_id:
            break
        if not any(not void.field for void in history.voids(one.exam_id)):
            earlier.append(one)
    return kept_exam(history.exam_file(earlier[-1].exam_id)) if earlier else None
