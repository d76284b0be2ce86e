"""The worst that can be typed, pasted and undone: nothing is lost, no answer stands beside other inputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.views.main_window import MainWindow
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result

if TYPE_CHECKING:
    from tests.app.views.conftest import StandInEngine, Typist

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LONG_ID = "2026-" + "0123456789" * 60
NAME_FROM_THE_RIGHT = "محمد بن عبد الله"


def verdict(window: MainWindow, key: str) -> str:
    return window.case.form.rows[key].control.accessibleDescription()


def text(window: MainWindow, key: str) -> str:
    box = window.case.form.rows[key].box
    assert box is not None
    return box.text()


def paste(typist: Typist, pasted: str) -> None:
    box = typist.focus
    assert isinstance(box, QLineEdit)
    QApplication.clipboard().setText(pasted)
    box.paste()


def test_the_same_number_typed_again_is_judged_again(window: MainWindow, typist: Typist) -> None:
    window.case.open_demo()
    typist.go_to("ra")
    before = verdict(window, "ra")
    typist.type(text(window, "ra"))
    assert before
    assert verdict(window, "ra") == before


def test_the_same_question_typed_again_asks_again_before_it_is_accepted(
    window: MainWindow, typist: Typist
) -> None:
    typist.go_to("lvedd")
    typist.type("4.5")
    typist.press(Qt.Key.Key_Tab)
    typist.go_to("lvedd")
    typist.type("4.5")
    assert (typist.where(), verdict(window, "lvedd")) == ("lvedd", "45 mm? Enter accepts")
    typist.press(Qt.Key.Key_Return)
    assert window.case.desk.form.value("lvedd") == 45.0


def test_what_is_typed_after_undoing_what_was_read_is_read_too(
    window: MainWindow, engine: StandInEngine, typist: Typist
) -> None:
    typist.go_to("lvedd")
    typist.type("45")
    typist.go_to("lvedd")
    typist.press(Qt.Key.Key_Z, CONTROL)
    typist.press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(typist.focus, "46")
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert text(window, "lvedd") == "46"
    assert engine.asked[0].case.measurements == {"lvedd": 46.0}


def test_an_equals_sign_without_a_computed_value_loses_nothing(
    window: MainWindow, engine: StandInEngine, typist: Typist
) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "45=")
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert text(window, "lvedd") == "45"
    assert engine.asked[0].case.measurements == {"lvedd": 45.0}


@pytest.mark.parametrize("sign", ["=", "＝"])
def test_a_case_number_may_hold_an_equals_sign(sign: str, window: MainWindow, typist: Typist) -> None:
    QTest.keyClicks(typist.focus, "A")
    QTest.keyClicks(typist.focus, sign) if sign.isascii() else typist.compose(sign)
    QTest.keyClicks(typist.focus, "1")
    window.case.screen_case()
    assert window.case.desk.form.case_id == f"A{sign}1"


@pytest.mark.parametrize("case_id", [LONG_ID, NAME_FROM_THE_RIGHT, "<b>Li</b> & <img src='x'>", "李　小龙"])
def test_no_case_number_is_cut_or_changed(case_id: str, window: MainWindow, typist: Typist) -> None:
    paste(typist, case_id)
    typist.press(Qt.Key.Key_Return)
    assert window.case.desk.examination.case.case_id == case_id
    assert window.case.patient.boxes["case_id"].text() == case_id


def test_a_case_number_pasted_with_its_line_end_is_one_line(window: MainWindow, typist: Typist) -> None:
    paste(typist, "2026-0117\r\nLi\tXiaolong\n")
    typist.press(Qt.Key.Key_Return)
    assert window.case.desk.form.case_id == "2026-0117 Li Xiaolong"


@pytest.mark.parametrize(
    "pasted", ["45\n30\n9", "45\t30\t9", "LVEDD 45 mm\nLVESD 30 mm", "4\n5", "45" + " " * 90 + "cm"]
)
def test_a_pasted_column_of_numbers_is_no_number(
    pasted: str, window: MainWindow, engine: StandInEngine, typist: Typist
) -> None:
    typist.go_to("lvedd")
    paste(typist, pasted)
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert not engine.asked
    assert window.case.desk.form.open_keys() == ("lvedd",)
    assert text(window, "lvedd").split() == pasted.split()


def test_new_pressed_twice_still_brings_the_case_back(window: MainWindow, demo: Case, typist: Typist) -> None:
    window.case.open_demo()
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.press(Qt.Key.Key_B, CONTROL)
    assert window.case.desk.examination.case == demo


def test_a_demo_case_opened_twice_does_not_cost_the_typed_one(window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.type("47")
    typed = window.case.desk.form
    window.case.panel.demo.click()
    window.case.panel.demo.click()
    window.case.bottom.new.click()
    typist.press(Qt.Key.Key_B, CONTROL)
    typist.press(Qt.Key.Key_B, CONTROL)
    assert window.case.desk.form == typed


def test_changing_the_language_in_the_middle_of_a_word_keeps_it(window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4")
    window.switch_language()
    QTest.keyClicks(typist.focus, "7")
    typist.press(Qt.Key.Key_Return)
    assert window.case.desk.form.value("lvedd") == 47.0


def test_a_case_cleared_while_it_is_screened_shows_no_answer(
    window: MainWindow, engine: StandInEngine, demo: Case, typist: Typist
) -> None:
    window.case.open_demo()
    typist.press(Qt.Key.Key_Return, CONTROL)
    typist.press(Qt.Key.Key_N, CONTROL)
    assert not window.case.bottom.report.isEnabled()
    typist.press(Qt.Key.Key_B, CONTROL)
    assert window.case.desk.examination.case == demo
    assert not window.case.bottom.report.isEnabled()
    assert len(engine.asked) == 1


def test_cancelled_and_asked_again_at_once_the_new_question_is_answered(
    window: MainWindow, engine: StandInEngine, demo: Case, typist: Typist, make_result: Callable[..., Result]
) -> None:
    window.case.open_demo()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return):
        typist.press(key, CONTROL)
        typist.press(Qt.Key.Key_Escape)
    typist.press(Qt.Key.Key_Return, CONTROL)
    engine.answer(make_result(demo))
    assert len(engine.asked) == 4
    assert window.case.bottom.report.isEnabled()
