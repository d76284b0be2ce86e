"""Write a report: aside first, then moved into place, so that a report is there whole or not at all."""

from __future__ import annotations

import io
import math
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.report.fonts import report_font
from app.report.layout import blocks
from app.report.looks import MARGIN, Sheet, inline
from app.report.page import ReportCanvas, draw_frame, footer_height, header_height
from app.report.values import PrintProblem, ReportContent, print_problems

ATTACHMENT_NAME: Final = "heart-report.json"
_HAS_FOLDER_HANDLES: Final = os.name == "posix"
_PROGRAM: Final = "HEART"
_LANGUAGE_TAGS: Final = {"zh": "zh-CN"}
_MOST_PAGES: Final = 2
_SCALES: Final = (1.0, 0.94, 0.88)  # below that nobody could read it: rather a third page


class UnprintableError(ValueError):
    """Fields that cannot be printed as they are: each needs a transliteration."""

    def __init__(self, problems: tuple[PrintProblem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{one.field}: {one.code} {one.characters!a}" for one in problems))


def write_report(content: ReportContent, path: Path) -> None:
    """Print a report into a file."""
    write_pdf(report_bytes(content), path)


def write_pdf(data: bytes, path: Path) -> None:
    """Write a report; what was there before stays until the new one is safely on the disk."""
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
    problems = print_problems(content)
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
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, **_metadata(content))
    document.addPageTemplates([_page(content, sheet, first=True), _page(content, sheet, first=False)])

    def canvas(*args: object, **options: object) -> ReportCanvas:
        made = ReportCanvas(*args, content=content, most_pages=most_pages, **options)
        _set_time(made, content.printed_at)
        _attach(made, content.attachment)
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


def _metadata(content: ReportContent) -> dict[str, object]:
    """Return title and language; nothing of the patient's, because file managers show it."""
    language = content.languages[0]
    return {
        "title": f"{inline(content.title)} {content.identity.record_id.printed}".strip(),
        "author": content.site[0].printed if content.site else _PROGRAM,
        "subject": inline(content.fixed_sentence),
        "creator": _PROGRAM,
        "lang": _LANGUAGE_TAGS.get(language, language),
        "displayDocTitle": True,
    }


def _set_time(canvas: ReportCanvas, printed_at: datetime) -> None:
    """Write the time that was passed in instead of the clock's, so that a report can be made again."""
    stamp, utc = canvas._doc._timeStamp, printed_at.astimezone(UTC)  # noqa: SLF001  # not settable otherwise
    stamp.t = utc.timestamp()
    stamp.lt = utc.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]


def _attach(canvas: ReportCanvas, text: str) -> None:
    """Attach the numbers as a file inside the PDF."""
    document = canvas._doc  # noqa: SLF001  # reportlab has no public way to its catalogue
    data = PDFStream(PDFDictionary({"Type": PDFName("EmbeddedFile")}))
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
    """Make the new name itself safe; Windows does so unasked, and cannot open folders."""
    if _HAS_FOLDER_HANDLES:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
