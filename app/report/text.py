"""Plain text as a block of lines: no markup is ever parsed, so nothing in a name can become markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from app.report.fonts import FONT_NAME, report_font, text_width
from app.report.tagging import tagged

_WIDE: Final = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_OPENING: Final = "（《〈「『【〔"
_CLOSING: Final = "，。、；：！？）》〉」』】〕"
# A line may break after each wide character, but not before a closing nor after an opening bracket.
_PIECE: Final = re.compile(rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*")
LEADING: Final = 1.25
_FAUX_BOLD: Final = 0.022  # stroke of an emphasised letter, as a part of its size: one font file is enough
_FILL_AND_STROKE: Final = 2
_ROOM_FOR_ROUNDING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text looks."""

    size: float = 8
    bold: bool = False
    colour: Color = black
    centred: bool = False
    tag: str = "P"


def broken_lines(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines that fit; no character but white space at a break is lost."""
    return [line for part in text.split("\n") for line in _paragraph_lines(part, width, size)]


def _paragraph_lines(paragraph: str, width: float, size: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for piece in _PIECE.findall(paragraph):
        needed = text_width(piece, size)
        if not piece.isspace() and used + needed > width + _ROOM_FOR_ROUNDING:
            lines.extend([line.rstrip()] if line else [])
            *whole, line = _divided(piece, width, size)
            lines.extend(whole)
            used = text_width(line, size)
        elif line or not piece.isspace():
            line, used = line + piece, used + needed
    return [*lines, line.rstrip()]


def _divided(piece: str, width: float, size: float) -> list[str]:
    """Cut a piece that is wider than a line into such that are not."""
    parts = []
    while text_width(piece, size) > width and len(piece) > 1:
        fitting = _characters_that_fit(piece, width, size)
        parts.append(piece[:fitting])
        piece = piece[fitting:]
    return [*parts, piece]


def _characters_that_fit(piece: str, width: float, size: float) -> int:
    count = 1
    while count < len(piece) and text_width(piece[: count + 1], size) <= width:
        count += 1
    return count


class PlainText(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A block of text that breaks into lines, and over pages."""

    def __init__(self, text: str, style: TextStyle) -> None:
        super().__init__()
        report_font()
        self.text = text
        self.style = style
        self.lines: list[str] = []

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Break the lines and say how much room they take."""
        self.width = available_width
        self.lines = broken_lines(self.text, available_width, self.style.size)
        self.height = len(self.lines) * self._leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[PlainText]:
        """Divide the block at a page's end."""
        self.wrap(available_width, available_height)
        fitting = int(available_height // self._leading)
        if fitting < 1:
            return []
        parts = (self.lines[:fitting], self.lines[fitting:])
        return [PlainText("\n".join(lines), self.style) for lines in parts if lines]

    def draw(self) -> None:
        """Print the lines from the top down."""
        canvas = self.canv
        with tagged(canvas, self.style.tag):
            for number, line in enumerate(self.lines):
                left = (self.width - text_width(line, self.style.size)) / 2 if self.style.centred else 0
                base = self.height - number * self._leading - self.style.size
                draw_line(canvas, (left, base), line, self.style)

    @property
    def _leading(self) -> float:
        return self.style.size * LEADING


def draw_line(canvas: Any, at: tuple[float, float], text: str, style: TextStyle) -> None:  # noqa: ANN401  # untyped
    """Print one line of text at a place."""
    canvas.saveState()
    canvas.setFillColor(style.colour)
    canvas.setFont(FONT_NAME, style.size)
    if style.bold:
        canvas.setStrokeColor(style.colour)
        canvas.setLineWidth(style.size * _FAUX_BOLD)
        canvas.drawString(*at, text, mode=_FILL_AND_STROKE)
    else:
        canvas.drawString(*at, text)
    canvas.restoreState()
