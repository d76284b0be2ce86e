"""How the report looks: sizes, styles and the few blocks that its sections share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from app.report.fonts import FONT_NAME
from app.report.text import PlainText, TextStyle
from app.report.values import FreeText, Words

MARGIN: Final[float] = 13 * mm  # also of a page that is printed smaller, where it becomes a little less
# Everything is black, because grey turns into dots on a photocopier: what matters less is smaller or thinner.
HAIRLINE: Final = 0.15

TITLE: Final = TextStyle(size=13, bold=True, tag="H1")
HEADING: Final = TextStyle(size=9, bold=True, tag="H2")
HEADLINE: Final = TextStyle(size=11, bold=True)
BODY: Final = TextStyle(size=8)
STRONG: Final = TextStyle(size=8, bold=True)
CELL: Final = TextStyle(size=7)
STRONG_CELL: Final = TextStyle(size=7, bold=True)
COLUMN: Final = TextStyle(size=6.2)
NOTE: Final = TextStyle(size=5.8)
BANNER: Final = TextStyle(size=17, bold=True, colour=white)

_TIGHT: Final = (
    ("FONTNAME", (0, 0), (-1, -1), FONT_NAME),  # also of empty cells, which would name a font not embedded
    ("LEFTPADDING", (0, 0), (-1, -1), 1.5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 1.5),
    ("TOPPADDING", (0, 0), (-1, -1), 0.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.0),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An A4 page, on which all may be printed a little smaller so that a long report fits two of them."""

    scale: float

    @property
    def page_width(self) -> float:
        """Return the page's width in the units that are drawn in."""
        return float(A4[0]) / self.scale

    @property
    def page_height(self) -> float:
        """Return the page's height in the units that are drawn in."""
        return float(A4[1]) / self.scale

    @property
    def width(self) -> float:
        """Return the width between the margins."""
        return self.page_width - 2 * MARGIN

    @property
    def top(self) -> float:
        """Return where the page's content begins."""
        return self.page_height - MARGIN


def inline(words: Words) -> str:
    """Write a text once per language, side by side."""
    return " / ".join(dict.fromkeys(words))


def stacked(words: Words) -> str:
    """Write a long text once per language, one below the other."""
    return "\n".join(dict.fromkeys(words))


def printed(value: Words | FreeText) -> str:
    """Return what is printed for a value of either sort."""
    return value.printed if isinstance(value, FreeText) else inline(value)


def heading(words: Words) -> list[Flowable]:
    """Return a section's heading, never alone at a page's end."""
    parts = [Spacer(1, 4), PlainText(inline(words), HEADING), Spacer(1, 1.5)]
    for part in parts:
        part.keepWithNext = True
    return parts


def grid(rows: list[list[Any]], widths: list[float], *more: tuple[Any, ...], repeat: int = 0) -> Table:
    """Lay cells out in columns, tightly, with a thin line under each row."""
    table = Table(rows, colWidths=widths, repeatRows=repeat)
    below = ("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, black)
    table.setStyle(TableStyle([*_TIGHT, below, *more]))
    return table


def boxed(rows: list[list[Any]], widths: list[float]) -> Table:
    """Lay cells out in a frame."""
    return grid(rows, widths, ("BOX", (0, 0), (-1, -1), 0.8, black))
