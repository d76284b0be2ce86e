"""The pages of a report as pictures, drawn in memory by pdfium."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

import pypdfium2

from app.report.pdfium import PDFIUM

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: rows of blue, green, red and an unused byte per pixel."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_images(pdf: bytes, dots_per_inch: float) -> tuple[PageImage, ...]:
    """Draw all pages."""
    with PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(_drawn(page, dots_per_inch) for page in document)


def _drawn(page: pypdfium2.PdfPage, dots_per_inch: float) -> PageImage:
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, prefer_bgrx=True, rev_byteorder=False)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
