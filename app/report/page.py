"""What stands on every page: site, title, banners, fixed sentence, record and page number."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from app.report.fonts import FONT_NAME, text_width
from app.report.looks import (
    BANNER,
    BODY,
    CELL,
    COLUMN,
    MARGIN,
    STRONG,
    TITLE,
    Sheet,
    inline,
    printed,
    stacked,
)
from app.report.tagging import Mark, decoration, tagged, write_structure
from app.report.text import LEADING, TextStyle, broken_lines, draw_line
from app.report.values import ReportContent

_TITLE_SHARE: Final = 0.6
_NAMED_ON_EACH_PAGE: Final = 2  # facts: the patient's number and name
_BANNER_HEIGHT: Final = BANNER.size * 1.8
_WATERMARK: Final = Color(0.86, 0.86, 0.86)
_WATERMARK_SIZE: Final = 44.0


class ReportCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """A canvas that knows at the end how many pages there are, and what each piece of them is."""

    def __init__(self, *args: object, content: ReportContent, most_pages: float, **options: object) -> None:
        super().__init__(*args, **{**options, "initialFontName": FONT_NAME})
        self._content = content
        self._most_pages = most_pages
        self._marks: list[Mark] = []
        self._finished: list[dict[str, Any]] = []
        self._next_number = 0

    def next_mark(self, tag: str) -> int:
        """Give a marked piece of the page its number."""
        number = self._next_number
        self._next_number += 1
        self._marks.append(Mark(self.getPageNumber(), number, tag))
        return number

    def write_operator(self, operator: str) -> None:
        """Write one operator into the page's content."""
        self._code.append(operator)

    def showPage(self) -> None:  # noqa: N802  # reportlab's own name
        """Put a page aside until their number is known."""
        self._finished.append(dict(self.__dict__))
        self._next_number = 0
        self._startPage()

    def save(self) -> None:
        """Write all pages with their numbers, then the document; nothing where there are too many of them."""
        if len(self._finished) > self._most_pages:
            return
        marks = self._marks
        for state in self._finished:
            self.__dict__.update(state)
            with decoration(self):
                _draw_page_number(self, self._content, len(self._finished))
            super().showPage()
        write_structure(self._doc, marks)
        super().save()


def header_height(content: ReportContent, sheet: Sheet, *, first: bool) -> float:
    """Return the room above a page's text."""
    banner = _BANNER_HEIGHT if content.fake_banner else 0
    return (
        _head_height(content, sheet, first=first)
        + banner
        + _height(_notice_lines(content, sheet), STRONG)
        + 6
    )


def footer_height(content: ReportContent, sheet: Sheet) -> float:
    """Return the room below a page's text."""
    return _height([*_fixed_lines(content, sheet), ""], COLUMN) + 6


def draw_frame(canvas: ReportCanvas, content: ReportContent, sheet: Sheet, *, first: bool) -> None:
    """Draw header and footer of a page."""
    if content.fake_banner:
        with decoration(canvas):
            _draw_watermark(canvas, content.fake_banner.split(" · ")[0], sheet)
    draw_head = _draw_first_head if first else _draw_later_head
    draw_head(canvas, content, sheet)
    below = sheet.top - _head_height(content, sheet, first=first)
    with decoration(canvas):
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, below + 1, MARGIN + sheet.width, below + 1)
    below = _draw_banner(canvas, content.fake_banner, sheet, below)
    _draw_lines(canvas, _notice_lines(content, sheet), (MARGIN, below), STRONG)
    _draw_footer(canvas, content, sheet)


def _height(lines: list[str], style: TextStyle) -> float:
    return len(lines) * style.size * LEADING


def _head_height(content: ReportContent, sheet: Sheet, *, first: bool) -> float:
    if first:
        return (
            max(_height(_title_lines(content, sheet), TITLE), _height(_site_lines(content, sheet), CELL)) + 3
        )
    return _height(_later_lines(content, sheet), STRONG) + 3


def _title_lines(content: ReportContent, sheet: Sheet) -> list[str]:
    return broken_lines(stacked(content.title), sheet.width * _TITLE_SHARE, TITLE.size)


