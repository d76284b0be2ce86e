"""Grades of regurgitation: the scale, its names and the words that reports use for it."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class GradeWord:
    """A spelling that stands for a grade; `asks` where its scale is not certain."""

    text: str
    grade: float
    asks: bool


@functools.cache
def _names() -> dict[float, dict[str, str]]:
    rows = read_table("grade_names.csv")
    return {float(row["grade"]): {"en": row["name_en"], "zh": row["name_zh"]} for row in rows}


GRADES = tuple(_names())
"""Every grade of the scale, from none to severe."""


def grade_name(grade: float, language: str) -> str:
    """Return what people call a grade; a KeyError where the number is not on the scale."""
    return _names()[grade]["zh" if language == "zh" else "en"]


def grade_echo(grade: float) -> str:
    """Write a grade with its number, in a form that reads back as exactly this grade."""
    return f"{grade:g} ({grade_name(grade, 'en')})"


def plain_grade_text(text: str) -> str:
    """Bring full-width signs, letter case and spaces to the one form that the words are kept in."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@functools.cache
def grade_words() -> dict[str, GradeWord]:
    """Return every known spelling, longest first, so that the first match is the right one."""
    read = [
        GradeWord(plain_grade_text(row["text"]), float(row["grade_0_4"]), row["form_status"] == "ask")
        for row in read_table("grades.csv")
    ]
    echoes = [GradeWord(grade_echo(grade), grade, asks=False) for grade in GRADES]
    names = [GradeWord(name, grade, asks=False) for grade in GRADES for name in _names()[grade].values()]
    ordered = sorted([*names, *echoes, *read], key=lambda word: len(word.text), reverse=True)
    return {word.text: word for word in ordered}
