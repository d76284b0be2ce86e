"""A report's pages as Qt's pictures: on the screen, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter

PAPER_DPI: Final = 300


class PrinterFailedError(OSError):
    """The printer took no page."""


def pictures(pdf: bytes, dots_per_inch: float) -> Iterator[QImage]:
    """Draw the pages; any thread may do so, one at a time."""
    from app.report.page_images import page_images  # noqa: PLC0415  # pdfium is not needed to show the window

    for page in page_images(pdf, dots_per_inch):
        shared = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        yield shared.copy()  # its own pixels: those of the page go away with it


def print_pages(pdf: bytes, device: QPagedPaintDevice) -> None:
    """Put every page on paper, as large as the paper allows."""
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterFailedError
    try:
        for number, picture in enumerate(pictures(pdf, PAPER_DPI)):
            if number and not device.newPage():
                raise PrinterFailedError
            paper = QRectF(painter.viewport())
            scale = min(paper.width() / picture.width(), paper.height() / picture.height())
            painter.drawImage(
                QRectF(paper.x(), paper.y(), picture.width() * scale, picture.height() * scale), picture
            )
    finally:
        painter.end()
