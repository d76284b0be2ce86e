from __future__ import annotations

from heart_engine.domain.case import Case
from heart_engine.protocol.exit_codes import exit_code_for
from heart_engine.protocol.messages import Browse, Explain, FailureCode, Screen, SelfTest, silences


def test_a_newer_question_about_a_case_silences_an_older_one() -> None:
    assert silences(Screen("2", Case()), Explain("1", Case()))
    assert silences(Explain("2", Case()), Screen("1", Case()))


def test_a_question_of_another_kind_silences_nothing() -> None:
    assert not silences(Browse("2"), Screen("1", Case()))
    assert not silences(Screen("2", Case()), SelfTest("1"))
    assert not silences(SelfTest("2"), Browse("1"))


def test_pages_of_the_library_silence_nothing() -> None:
    assert not silences(Browse("2"), Browse("1"))


def test_a_failure_has_the_exit_code_that_scripts_rely_on() -> None:
    codes = {failure: exit_code_for(failure).value for failure in FailureCode}
    assert codes.pop(FailureCode.CANCELLED) == 6
    assert codes.pop(FailureCode.CASE_REJECTED) == 3
    assert codes.pop(FailureCode.BUNDLE_REFUSED) == 4
    assert codes.pop(FailureCode.LIBRARY_REFUSED) == 4
    assert set(codes.values()) == {5}
