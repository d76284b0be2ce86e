"""Several reports as one file, in their order; the numbers attached to each stay with the single ones."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable

import pypdfium2

from app.report.pdfium import PDFIUM


def joined(reports: Iterable[bytes]) -> bytes:
    """Return one PDF with the pages of all."""
    with PDFIUM, contextlib.closing(pypdfium2.PdfDocument.new()) as whole:
        for report in reports:
            with contextlib.closing(pypdfium2.PdfDocument(report)) as document:
                whole.import_pages(document)
        buffer = io.BytesIO()
        whole.save(buffer)
        return buffer.getvalue()
