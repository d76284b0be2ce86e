"""The topmost line: the pages, the case files, the engine in one sentence, the language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.language import Language
from app.presenters.engine_state import EngineView
from app.views.plain_label import plain_label, set_role
from app.views.push_button import push_button


class HeaderBar(QWidget):
    """Says where the engine stands, whatever else happens."""

    page_wanted = Signal(str)
    language_wanted = Signal()
    restart_wanted = Signal()
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, pages: tuple[str, ...]) -> None:
        super().__init__()
        self.tabs = {name: self._make_tab(name) for name in pages}
        self._engine = plain_label(role="dim")
        self.restart = push_button()
        self.restart.clicked.connect(self.restart_wanted)
        self.language = push_button()
        self.language.clicked.connect(self.language_wanted)
        self.open, self.save = push_button(), push_button()
        self.open.clicked.connect(self.open_wanted)
        self.save.clicked.connect(self.save_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(plain_label("HEART", role="heading"))
        line.addSpacing(8)
        for tab in self.tabs.values():
            line.addWidget(tab)
        line.addSpacing(8)
        line.addWidget(self.open)
        line.addWidget(self.save)
        line.addStretch(1)
        line.addWidget(self._engine)
        line.addWidget(self.restart)
        line.addWidget(self.language)

    def show_language(self, language: Language) -> None:
        """Name the pages, and offer the other language."""
        for name, tab in self.tabs.items():
            tab.setText(language.text(f"page.{name}"))
        self.language.setText(language.text("window.switch_language"))
        self.language.setAccessibleName(language.text("window.switch_language.name"))
        self.restart.setText(language.text("window.restart_engine"))
        self.open.setText(language.text("window.open.keys"))
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

    def _make_tab(self, name: str) -> QPushButton:
        tab = push_button()
        tab.setCheckable(True)  # Qt's setter
        tab.setProperty("tab", True)  # noqa: FBT003  # a property of the style sheet
        tab.clicked.connect(lambda: self.page_wanted.emit(name))
        return tab
