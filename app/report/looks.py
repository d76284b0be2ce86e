"""How the report looks: sizes, styles and the few blocks that its sections share."""

from __future__ import annotations

import re
from typing import Any, Final

from reportlab.lib.colors import Color, black, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from app.report.text import PlainText, TextStyle
from app.report.values import FreeText, Words

MARGIN: Final = 13 * mm
RULE: Final = Color(0.45, 0.45, 0.45)
PALE_RULE: Final = Color(0.8, 0.8, 0.8)

TITLE: Final = TextStyle(size=13, bold=True, tag="H1")
HEADING: Final = TextStyle(size=9, bold=True, tag="H2")
HEADLINE: Final = TextStyle(size=11, bold=True)
BODY: Final = TextStyle(size=8)
STRONG: Final = TextStyle(size=8, bold=True)
CELL: Final = TextStyle(size=7)
STRONG_CELL: Final = TextStyle(size=7, bold=True)
COLUMN: Final = TextStyle(size=6.2, colour=Color(0.25, 0.25, 0.25))
NOTE: Final = TextStyle(size=5.8, colour=Color(0.15, 0.15, 0.15))
BANNER: Final = TextStyle(size=17, bold=True, colour=white)

_LEADING_NUMBER: Final = re.compile(r"[0-9.]+ ")
_TIGHT: Final = (
    ("LEFTPADDING", (0, 0), (-1, -1), 1.5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 1.5),
    ("TOPPADDING", (0, 0), (-1, -1), 0.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.0),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
)


def inline(words: Words) -> str:
    """Write a short text once per language, side by side, and a number that leads them all once."""
    number = _LEADING_NUMBER.match(words[0]) if words else None
    lead = number[0] if number else ""
    first, *others = dict.fromkeys(words) or [""]
    return " / ".join([first, *(other.removeprefix(lead) for other in others)])


def stacked(words: Words) -> str:
    """Write a long text once per language, one below the other."""
    return "\n".join(dict.fromkeys(words))


def printed(value: Words | FreeText) -> str:
    """Return what is printed for a value of either sort."""
    return value.printed if isinstance(value, FreeText) else inline(value)


def heading(words: Words) -> list[Flowable]:
    """Return a section's heading."""
    return [Spacer(1, 4), PlainText(inline(words), HEADING), Spacer(1, 1.5)]


def grid(rows: list[list[Any]], widths: list[float], *more: tuple[Any, ...], repeat: int = 0) -> Table:
    """Lay cells out in columns, tightly, with a pale line under each row."""
    table = Table(rows, colWidths=widths, repeatRows=repeat)
    below = ("LINEBELOW", (0, 0), (-1, -1), 0.3, PALE_RULE)
    table.setStyle(TableStyle([*_TIGHT, below, *more]))
    return table


def boxed(rows: list[list[Any]], widths: list[float]) -> Table:
    """Lay cells out in a frame."""
    return grid(rows, widths, ("BOX", (0, 0), (-1, -1), 0.8, black))
