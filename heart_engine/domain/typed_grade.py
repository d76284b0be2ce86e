"""Read what is typed into a grade field: a word, a sign, or a velocity that belongs beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from heart_engine.domain.grades import GRADES, GradeWord, grade_echo, grade_words
from heart_engine.domain.measurement import by_key
from heart_engine.domain.side_values import SideValue, beside
from heart_engine.domain.typed import Reading, Status
from heart_engine.domain.typed_field import field_of, labels_of
from heart_engine.domain.typed_measurement import assess
from heart_engine.domain.typed_number import TOKEN, DoubtfulNumberError, as_float, number_text, read_token
from heart_engine.domain.typed_text import limit, looks_like_a_date, missing, plain, words

_GRADE_UNIT = "{grade}"
_PUNCTUATION = " ,;.:()"


def read_grade(key: str, text: str) -> Reading:
    """Read a plain text typed into the grade field of one valve."""
    word = grade_words().get(text)
    if word is not None:
        return _graded(word, {})
    early = missing(text)
    if early is not None:
        return early
    if looks_like_a_date(text):
        return Reading(Status.ASK, "C16", note="date")
    if TOKEN.fullmatch(text):
        return _bare(key, text)
    return _phrase(key, text)


def _graded(word: GradeWord, side: dict[str, float], rule: str = "C14") -> Reading:
    if word.asks:
        return Reading(
            Status.ASK, rule, unit=_GRADE_UNIT, proposal=grade_echo(word.grade), side=side, note="scale"
        )
    return Reading(Status.VALUE, rule, value=word.grade, unit=_GRADE_UNIT, side=side)


def _bare(key: str, token: str) -> Reading:
    """Ask whether a bare number is a grade or a velocity; what can be neither is refused."""
    try:
        number = as_float(read_token(token).value)
    except DoubtfulNumberError as doubt:
        return Reading(Status.ASK, doubt.rule)
    if number in GRADES:
        return _bare_grade(number)
    if limit("grade_velocity_low") <= number <= limit("grade_velocity_high"):
        side = next(one for one in beside(key) if one.quantity == "velocity")
        return _side_only([(side, number)])
    return Reading(Status.REJECT, "not_a_grade")


def _bare_grade(number: float) -> Reading:
    word = GradeWord(grade_echo(number), number, asks=number != min(GRADES))
    reading = _graded(word, {})
    return reading if number.is_integer() else replace(reading, proposal=None, note="grade_or_velocity")


def _phrase(key: str, text: str) -> Reading:
    """Read several facts from one phrase; a word that nobody knows makes it a question."""
    sides: list[tuple[SideValue, float]] = []
    left, start = "", 0
    for found in TOKEN.finditer(text):
        taken = _side_quantity(key, found[0], text[found.end() :].lstrip())
        if taken is None:
            continue
        side, reading, rest = taken
        if not isinstance(reading.value, float):
            return reading
        sides.append((side, reading.value))
        left, start = f"{left}{text[start : found.start()]} ", len(text) - len(rest)
    return _words_left(key, left + text[start:], sides)


def _words_left(key: str, text: str, sides: list[tuple[SideValue, float]]) -> Reading:
    """Read the grade around the side values; where something is left over, offer no side value either."""
    side = {one.key: value for one, value in sides}
    if len(side) < len(sides):
        return Reading(Status.ASK, "C15", note="said_twice")
    left = _filler(key).sub(" ", text).strip(_PUNCTUATION)
    if left in grade_words():
        return _graded(grade_words()[left], side, "C15")
    found = [grade_words()[word] for word in _grade_word().findall(left)]
    left = _grade_word().sub(" ", left).strip(_PUNCTUATION)
    if len({word.grade for word in found}) == 1:
        reading = _graded(found[0], side, "C15")
        proposal = grade_echo(found[0].grade)
        return reading if not left else Reading(Status.ASK, "C15", unit=_GRADE_UNIT, proposal=proposal)
    if sides and not left and not found:
        return _side_only(sides)
    is_question = bool(found or sides) or any(char.isdigit() for char in left)
    return Reading(Status.ASK, "C15") if is_question else Reading(Status.REJECT, "unreadable")


def _side_quantity(key: str, token: str, after: str) -> tuple[SideValue, Reading, str] | None:
    for side in beside(key):
        field = field_of(side.key)
        unit, rest = field.split_unit(after)
        if unit is not None:
            return side, assess(field, token, unit), rest
    return None


def _side_only(sides: list[tuple[SideValue, float]]) -> Reading:
    facts = [f"{side.quantity.replace('_', ' ')} {_text(value)} {side.ucum}" for side, value in sides]
    proposal = f"{' and '.join(facts)} for the side field"
    side = {one.key: value for one, value in sides}
    return Reading(Status.ASK, "C15", unit=sides[0][0].ucum, proposal=proposal, side=side, note="no_grade")


def _text(value: float) -> str:
    return number_text(Fraction(value))


@functools.cache
def _filler(key: str) -> re.Pattern[str]:
    """Match what may stand around a grade without changing it: the valve's names and words like 反流."""
    valve = plain(by_key()[key].label_zh).removesuffix("反流")
    return _any_of([*labels_of(key), valve, *words("filler")])


@functools.cache
def _grade_word() -> re.Pattern[str]:
    return _any_of([word for word in grade_words() if any(char.isalpha() for char in word)])


def _any_of(found: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(found, key=len, reverse=True)
    return re.compile("|".join(_whole_word(word) for word in ordered))


def _whole_word(word: str) -> str:
    """Guard Latin words, so that `no` is not found in `normal`."""
    before = r"(?<![a-z0-9])" if word[0].isascii() else ""
    after = r"(?![a-z0-9])" if word[-1].isascii() else ""
    return f"{before}{re.escape(word)}{after}"
