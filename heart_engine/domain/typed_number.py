"""The strict reading of one number: `.` or `,` is a decimal point, and nothing separates groups."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heart_engine.domain.typed_text import has_foreign_digits, plain

TOKEN = re.compile(r"[0-9](?:[0-9.,]|[ '_](?=[0-9]))*")
"""Everything that belongs to one number or looks as if it did, so that `1 234,5` is never two numbers."""

EXPONENT = re.compile(r"[0-9][ ]*e[ ]*[+-]?[0-9]")
_PLAIN = re.compile(r"([0-9]+)(?:([.,])([0-9]+))?")
_GROUP = 3


class DoubtfulNumberError(ValueError):
    """A text that is no number, or that may be two different ones."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)


@dataclass(frozen=True, slots=True)
class Number:
    """A number exactly as it was typed."""

    value: Fraction
    rule: str


def parse_number(text: str) -> float:
    """Read a text that is one number and nothing else; a DoubtfulNumberError says what is in doubt."""
    token = plain(text)
    if has_foreign_digits(text) or not TOKEN.fullmatch(token):
        rule = "unreadable"
        raise DoubtfulNumberError(rule)
    number = read_token(token)
    if number.rule == "C6" or math.isinf(as_float(number.value)):
        raise DoubtfulNumberError(number.rule)
    return as_float(number.value)


def read_token(token: str) -> Number:
    """Read what TOKEN found; a point that was doubled or left at the end is dropped under rule C6."""
    if ".." in token or token.endswith((".", ",")):
        repaired = token.replace("..", ".", 1).rstrip(".,")
        return Number(_value(repaired), "C6")
    return Number(_value(token), "C5" if "," in token else "plain")


def as_float(value: Fraction) -> float:
    """Return the nearest float; infinity beyond all of them."""
    try:
        return float(value)
    except OverflowError:
        return math.inf


def number_text(value: Fraction) -> str:
    """Write a number so that reading it gives the same float."""
    digits = Decimal(repr(as_float(value)))
    return f"{digits.normalize():f}"


def _value(token: str) -> Fraction:
    found = _PLAIN.fullmatch(token)
    rule = "C17" if " " in token else "C5"
    if found is None:
        raise DoubtfulNumberError(rule)
    whole, point, decimals = found.groups()
    if point and _may_be_a_group(whole, point, decimals):
        raise DoubtfulNumberError(rule)
    return Fraction(f"{whole}.{decimals or '0'}")


def _may_be_a_group(whole: str, point: str, decimals: str) -> bool:
    """Say whether `1,250` or `1.250` may stand for 1250; no group is led by a single zero."""
    if point == ",":
        return len(decimals) >= _GROUP
    return len(decimals) == _GROUP and len(whole) <= _GROUP and whole.strip("0") != ""
