"""Whatever is larger than the window can be scrolled, and the control with the focus is always in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

AROUND_PX: Final = 24


class Scrolled(QScrollArea):
    """Shows one widget, with scroll bars only where it does not fit."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setProperty("desk", True)  # noqa: FBT003  # a property of the style sheet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, AROUND_PX, AROUND_PX)
