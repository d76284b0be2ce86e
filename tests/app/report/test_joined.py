from __future__ import annotations

import io

import pypdfium2

from app.report.joined import joined


def _pdf(*widths: float) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for width in widths:
        document.new_page(width, 100)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_all_pages_follow_each_other() -> None:
    whole = pypdfium2.PdfDocument(joined([_pdf(10), _pdf(20, 30)]))
    assert [round(page.get_width()) for page in whole] == [10, 20, 30]
