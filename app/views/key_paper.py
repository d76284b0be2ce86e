"""The recovery key on paper, or as a page on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from app.language import Language

FILE_NAME: Final = "HEART-recovery-key.pdf"
_TITLE_PT, _KEY_PT, _TEXT_PT = 18, 16, 11


class NotPrintedError(OSError):
    """The page could not be begun: no printer, no room, no stick."""


def write_key_file(recovery_key: str, folder: Path, language: Language) -> Path:
    """Put the key on one page into a folder, and return the file; nothing half-written stays."""
    path = folder / FILE_NAME
    if not folder.is_dir():
        raise NotPrintedError(str(folder))
    try:
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        draw_key(recovery_key, writer, language)
        del writer  # closes the file
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if not path.is_file() or not path.stat().st_size:
        raise NotPrintedError(str(path))
    return path


def draw_key(recovery_key: str, paper: QPagedPaintDevice, language: Language) -> None:
    """Draw the key with what it is for onto one page."""
    painter = QPainter()
    if not painter.begin(paper):
        raise NotPrintedError
    try:
        page = QRectF(painter.viewport())
        margin = page.width() * 0.08
        area = page.adjusted(margin, margin, -margin, -margin)
        for size, text in (
            (_TITLE_PT, language.text("recovery.title")),
            (_TEXT_PT, language.text("recovery.paper")),
            (_KEY_PT, recovery_key.replace("-", " - ")),
        ):
            painter.setFont(_font(painter.font(), size))
            used = painter.boundingRect(area, int(Qt.TextFlag.TextWordWrap), text)
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), text)
            area.setTop(used.bottom() + used.height() / (1 + text.count("\n")))
    finally:
        painter.end()


def _font(font: QFont, points: int) -> QFont:
    sized = QFont(font)
    sized.setPointSize(points)
    return sized
