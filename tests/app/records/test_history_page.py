"""The history in the real window: find, read, go on, compare, declare void, print again without an engine."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from typing import cast

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.presenters.kept_exam import KeptExam, kept_exam
from app.reporting import make_report
from app.settings import Settings
from app.store.filing import Answering, Filing, file_case
from app.store.history import ExamFile
from app.store.record_types import new_record_id
from app.store.records import Identity
from app.store.store import Store
from app.views.history_page import HistoryPage
from app.views.history_table import NOT_READ_YET
from app.views.lasting_work import Work, under_way
from app.views.trend_dialog import TrendDialog
from app.views.void_dialog import VoidDialog
from heart_engine.domain.result import Result
from tests.app.records.conftest import NAME, NUMBER, Program, write

MakeResult = Callable[..., Result]


def page_of(program: Program) -> HistoryPage:
    program.window.activateWindow()
    program.window.go_to("history")
    program.settle()
    return cast("HistoryPage", program.window._built["history"])


def cells(page: HistoryPage, program: Program) -> list[list[str]]:
    model = page.rows
    rows = range(model.rowCount())
    for row in rows:
        model.data(model.index(row, 0))  # what a view asks for
    program.settle()
    return [[str(model.data(model.index(row, column))) for column in range(7)] for row in rows]


def choose(page: HistoryPage, program: Program, row: int) -> None:
    page.choose(row)
    program.settle()


def all_chosen(program: Program, monkeypatch: pytest.MonkeyPatch) -> HistoryPage:
    """Choose every examination; what is printed goes to a file."""
    page, folder = page_of(program), program.papers.chosen
    page.table.selectAll()
    program.papers.device = QPdfWriter(f"{folder}/paper.pdf")
    monkeypatch.setattr("app.paper.PaperDialogs.printer", program.papers.printer)
    return page


def dialog_of(program: Program, kind: type[QDialog]) -> QDialog:
    program.settle()
    return next(one for one in program.window.findChildren(kind) if one.isVisible())


@pytest.fixture
def screened(clinic: Program, make_result: MakeResult) -> Program:
    """A case on record with its answer, and a second examination of the same patient a day later."""
    clinic.press(Qt.Key.Key_Return)
    clinic.engine.answer(make_result(clinic.desk.examination.case))
    clinic.settle()
    clinic.press(Qt.Key.Key_N)
    clinic.type_case(NUMBER, NAME, "46", "28")
    clinic.desk.type_text("_exam_date", "2099-01-02")
    clinic.save()
    return clinic


def test_an_answer_is_filed_with_its_case_by_itself(screened: Program) -> None:
    page = page_of(screened)
    found = cells(page, screened)
    assert [row[1:3] for row in found] == [[NUMBER, NAME], [NUMBER, NAME]]
    assert found[0][0] == "2099-01-02"
    assert [row[4] for row in found] == ["Not screened", "ASD"]
    assert page.found_text() == "2 found"


def test_what_is_chosen_stays_chosen_in_another_language(screened: Program) -> None:
    page = page_of(screened)
    choose(page, screened, 1)
    before = page.chosen_ids()
    screened.window.switch_language()
    screened.settle()
    assert page.chosen_ids() == before
    screened.wait_for(lambda: "房间隔缺损" in page.panel._headline.text())


def test_every_column_of_the_list_is_in_sight(screened: Program) -> None:
    page = page_of(screened)
    screened.window.resize(1280, 720)
    assert not page.table.horizontalScrollBar().maximum()
    asked = [page.table.sizeHintForColumn(column) for column in range(page.rows.columnCount())]
    assert all(page.table.columnWidth(column) >= width for column, width in enumerate(asked))


def test_search_by_words_result_and_day(screened: Program) -> None:
    page = page_of(screened)
    counts = []
    for box, text in (
        (page.filter.text, NUMBER[:6].lower()),
        (page.filter.text, NAME[1:]),
        (page.filter.text, "nobody"),
        (page.filter.since, "2099-01-01"),
        (page.filter.until, "2099.1.1"),
    ):
        write(box, text)
        QTest.keyClick(box, Qt.Key.Key_Return)
        screened.settle()
        counts.append(page.rows.rowCount())
        box.clear()
    page.filter.answer.setCurrentIndex(1)  # the first label
    screened.settle()
    assert (counts, page.rows.rowCount()) == ([2, 2, 0, 1, 1], 1)
    page.filter.answer.setCurrentIndex(0)


def test_an_examination_is_read_and_its_report_made_without_an_engine(screened: Program) -> None:
    page = page_of(screened)
    choose(page, screened, 1)
    panel = page.panel
    assert NAME in panel._title.text()
    assert "Atrial septal defect" in panel._headline.text()
    assert "simulated" in panel._warning.text().lower()
    screened.engine.stopped_by = None
    screened.press(Qt.Key.Key_P)
    screened.wait_for(lambda: bool(screened.outside.made))
    (order,) = screened.outside.made
    made = make_report(order, Settings())
    text = PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert NAME in text
    assert order.on_record is not None
    assert f"{order.on_record.exam_id} v1" in text


def test_a_report_on_paper_is_on_record(screened: Program) -> None:
    page = page_of(screened)
    choose(page, screened, 1)
    screened.press(Qt.Key.Key_P)
    preview = dialog_of_preview(screened)
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    screened.settle()
    exam_id = page.rows.exam_id(1)
    reports = screened.in_store(lambda store: store.session.history.reports(exam_id))
    assert len(reports) == 1
    assert reports[0].result_id is not None


def dialog_of_preview(program: Program) -> QDialog:
    page = program.window._built["history"].widget
    program.wait_for(lambda: any(getattr(one, "pages", None) for one in page.findChildren(QDialog)))
    return next(one for one in page.findChildren(QDialog) if getattr(one, "pages", None))


def test_declared_void_it_says_so_everywhere_and_stays(screened: Program) -> None:
    page = page_of(screened)
    choose(page, screened, 1)
    page.buttons["void"].click()
    dialog = cast("VoidDialog", dialog_of(screened, VoidDialog))
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.message.text() == "A reason is needed."
    dialog.what.setCurrentIndex(1)
    write(dialog.reason, "wrong side")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    screened.wait_for(lambda: page.notice_text() == "Declared void.")
    screened.settle()
    assert cells(page, screened)[1][4] == "value void · ASD"
    assert "wrong side" in page.panel._facts.text()
    page.buttons["report"].click()
    screened.wait_for(lambda: bool(screened.outside.made))
    order = screened.outside.made[-1]
    assert order.voided == {"lvedd"}
    whole = make_report(dataclasses.replace(order, void_reason="another patient"), Settings())
    text = PdfReader(io.BytesIO(whole.pdf)).pages[0].extract_text()
    assert "This examination was voided" in text
    assert "declared wrong" in text


def test_going_on_starts_a_new_examination_of_the_same_patient(screened: Program) -> None:
    page = page_of(screened)
    choose(page, screened, 1)
    screened.press(Qt.Key.Key_Return)
    assert screened.window.current() == "case"
    form = screened.desk.form
    assert (form.case_id, form.name, form.sex, form.filed) == (NUMBER, NAME, "female", None)
    assert not form.typed


def test_compared_with_the_examination_before(screened: Program) -> None:
    page = page_of(screened)
    choose(page, screened, 0)
    page.buttons["compare"].click()
    dialog = cast("TrendDialog", dialog_of(screened, TrendDialog))
    row = [dialog.rows.data(dialog.rows.index(0, column)) for column in range(7)]
    assert row[1:4] == ["40 mm", "46 mm", "+6"]
    z_before, z_now, z_change = (float(str(cell)) for cell in row[4:])
    assert z_before < 0 < z_now
    assert z_change == pytest.approx(z_now - z_before, abs=0.11)
    dialog.accept()
    choose(page, screened, 1)
    page.buttons["compare"].click()
    screened.settle()
    assert "no earlier examination" in page.notice_text()


def test_chosen_reports_go_to_a_folder_and_to_paper(
    screened: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = all_chosen(screened, monkeypatch)
    monkeypatch.setattr("app.paper.PaperDialogs.folder", screened.papers.folder)
    page.buttons["export"].click()
    screened.wait_for(lambda: page.notice_text() == "2 of 2 reports done.")
    assert len({path for _pdf, path in screened.outside.written}) == 2
    page.buttons["print"].click()
    screened.wait_for(lambda: not page.progress.isVisible() and "2 of 2" in page.notice_text())
    screened.settle()
    ids = [page.rows.exam_id(row) for row in range(2)]
    counts = screened.in_store(lambda store: [len(store.session.history.reports(one)) for one in ids])
    assert counts == [2, 2]
    page.buttons["export"].click()
    assert [one.work for one in under_way(page)] == [Work.REPORTS]
    page.cancel_wanted.emit()
    screened.wait_for(lambda: page.notice_text() == "1 of 2 reports done.")
    assert not under_way(page)


def test_a_report_that_breaks_is_named_and_the_next_ones_are_printed(
    screened: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = all_chosen(screened, monkeypatch)
    broken = [RuntimeError("Failed to load page.")]  # as pdfium says it

    def put(*_: object) -> None:
        if broken:
            raise broken.pop()

    monkeypatch.setattr("app.report_batch.print_pages", put)
    page.buttons["print"].click()
    screened.wait_for(lambda: "1 of 2" in page.notice_text())
    assert NUMBER in page.notice_text()
    page.buttons["print"].click()
    screened.wait_for(lambda: page.notice_text() == "2 of 2 reports done.")


def test_a_record_that_cannot_be_read_is_the_one_that_is_named(
    screened: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(screened)
    page.table.selectAll()
    _readable, broken = page.chosen_ids()

    def read(file: ExamFile) -> KeptExam:
        if file.exam.exam_id == broken:
            raise ValueError(broken)
        return kept_exam(file)

    monkeypatch.setattr("app.report_batch.kept_exam", read)
    monkeypatch.setattr("app.paper.PaperDialogs.folder", screened.papers.folder)
    page.buttons["export"].click()
    screened.wait_for(lambda: "1 of 2" in page.notice_text())
    assert broken in page.notice_text()
    assert NUMBER not in page.notice_text()


def test_the_empty_history_teaches_and_a_lock_empties_it(program: Program) -> None:
    page = page_of(program)
    assert "Ctrl+S" in page.panel._facts.text()
    program.window.go_to("case")
    program.type_case()
    program.set_up_and_close()
    page = page_of(program)
    assert page.rows.rowCount() == 1
    write(page.filter.text, "x")
    page.filter.answer.setCurrentIndex(2)
    program.press(Qt.Key.Key_L)
    program.settle()
    assert (page.rows.rowCount(), page.filter.text.text(), page.found_text()) == (0, "", "")
    assert page.filter.query().answer == ""  # whoever unlocks next sees everybody


def many(store: Store, count: int) -> None:
    records = store.session.records
    with records.together():
        for number in range(count):
            who = Identity(f"N-{number:05}", "", "unknown")
            day = f"20{number % 90:02}-01-01"
            file_case(
                store.session,
                Filing(
                    new_record_id(), 0, new_record_id(), who, day, "{}", "a" * 64, cast("Answering", None)
                ),
            )


def test_only_what_comes_into_sight_is_read(clinic: Program) -> None:
    clinic.in_store(lambda store: many(store, 300))
    page = page_of(clinic)
    assert page.rows.rowCount() == 301
    clinic.wait_for(lambda: len(page.rows._lines) >= 64)
    clinic.settle()
    assert len(page.rows._lines) < 200
    last = page.rows.index(300, 1)
    assert page.rows.data(last) == NOT_READ_YET
    clinic.settle()
    assert page.rows.data(last) != NOT_READ_YET
