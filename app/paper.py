"""Where something is printed or exported to, asked of the person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget


class PaperDialogs:
    """Asks with the system's own dialogs."""

    def printer(self, window: QWidget) -> QPagedPaintDevice | None:
        """Ask for a printer; None where somebody thinks better of it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  # not before the first frame

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, window)
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

    def folder(self, window: QWidget, title: str) -> Path | None:
        """Ask for a folder, such as a USB stick's."""
        chosen = QFileDialog.getExistingDirectory(window, title)
        return Path(chosen) if chosen else None