def _site_lines(content: ReportContent, sheet: Sheet) -> list[str]:
    """Write name and department on one line, address and contact on another."""
    pairs = [content.site[start : start + 2] for start in range(0, len(content.site), 2)]
    told = [" · ".join(one.printed for one in pair) for pair in pairs]
    return [
        line for text in told for line in broken_lines(text, sheet.width * (1 - _TITLE_SHARE) - 10, CELL.size)
    ]


def _later_lines(content: ReportContent, sheet: Sheet) -> list[str]:
    """Name the report and the patient on the pages after the first: sheets get separated."""
    told = (inline(content.title), *(printed(fact.value) for fact in content.patient[:_NAMED_ON_EACH_PAGE]))
    return broken_lines(" · ".join(part for part in told if part), sheet.width, STRONG.size)


def _notice_lines(content: ReportContent, sheet: Sheet) -> list[str]:
    return [line for one in content.notices for line in broken_lines(inline(one), sheet.width, STRONG.size)]


def _fixed_lines(content: ReportContent, sheet: Sheet) -> list[str]:
    return broken_lines(stacked(content.fixed_sentence), sheet.width, COLUMN.size)


def _draw_first_head(canvas: ReportCanvas, content: ReportContent, sheet: Sheet) -> None:
    _draw_lines(canvas, _title_lines(content, sheet), (MARGIN, sheet.top), TITLE)
    _draw_lines(
        canvas, _site_lines(content, sheet), (MARGIN + sheet.width * _TITLE_SHARE + 10, sheet.top), CELL
    )


def _draw_later_head(canvas: ReportCanvas, content: ReportContent, sheet: Sheet) -> None:
    _draw_lines(canvas, _later_lines(content, sheet), (MARGIN, sheet.top), STRONG)


def _draw_banner(canvas: ReportCanvas, text: str, sheet: Sheet, top: float) -> float:
    """Draw the banner of a fake engine, if any; return where the next thing may begin."""
    if not text:
        return top
    bottom = top - _BANNER_HEIGHT
    with tagged(canvas, BODY.tag):
        canvas.setFillColor(black)
        canvas.rect(MARGIN, bottom + 2, sheet.width, _BANNER_HEIGHT - 2, stroke=0, fill=1)
        draw_line(canvas, (MARGIN + 10, bottom + 11), text, BANNER)
    return bottom


def _draw_lines(
    canvas: ReportCanvas, lines: list[str], top_left: tuple[float, float], style: TextStyle
) -> None:
    left, top = top_left
    if lines:
        with tagged(canvas, style.tag):
            for number, line in enumerate(lines):
                draw_line(canvas, (left, top - style.size * (1 + number * LEADING)), line, style)


def _draw_footer(canvas: ReportCanvas, content: ReportContent, sheet: Sheet) -> None:
    top = MARGIN + footer_height(content, sheet) - 6
    with decoration(canvas):
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, top + 2, MARGIN + sheet.width, top + 2)
    _draw_lines(canvas, _fixed_lines(content, sheet), (MARGIN, top), COLUMN)


def _draw_page_number(canvas: ReportCanvas, content: ReportContent, pages: int) -> None:
    """Draw the last line of the footer: what was printed, when, and which page this is."""
    page = inline(content.headings["page"]).format(page=canvas.getPageNumber(), pages=pages)
    printed_at = f"{inline(content.headings['printed'])} {_moment(content.printed_at)}"
    identity = content.identity
    names = (identity.record_id.printed, identity.bundle.printed, identity.variant.printed)
    hashed = f"SHA-256 {identity.inputs_sha256[:16]}…"
    line = " · ".join(part for part in (*names, hashed, printed_at, page) if part)
    draw_line(canvas, (MARGIN, MARGIN), line, COLUMN)


def _moment(printed_at: datetime) -> str:
    """Write a moment with its distance from UTC: a system's name of its zone may be in any script."""
    return f"{printed_at:%Y-%m-%d %H:%M} UTC{printed_at.isoformat()[-6:]}"


def _draw_watermark(canvas: ReportCanvas, text: str, sheet: Sheet) -> None:
    canvas.saveState()
    canvas.translate(sheet.page_width / 2, sheet.page_height / 2)
    canvas.rotate(50)
    canvas.setFillColor(_WATERMARK)
    style = TextStyle(size=_WATERMARK_SIZE, colour=_WATERMARK)
    draw_line(canvas, (-text_width(text, _WATERMARK_SIZE) / 2, 0), text, style)
    canvas.restoreState()
