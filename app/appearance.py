"""Colours, shapes and sizes, as plain values that window and report can share.

Each label keeps one colour and one shape everywhere; the colours are Okabe and Ito's, which the colour-blind
can tell apart. There is one accent; red is kept for "refer soon" and for data that would be lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Shape(StrEnum):
    """The outline that stands for a label, readable without its colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one label is drawn everywhere."""

    colour: str
    shape: Shape


LABEL_MARKS: Final = MappingProxyType(
    {
        "asd": Mark("#0072B2", Shape.CIRCLE),
        "vsd": Mark("#E69F00", Shape.SQUARE),
        "pdo": Mark("#009E73", Shape.TRIANGLE),
    }
)
NO_LABEL_MARK: Final = Mark("#6B7280", Shape.CROSS)

INK: Final = "#1B2127"
DIM: Final = "#5C6770"
FAINT: Final = "#98A2AB"
LINE: Final = "#CBD2D8"
PAPER: Final = "#FFFFFF"
DESK: Final = "#F1F3F5"
NORMAL_BAND: Final = "#C9DDE8"
ACCENT: Final = "#1F4E6B"
CAUTION: Final = "#8A4B00"
CAUTION_PAPER: Final = "#FFF4DC"
ALARM: Final = "#B3261E"
ALARM_PAPER: Final = "#FCE8E6"

TEXT_PX: Final = 13
HEADLINE_PX: Final = 19
GRID_PX: Final = 8
ROW_PX: Final = 30


def mark_of(label: str) -> Mark:
    """Return the mark of a label; whatever is not a label gets the grey cross."""
    return LABEL_MARKS.get(label, NO_LABEL_MARK)
