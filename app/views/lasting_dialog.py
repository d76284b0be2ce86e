"""A dialog over work that takes long: it outlasts a lock of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


class LastingDialog(QDialog):
    """Hidden by a lock while something runs in it, and shown again afterwards; any other dialog is closed."""

    def is_busy(self) -> bool:
        """Say whether closing this would throw away what runs."""
        raise NotImplementedError
