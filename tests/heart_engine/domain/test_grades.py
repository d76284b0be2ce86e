from __future__ import annotations

import pytest

from heart_engine.domain.grades import GRADES, grade_echo, grade_name, grade_words, plain_grade_text


def read(text: str) -> float | None:
    """Return the grade of a whole text that is one known spelling."""
    word = grade_words().get(plain_grade_text(text))
    return None if word is None else word.grade


def test_the_scale_has_the_seven_steps_of_the_case_format() -> None:
    assert GRADES == (0, 1, 2, 2.5, 3, 3.5, 4)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_name_reads_back_as_its_grade(language: str) -> None:
    for grade in GRADES:
        assert read(grade_name(grade, language)) == grade


def test_names_are_in_the_language_asked_for() -> None:
    assert grade_name(2.5, "en") == "mild-moderate"
    assert grade_name(2.5, "zh") == "轻-中度"


def test_a_number_off_the_scale_has_no_name() -> None:
    with pytest.raises(KeyError):
        grade_name(1.5, "en")


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("轻-中度", 2.5),
        ("Mild", 2),
        ("ＭＩＬＤ", 2),
        (" moderate   to severe ", 3.5),
        ("＋＋", 3),
        ("(-)", 0),
    ],
)
def test_a_spelling_is_read_whatever_its_width_and_case(text: str, grade: float) -> None:
    assert read(text) == grade


@pytest.mark.parametrize("text", ["", "mildly", "3", "grade 5"])
def test_what_is_not_in_the_table_has_no_grade(text: str) -> None:
    assert read(text) is None


def test_signs_of_uncertain_scale_ask_and_words_do_not() -> None:
    words = grade_words()
    assert [words[text].asks for text in ("+++", "iii度", "grade 3", "+")] == [True] * 4
    assert [words[text].asks for text in ("1+", "轻度", "none", "severe")] == [False] * 4


def test_an_echo_reads_back() -> None:
    assert [read(grade_echo(grade)) for grade in GRADES] == list(GRADES)
    assert grade_echo(3) == "3 (moderate)"
