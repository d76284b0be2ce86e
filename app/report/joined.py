"""Several reports as one file, in their order; the numbers attached to each stay with the single ones."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2


def joined(reports: Iterable[bytes]) -> bytes:
    """Return one PDF with the pages of all."""
    whole = pypdfium2.PdfDocument.new()
    try:
        for report in reports:
            document = pypdfium2.PdfDocument(report)
            whole.import_pages(document)
            document.close()
        buffer = io.BytesIO()
        whole.save(buffer)
        return buffer.getvalue()
    finally:
        whole.close()
