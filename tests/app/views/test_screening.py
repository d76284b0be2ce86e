"""From a filled form to an answer and its report, in the real window."""

from __future__ import annotations

import dataclasses
import errno
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.engine.losses import Failure, Loss
from app.engine.roles import State
from app.presenters.printing import NotPrintableError
from app.presenters.screening import Answered, UnderWay
from app.views.main_window import MainWindow
from app.views.plain_label import PlainLabel
from app.views.preview_dialog import PreviewDialog
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import FailureCode, Step

if TYPE_CHECKING:
    from tests.app.views.conftest import Outside, StandInEngine, Typist

MakeResult = Callable[..., Result]
CONTROL = Qt.KeyboardModifier.ControlModifier


def words(window: MainWindow) -> str:
    """Return everything that can be read in the answer panel."""
    labels = window.case.panel.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def screened(window: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult) -> None:
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    engine.answer(make_result(demo))


def test_the_empty_panel_teaches_and_offers_a_demo_case(window: MainWindow, demo: Case) -> None:
    assert "Type the measurements of one examination" in words(window)
    window.case.panel.demo.click()
    assert window.case.desk.examination.case == demo
    assert window.focusWidget() is window.case.bottom.ask


def test_the_demo_case_is_one_key_from_its_answer(
    window: MainWindow, engine: StandInEngine, typist: Typist, demo: Case, make_result: MakeResult
) -> None:
    window.case.panel.demo.click()
    typist.press(Qt.Key.Key_Space)
    nameless = dataclasses.replace(demo, case_id="")  # no patient's number reaches the engine
    assert [request.case for request in engine.asked] == [nameless]
    engine.answer(make_result(demo))
    assert "Atrial septal defect (ASD) likely" in words(window)
    assert "of 20 simulated cases like this, about 17" in words(window)
    assert "Simulated: this model learned from simulated cases" in words(window)


def test_control_enter_reads_the_box_that_was_not_left(engine: StandInEngine, typist: Typist) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "45")
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert engine.asked[0].case.measurements == {"lvedd": 45.0}


def test_an_empty_form_is_not_asked_about(window: MainWindow, engine: StandInEngine, typist: Typist) -> None:
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert not engine.asked
    assert typist.where() == "lvedd"
    assert window.case.bottom.notice_text() == "Type at least one measurement, then screen."


def test_an_open_question_is_gone_to_instead_of_screening(
    window: MainWindow, engine: StandInEngine, typist: Typist
) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "45")
    typist.go_to("ivst")
    QTest.keyClicks(typist.focus, "999")
    typist.go_to("pr")
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert not engine.asked
    assert typist.where() == "ivst"
    assert window.case.bottom.status_text() == "To be settled first: Septum"


def test_progress_stands_where_the_answer_will_be_and_can_be_cancelled(
    window: MainWindow, engine: StandInEngine, demo: Case
) -> None:
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    engine.progress(Step.FUSE, 0.57)
    assert "Weighing similar cases 57 %" in words(window)
    assert not window.case.bottom.ask.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert "Type the measurements" in words(window)
    assert window.case.desk.examination.case == demo
    assert window.case.bottom.ask.isEnabled()


def test_the_first_key_greys_the_answer_blocks_its_report_and_is_not_lost(
    window: MainWindow, engine: StandInEngine, typist: Typist, demo: Case, make_result: MakeResult
) -> None:
    screened(window, engine, demo, make_result)
    assert window.case.bottom.report.isEnabled()
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4")
    assert "Screen again" in words(window)
    assert not window.case.bottom.report.isEnabled()
    QTest.keyClicks(typist.focus, "4")
    typist.press(Qt.Key.Key_Return)
    assert window.case.desk.form.value("lvedd") == 44.0


def test_typing_survives_an_answer_that_arrives_meanwhile(
    window: MainWindow, engine: StandInEngine, typist: Typist, demo: Case, make_result: MakeResult
) -> None:
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4")
    engine.answer(make_result(demo))
    QTest.keyClicks(typist.focus, "6")
    typist.press(Qt.Key.Key_Return)
    assert window.case.desk.form.value("lvedd") == 46.0
    assert "Screen again" in words(window)


def test_screening_again_brings_a_fresh_answer(
    window: MainWindow, engine: StandInEngine, typist: Typist, demo: Case, make_result: MakeResult
) -> None:
    screened(window, engine, demo, make_result)
    typist.go_to("lvedd")
    typist.type("44")
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert isinstance(window.case.desk.screening, UnderWay)
    engine.answer(make_result(window.case.desk.examination.case))
    assert window.case.bottom.report.isEnabled()


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (Loss.CRASHED, "The engine ended unexpectedly"),
        (Loss.SILENT, "The engine did not answer in time"),
        (FailureCode.OUT_OF_MEMORY, "There was not enough memory"),
        (FailureCode.BUNDLE_REFUSED, "The model bundle was refused"),
    ],
)
def test_the_typed_case_survives_every_failure(
    code: Loss | FailureCode, title: str, window: MainWindow, engine: StandInEngine, demo: Case
) -> None:
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    engine.fail(Failure(code))
    assert title in words(window)
    assert "The case is safe." in words(window)
    assert window.case.desk.examination.case == demo
    assert window.case.bottom.ask.isEnabled()


