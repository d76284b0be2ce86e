"""Bring typed text to one plain form, and know the words that stand for something."""

from __future__ import annotations

import functools
import re
import unicodedata
from fractions import Fraction

from heart_engine.domain.resources import read_table
from heart_engine.domain.typed import Reading, Status

_FULL_WIDTH_DIGITS = range(ord("０"), ord("９") + 1)
_SAME_SIGN = str.maketrans(
    {
        "。": ".",  # a Chinese input method's full stop is how many people type a decimal point
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u301c": "~",
        "\u2018": "'",
        "\u2019": "'",
        "\u2032": "'",
        "\u2044": "/",
        "\u2215": "/",
    }
)
_DATE = re.compile(r"[0-9]{4}\s*[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}|[0-9]{1,2}月[0-9]{1,2}日")


def plain(text: str) -> str:
    """Fold width, case, look-alike signs and every kind of space; invisible characters are spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_SIGN)
    visible = "".join(" " if unicodedata.category(char) == "Cf" else char for char in folded)
    return " ".join(visible.replace("+/-", "±").replace("+-", "±").split())


def has_foreign_digits(text: str) -> bool:
    """Say whether digits occur that folding would turn into others: ٤٥, 4², ①; full-width ones are fine."""
    return any(_is_foreign(char, before) for before, char in zip(" " + text, text, strict=False))


def with_own_digits(text: str) -> str:
    """Spell decimal digits and the decimal point of other scripts as ASCII, to propose a reading."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text).replace("٫", ".")


def looks_like_a_date(text: str) -> bool:
    """Say whether a plain text is a date, as spreadsheets make of "1-2"."""
    return _DATE.search(text) is not None


@functools.cache
def words(meaning: str) -> dict[str, str]:
    """Return the plain words of one meaning with their rules, longest first."""
    rows = [row for row in _word_rows() if row["meaning"] == meaning]
    ordered = sorted(rows, key=lambda row: len(row["text"]), reverse=True)
    return {plain(row["text"]): row["rule"] for row in ordered}


@functools.cache
def _word_rows() -> tuple[dict[str, str], ...]:
    return tuple(read_table("typed_words.csv"))


@functools.cache
def limit(name: str) -> Fraction:
    """Return one threshold of the readers."""
    return {row["name"]: Fraction(row["value"]) for row in read_table("typed_limits.csv")}[name]


def missing(text: str) -> Reading | None:
    """Read a plain text that says there is no value, with the reason as the note."""
    if not text:
        return Reading(Status.MISSING, "C1", note="not_reported")
    for reason in ("not_reported", "not_measurable"):
        rule = words(reason).get(text) or words(reason).get(text.rstrip(" ."))
        if rule:
            return Reading(Status.MISSING, rule, note=reason)
    return None


def _is_foreign(char: str, before: str) -> bool:
    if char.isascii() or ord(char) in _FULL_WIDTH_DIGITS:
        return False
    folded = unicodedata.normalize("NFKC", char)
    is_in_a_unit = folded[:1].isalpha() or (char in "²³" and before in "mM")  # ㎡, m²
    return any(one.isdigit() for one in folded) and not is_in_a_unit
