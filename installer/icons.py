"""Draws heart.png and heart.ico of resources/icons from heart.svg: `python -m installer.icons`."""

from __future__ import annotations

import struct
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.commit import ROOT

ICONS = ROOT / "resources" / "icons"
_SIZES = (16, 24, 32, 48, 256)
_LARGEST = 256


def main() -> int:
    """Draw every size."""
    application = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    renderer = QSvgRenderer(str(ICONS / "heart.svg"))
    pictures = {size: drawn(renderer, size) for size in _SIZES}
    (ICONS / "heart.png").write_bytes(pictures[_LARGEST])
    (ICONS / "heart.ico").write_bytes(ico(pictures))
    application.quit()
    return 0


def drawn(renderer: QSvgRenderer, size: int) -> bytes:
    """Return the icon in one size as PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 declares the format as bytes
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return Windows' container of icons, which takes PNG as it is."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries, content = b"", b""
    for size, png in pictures.items():
        edge = size % _LARGEST  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(png), offset + len(content))
        content += png
    return header + entries + content


if __name__ == "__main__":
    raise SystemExit(main())
