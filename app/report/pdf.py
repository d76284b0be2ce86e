"""Write a report: aside first, then moved into place, so that a report is there whole or not at all."""

from __future__ import annotations

import io
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
from app.report.looks import MARGIN, inline
from app.report.page import WIDTH, ReportCanvas, draw_frame, footer_height, header_height
from app.report.values import GlyphProblem, ReportContent, glyph_problems

ATTACHMENT_NAME: Final = "heart-report.json"


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
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    document.addPageTemplates([_page(content, first=True), _page(content, first=False)])

    def canvas(*args: object, **options: object) -> ReportCanvas:
        made = ReportCanvas(*args, content=content, **options)
        _describe(made, content)
        return made

    document.build(blocks(content), canvasmaker=canvas)
    return buffer.getvalue()


def _page(content: ReportContent, *, first: bool) -> PageTemplate:
    top, bottom = header_height(content, first=first), footer_height(content)
    frame = Frame(
        MARGIN,
        MARGIN + bottom,
        WIDTH,
        A4[1] - 2 * MARGIN - top - bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def draw(canvas: ReportCanvas, _document: object) -> None:
        draw_frame(canvas, content, first=first)

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
