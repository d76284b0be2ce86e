"""The topmost line: the pages, the case files, the engine in one sentence, the language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from app.language import Language
from app.presenters.engine_state import EngineView
from app.views.plain_label import plain_label, set_role, yielding_label
from app.views.push_button import push_button

ENGINE_PX: Final = 160  # with less, the engine's sentence says nothing


class HeaderBar(QWidget):
    """Says where the engine stands, whatever else happens."""

    page_wanted = Signal(str)
    language_wanted = Signal()
    restart_wanted = Signal()
    open_wanted = Signal()
    paste_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, pages: tuple[str, ...]) -> None:
        super().__init__()
        self.tabs = {name: self._make_tab(name) for name in pages}
        self._engine = yielding_label(role="dim")
        self._engine.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.restart = push_button()
        self.restart.clicked.connect(self.restart_wanted)
        self.language = push_button()
        self.language.clicked.connect(self.language_wanted)
        self.open, self.paste, self.save = push_button(), push_button(), push_button()
        self.open.clicked.connect(self.open_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._pages, self._rest = self._pages_line(), self._rest_line()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(2, 0, 0, 0)
        self._lines.addWidget(self._pages)
        self._lines.addWidget(self._rest, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Stand in two lines where one is too narrow."""
        super().resizeEvent(event)
        needed = self._pages.sizeHint().width() + self._rest.minimumSizeHint().width() + ENGINE_PX
        fits = needed <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(direction)

    def show_language(self, language: Language) -> None:
        """Name the pages, and offer the other language."""
        for name, tab in self.tabs.items():
            tab.setText(language.text(f"page.{name}"))
        self.language.setText(language.text("window.switch_language"))
        self.language.setAccessibleName(language.text("window.switch_language.name"))
        self.restart.setText(language.text("window.restart_engine"))
        self.open.setText(language.text("window.open.keys"))
        self.paste.setText(language.text("import.paste"))
        self.paste.setToolTip(language.text("import.paste.keys"))
        self.save.setText(language.text("window.save.keys"))

    def show_page(self, name: str) -> None:
        """Mark the page in sight."""
        for one, tab in self.tabs.items():
            tab.setChecked(one == name)

    def show_engine(self, view: EngineView) -> None:
        """Show the engine's sentence, and the button that helps when it is given up."""
        self._engine.setText(view.sentence)
        set_role(self._engine, "check" if view.warning else "dim")
        self.restart.setVisible(view.stopped)

    def _pages_line(self) -> QWidget:
        line = _line()
        line.addWidget(plain_label("HEART", role="heading"))
        for tab in self.tabs.values():
            line.addWidget(tab)
        line.addStretch(1)
        return _held(line)

    def _rest_line(self) -> QWidget:
        line = _line()
        line.addWidget(self.open)
        line.addWidget(self.paste)
        line.addWidget(self.save)
        line.addWidget(self._engine, 1)
        line.addWidget(self.restart)
        line.addWidget(self.language)
        return _held(line)

    def _make_tab(self, name: str) -> QPushButton:
        tab = push_button()
        tab.setCheckable(True)  # Qt's setter
        tab.setProperty("tab", True)  # noqa: FBT003  # a property of the style sheet
        tab.clicked.connect(lambda: self.page_wanted.emit(name))
        return tab


def _line() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    return line


def _held(line: QHBoxLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(line)
    return widget
