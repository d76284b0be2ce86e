"""Opening and saving cases in the real window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.presenters.screening import NotScreened
from app.views.main_window import MainWindow
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_to_json
from heart_engine.domain.result import Result

if TYPE_CHECKING:
    from tests.app.views.conftest import Outside, StandInEngine, Typist

CONTROL = Qt.KeyboardModifier.ControlModifier
TO_FILE = CONTROL | Qt.KeyboardModifier.ShiftModifier


def test_a_saved_case_opens_as_the_same_case(
    window: MainWindow, outside: Outside, typist: Typist, demo: Case
) -> None:
    window.case.open_demo()
    typist.press(Qt.Key.Key_S, TO_FILE)
    assert window.case.bottom.notice_text() == f"Case saved: {outside.case_path}"
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.press(Qt.Key.Key_O, CONTROL)
    assert window.case.desk.examination.case == demo
    assert not outside.told


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"format": "heart-case/1", "measurements": {"lvedd": 999}}', "measurements.lvedd"),
        ('{"format": "heart-case/1", "measurements": {"lvedd": 45, "lvxx": 1}}', "measurements.lvxx"),
        ('{"format": "heart-case/9", "measurements": {"lvedd": 45}}', "format"),
        ('{"format": "heart-case/1", "measurements": {"mr": 1.7}}', "measurements.mr"),
        ("[" * 100_000, "-"),
        ("not JSON", "-"),
        ("\udcff", "-"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_bad_file_is_named_with_field_and_rule_and_costs_nothing(
    content: str, named: str, language: str, window: MainWindow, outside: Outside, typist: Typist
) -> None:
    if window.language.code != language:
        window.switch_language()
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "47")
    assert outside.case_path is not None
    outside.case_path.write_text(content, encoding="utf-8", errors="surrogateescape")
    typist.press(Qt.Key.Key_O, CONTROL)
    (told,) = outside.told
    assert "case.json" in told.title
    assert f"{named}: " in told.next_step
    assert window.case.desk.examination.case.measurements == {"lvedd": 47.0}


def test_a_file_that_is_not_there_or_far_too_long_is_said(
    window: MainWindow, outside: Outside, typist: Typist
) -> None:
    typist.press(Qt.Key.Key_O, CONTROL)
    assert "the file or folder is not there" in outside.told[0].title
    assert outside.case_path is not None
    outside.case_path.write_bytes(b" " * 1_000_001)
    window.header.open.click()
    assert "case.json" in outside.told[1].title


def test_a_case_that_was_on_the_form_comes_back_after_another_was_opened(
    window: MainWindow, outside: Outside, typist: Typist, demo: Case
) -> None:
    assert outside.case_path is not None
    outside.case_path.write_text(json.dumps(case_to_json(demo)), encoding="utf-8")
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "47")
    typist.press(Qt.Key.Key_O, CONTROL)
    assert window.case.desk.examination.case == demo
    typist.press(Qt.Key.Key_B, CONTROL)
    assert window.case.desk.examination.case.measurements == {"lvedd": 47.0}


def test_opening_a_case_takes_away_the_answer_of_the_one_before(
    window: MainWindow,
    engine: StandInEngine,
    outside: Outside,
    demo: Case,
    make_result: Callable[..., Result],
) -> None:
    assert outside.case_path is not None
    window.case.open_demo()
    window.case.screen_case()
    engine.answer(make_result(demo))
    outside.case_path.write_text(json.dumps(case_to_json(demo)), encoding="utf-8")
    window.case.open_file()
    assert isinstance(window.case.desk.screening, NotScreened)
    assert not window.case.bottom.report.isEnabled()


@pytest.mark.parametrize("typed", ["", "4.5", "999"])
def test_what_is_empty_or_still_a_question_is_not_saved(
    typed: str, window: MainWindow, outside: Outside, typist: Typist
) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, typed)
    typist.press(Qt.Key.Key_S, TO_FILE)
    assert outside.case_path is not None
    assert not outside.case_path.exists()
    assert typist.where() == "lvedd"
    assert window.case.desk.form.text("lvedd") == typed


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(
    window: MainWindow, outside: Outside, tmp_path: Path
) -> None:
    outside.case_path = tmp_path / "no folder" / "case.json"
    window.case.open_demo()
    QTest.keyClick(window, Qt.Key.Key_S, TO_FILE)
    assert "the file or folder is not there" in outside.told[0].title
    assert not list(tmp_path.iterdir())


def test_thinking_better_of_it_changes_nothing(window: MainWindow, outside: Outside) -> None:
    outside.case_path = None
    window.case.open_demo()
    before = window.case.desk.form
    window.header.open.click()
    QTest.keyClick(window, Qt.Key.Key_S, TO_FILE)
    assert window.case.desk.form == before
    assert not outside.told
