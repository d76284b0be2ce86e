"""The names by which reports call the fields, as patterns over text that was folded letter by letter."""

from __future__ import annotations

import functools
import re
import unicodedata

from heart_engine.domain.measurement import by_key
from heart_engine.domain.resources import read_table
from heart_engine.domain.side_values import side_values
from heart_engine.domain.typed_text import plain, words
from heart_engine.interchange.headers import ASK, SURE, HeaderMatch, match_header

_SHORTEST_NAME = 2
_SAME_SIGN = str.maketrans("′‘’＇：，；（）", "'''':,;()")
_GAP = r"\s{0,3}"  # bounded, like everything between a name and its value: a run of spaces must cost nothing
_BETWEEN = (
    rf"{_GAP}(?:(?:\([^()0-9]{{0,12}}\)|[:=]|为|是|约为|(?:of|is|was|measures|measured|at)\b){_GAP}){{0,4}}"
)
_STARTS_VALUE = r"(?=[0-9<>≤≥~约+(]|{words})"


def folded(text: str) -> str:
    """Fold width and case without changing the length, so that a match in it is a place in the text."""
    return "".join(_fold(char) for char in text.translate(_SAME_SIGN))


@functools.cache
def name_pattern() -> re.Pattern[str]:
    """Match the name of a field with a value right behind it; the name is group 1."""
    ordered = sorted(field_names(), key=len, reverse=True)
    names = "|".join(_whole(name) for name in ordered)
    values = sorted(_value_words(), key=len, reverse=True)
    starts = _STARTS_VALUE.replace("{words}", "|".join(re.escape(word) for word in values))
    return re.compile(rf"({names}){_BETWEEN}{starts}")


@functools.cache
def field_names() -> dict[str, HeaderMatch]:
    """Return every name that may stand in a report, folded, with the field it names."""
    written = [row["header_as_written"] for row in read_table("synonyms.csv")]
    written += [text for row in by_key().values() for text in (row.label_en, row.label_zh, row.abbreviation)]
    written += [text for side in side_values().values() for text in (side.name_en, side.name_zh)]
    found = {folded(text).strip(): match_header(text) for text in written if len(text) >= _SHORTEST_NAME}
    return {name: one for name, one in found.items() if one.key and one.confidence in (SURE, ASK)}


@functools.cache
def valve_pattern() -> re.Pattern[str]:
    """Match the name of a valve; the group that matched is its field."""
    rows = read_table("valve_names.csv")
    keys = dict.fromkeys(row["key"] for row in rows)
    groups = (f"(?P<{key}>{'|'.join(row['text'] for row in rows if row['key'] == key)})" for key in keys)
    return re.compile("|".join(groups))


@functools.cache
def leak_pattern() -> re.Pattern[str]:
    """Match the words for regurgitation."""
    rows = read_table("header_words.csv")
    return re.compile("|".join(re.escape(row["text"]) for row in rows if row["meaning"] == "leak"))


def _value_words() -> set[str]:
    """Return the words that are a value: grades, sexes, and reasons for having none."""
    grades = {plain(row["text"]) for row in read_table("grades.csv")}
    said = {word for meaning in ("male", "female", "not_measurable") for word in words(meaning)}
    return {word for word in grades | said | {"未测", "正常"} if len(word) > 1 or not word.isascii()}


def _whole(name: str) -> str:
    before = r"(?<![a-z0-9'/])" if name[0].isascii() else ""
    after = r"(?![a-z'/])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{before}{re.escape(name)}{after}"


def _fold(char: str) -> str:
    one = unicodedata.normalize("NFKC", char).casefold()
    return one if len(one) == 1 else char
