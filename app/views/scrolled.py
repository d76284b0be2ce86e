"""Whatever is larger than the window can be scrolled, and the control with the focus is always in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
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


def bring_into_sight(target: QWidget) -> None:
    """Scroll whatever the target lies in until it can be seen."""
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, Scrolled):
            around.ensureWidgetVisible(target, AROUND_PX, AROUND_PX)
        around = around.parentWidget()


class PageFrame(Scrolled):
    """Holds a whole page: it fills the window, and scrolls once the window is smaller than it can be.

    A scroll area gives wrapped texts the height they would like; a page makes do with the window's.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(_Stand(page))


class _Stand(QWidget):
    """As large as its one child has to be, or larger."""

    def __init__(self, child: QWidget) -> None:
        super().__init__()
        self._child = child
        child.setParent(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Need what the child needs."""
        return self._child.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Let the child fill everything."""
        super().resizeEvent(event)
        self._child.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Pass on that the child has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
