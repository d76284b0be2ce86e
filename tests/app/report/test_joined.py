from __future__ import annotations

import contextlib
import io
import threading

import pypdfium2

from app.report.joined import joined
from app.report.page_images import page_images
from app.report.pdfium import PDFIUM


def _pdf(*widths: float) -> bytes:
    with PDFIUM, contextlib.closing(pypdfium2.PdfDocument.new()) as document:
        for width in widths:
            document.new_page(width, 100).close()
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()


def test_all_pages_follow_each_other() -> None:
    assert [page.width for page in page_images(joined([_pdf(10), _pdf(20, 30)]), 72)] == [10, 20, 30]


def test_two_threads_draw_and_join_one_after_the_other() -> None:
    """Without the lock pdfium ends the whole program here, as it did once."""
    pdf, drawn = _pdf(*[400] * 5), list[int]()

    def draw() -> None:
        drawn.append(len(page_images(joined([pdf] * 3), 30)))

    threads = [threading.Thread(target=draw) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn == [15] * 8
