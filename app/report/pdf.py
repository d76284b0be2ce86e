"""Write a report: aside first, then moved into place, so that a report is there whole or not at all."""

from __future__ import annotations

import io
import math
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.report.fonts import report_font
from app.report.layout import blocks
from app.report.looks import MARGIN, Sheet, inline
from app.report.page import ReportCanvas, draw_frame, footer_height, header_height
from app.report.values import GlyphProblem, ReportContent, glyph_problems

ATTACHMENT_NAME: Final = "heart-report.json"
_MOST_PAGES: Final = 2
_SCALES: Final = (1.0, 0.94, 0.88)  # below that nobody could read it: rather a third page


class UnprintableError(ValueError):
    """Fields with characters that the font lacks: each needs a transliteration to be printed."""

    def __init__(self, problems: tuple[GlyphProblem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{one.field}: {one.characters!a}" for one in problems))


def write_report(content: ReportContent, path: Path) -> None:
    """Print a report into a file; what was there before stays until the new one is safely on the disk."""
    data = report_bytes(content)
    handle, aside = tempfile.mkstemp(prefix=".heart-", suffix=".pdf.part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def report_bytes(content: ReportContent) -> bytes:
    """Return the report as a PDF; the same content gives the same bytes."""
    problems = glyph_problems(content)
    if problems:
        raise UnprintableError(problems)
    report_font()
    for scale in _SCALES:
        data = _built(content, Sheet(scale), _MOST_PAGES)
        if data:
            return data
    return _built(content, Sheet(_SCALES[-1]), math.inf)


def _built(content: ReportContent, sheet: Sheet, most_pages: float) -> bytes:
    """Build the document; empty where it takes too many pages."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    document.addPageTemplates([_page(content, sheet, first=True), _page(content, sheet, first=False)])

    def canvas(*args: object, **options: object) -> ReportCanvas:
        made = ReportCanvas(*args, content=content, most_pages=most_pages, **options)
        _describe(made, content)
        return made

    document.build(blocks(content, sheet.width), canvasmaker=canvas)
    return buffer.getvalue()


def _page(content: ReportContent, sheet: Sheet, *, first: bool) -> PageTemplate:
    top, bottom = header_height(content, sheet, first=first), footer_height(content, sheet)
    frame = Frame(
        MARGIN,
        MARGIN + bottom,
        sheet.width,
        sheet.page_height - 2 * MARGIN - top - bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def draw(canvas: ReportCanvas, _document: object) -> None:
        canvas.scale(sheet.scale, sheet.scale)
        draw_frame(canvas, content, sheet, first=first)

    name = "first" if first else "later"
    return PageTemplate(id=name, frames=[frame], onPage=draw, autoNextPageTemplate="later")


def _describe(canvas: ReportCanvas, content: ReportContent) -> None:
    """Write title, language, time and the attached numbers into the document; nothing of the patient's."""
    canvas.setTitle(f"{inline(content.title)} {content.identity.record_id.printed}".strip())
    canvas.setAuthor(content.site[0].printed if content.site else "HEART")
    canvas.setSubject(inline(content.fixed_sentence))
    canvas.setCreator("HEART")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document = canvas._doc  # noqa: SLF001  # reportlab has no public way to its catalogue
    document.Catalog.Lang = PDFString({"zh": "zh-CN"}.get(content.languages[0], content.languages[0]))
    _set_time(document, content.printed_at)
    _attach(document, content.attachment)


def _set_time(document: Any, printed_at: datetime) -> None:  # noqa: ANN401  # reportlab carries no types
    stamp, utc = document._timeStamp, printed_at.astimezone(UTC)  # noqa: SLF001  # not settable otherwise
    stamp.t = utc.timestamp()
    stamp.lt = utc.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]


def _attach(document: Any, text: str) -> None:  # noqa: ANN401  # reportlab carries no types
    """Attach the numbers as a file inside the PDF."""
    data = PDFStream(PDFDictionary({"Type": PDFName("EmbeddedFile"), "Subtype": PDFName("application/json")}))
    data.content = text
    file = document.Reference(data, "attachmentData")
    specification = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(ATTACHMENT_NAME),
            "UF": PDFString(ATTACHMENT_NAME),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": file}),
        }
    )
    named = PDFArray([PDFString(ATTACHMENT_NAME), document.Reference(specification, "attachment")])
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": named})})


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe; Windows does so without being asked, and cannot open folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
