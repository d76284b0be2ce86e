"""The first case of a newcomer, counted in keys: twelve measurements and the person, and no mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.presenters.form_layout import typing_order
from app.presenters.screening import Answered, is_fresh
from app.views.main_window import MainWindow
from heart_engine.domain.result import Result

PERSON = ("", "f", "34", "160", "55")  # the number is passed over with Enter, the name without a key
TWELVE = ("40", "25", "8", "8", "35", "37", "38", "50", "31", "27", "19", "78")
MOST_KEYS = 60


class Keyboard:
    """Presses keys where the focus is, and counts them; a modifier is a key of its own."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.pressed = 0

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        self.pressed += 2 if control else 1
        focus = self._window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())))
        self.press(Qt.Key.Key_Return)


def test_twelve_measurements_and_an_answer_in_at_most_sixty_keys(
    window: MainWindow, engine: Any, make_result: Callable[..., Result]
) -> None:
    keyboard = Keyboard(window)
    for text in (*PERSON, *TWELVE):
        keyboard.type(text)
    keyboard.press(Qt.Key.Key_Return, control=True)
    case = engine.asked[-1].case
    assert case.measurements == dict(zip(typing_order(), map(float, TWELVE), strict=False))
    assert (case.patient.sex, case.patient.age_years) == ("female", 34)
    assert (case.patient.height_cm, case.patient.weight_kg) == (160, 55)
    engine.answer(make_result(case))
    screening = window.case.desk.screening
    assert is_fresh(screening)
    assert isinstance(screening, Answered)
    assert screening.case == case
    assert keyboard.pressed == 49
    assert keyboard.pressed <= MOST_KEYS