def test_an_engine_that_was_given_up_can_be_started_again(window: MainWindow, engine: StandInEngine) -> None:
    assert not window.header.restart.isVisible()
    engine.enter(State.STOPPED, Failure(Loss.CRASHED))
    assert window.header.restart.isVisible()
    window.header.restart.click()
    assert engine.starts == 1
    engine.enter(State.STARTING)
    assert not window.header.restart.isVisible()


def test_a_fake_answer_is_marked_in_both_languages(
    window: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult
) -> None:
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    engine.answer(make_result(demo, fake=True))
    assert "FAKE ENGINE, NOT A RESULT" in words(window)
    window.switch_language()
    assert "假引擎，并非结果" in words(window)


def shown_preview(window: MainWindow, qtbot: QtBot) -> PreviewDialog:
    qtbot.waitUntil(lambda: window.case.printing.preview is not None)
    preview = window.case.printing.preview
    assert preview is not None
    qtbot.waitUntil(lambda: len(preview.pages) == 1)
    return preview


def test_the_report_is_written_for_the_answer_that_is_shown(
    window: MainWindow,
    engine: StandInEngine,
    outside: Outside,
    demo: Case,
    make_result: MakeResult,
    qtbot: QtBot,
) -> None:
    screened(window, engine, demo, make_result)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    preview = shown_preview(window, qtbot)
    QTest.keyClick(preview, Qt.Key.Key_S, CONTROL)
    assert window.case.bottom.notice_text() == f"Report saved: {outside.path}"
    screening = window.case.desk.screening
    assert isinstance(screening, Answered)
    (order,) = outside.made
    assert (order.case, order.result) == (screening.case, screening.result)
    ((pdf, path),) = outside.written
    assert (pdf[:5], path) == (b"%PDF-", outside.path)


def test_a_report_that_cannot_be_written_says_why(
    window: MainWindow,
    engine: StandInEngine,
    outside: Outside,
    demo: Case,
    make_result: MakeResult,
    qtbot: QtBot,
) -> None:
    outside.error = OSError(errno.EROFS, "Read-only file system", "/home/wu/report.pdf")
    screened(window, engine, demo, make_result)
    window.case.bottom.report.click()
    QTest.keyClick(shown_preview(window, qtbot), Qt.Key.Key_S, CONTROL)
    assert "access is not allowed" in window.case.bottom.notice_text()
    assert "/home/wu" not in window.case.bottom.notice_text()
    assert "The case is safe" in window.case.bottom.notice_text()


@pytest.mark.parametrize("instead", ["Li Ming", ""])
def test_a_name_that_cannot_be_printed_is_asked_for_and_stays_stored(
    instead: str,
    window: MainWindow,
    engine: StandInEngine,
    outside: Outside,
    make_result: MakeResult,
    qtbot: QtBot,
) -> None:
    outside.error, outside.instead = NotPrintableError("patient.id", "missing_glyphs", "مح"), instead
    window.case.open_demo()
    before = window.case.desk.examination.case
    screened(window, engine, before, make_result)
    window.case.bottom.report.click()
    qtbot.waitUntil(lambda: bool(outside.questions) and "…" not in window.case.bottom.notice_text())
    (question,) = outside.questions
    assert "case number: م ح" in question
    assert outside.printed_instead == ({"patient.id": instead} if instead else {})
    assert (window.case.printing.preview is not None) is bool(instead)
    assert window.case.desk.examination.case == before


def test_thinking_better_of_a_report_writes_none(
    window: MainWindow,
    engine: StandInEngine,
    outside: Outside,
    demo: Case,
    make_result: MakeResult,
    qtbot: QtBot,
) -> None:
    outside.path = None
    screened(window, engine, demo, make_result)
    window.case.bottom.report.click()
    QTest.keyClick(shown_preview(window, qtbot), Qt.Key.Key_S, CONTROL)
    assert not outside.written
    assert window.case.bottom.notice_text() == ""


def test_a_stale_answer_has_no_report(
    window: MainWindow,
    engine: StandInEngine,
    outside: Outside,
    typist: Typist,
    make_result: MakeResult,
) -> None:
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    engine.answer(make_result(window.case.desk.examination.case))
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4")
    typist.press(Qt.Key.Key_P, CONTROL)
    assert not outside.made


def test_a_new_case_clears_the_desk_and_can_be_undone(
    window: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult
) -> None:
    screened(window, engine, demo, make_result)
    window.case.bottom.new.click()
    assert window.case.desk.examination.case == Case()
    assert "Type the measurements" in words(window)
    assert "Ctrl+B" in window.case.bottom.notice_text()
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert window.case.desk.examination.case == demo


def test_twelve_fields_from_an_empty_window_take_at_most_sixty_keys(
    engine: StandInEngine, typist: Typist
) -> None:
    typed = [
        "7",
        "f",
        "34",
        "160",
        "55",
        "40",
        "25",
        "8",
        "8",
        "35",
        "37",
        "38",
        "50",
        "31",
        "27",
        "19",
        "78",
    ]
    typist.type(*typed)
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert len(engine.asked[0].case.measurements) == 12
    assert sum(len(word) + 1 for word in typed[5:]) + 1 <= 60
