"""The one window: the header with its tabs, and one page below it at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QStackedWidget, QWidget

from app.engine.connection import EngineConnection
from app.language import LANGUAGES, Language
from app.presenters.engine_state import EngineState, engine_view
from app.settings import Settings
from app.views.case_page import CasePage
from app.views.closing import Closing
from app.views.header_bar import HeaderBar
from app.views.loading_clock import LoadingClock
from app.views.page import Page, PagePlace
from app.views.questions import QuestionBoxes
from app.views.scrolled import PageFrame
from app.views.theme import change_theme, style_sheet, theme_in_force
from app.views.window_layout import window_layout

FIRST_SIZE: Final = (1366, 728)  # a small laptop, less its task bar
SMALLEST_SIZE: Final = (640, 340)  # a small laptop with everything at twice its size; pages scroll
CASE: Final = "case"
HELP: Final = "about"


class MainWindow(QMainWindow):
    """Says where the engine stands, whatever page is open, and lets each page speak one language."""

    language_chosen = Signal(str)

    def __init__(
        self, case: CasePage, engine: EngineConnection, language: Language, others: Sequence[PagePlace] = ()
    ) -> None:
        super().__init__()
        self.case, self.language = case, language
        self._engine = engine
        self._clock = LoadingClock(self)
        self._closing = Closing(self, QuestionBoxes(lambda: self.language), lambda: self.language)
        self._places = {place.name: place for place in (PagePlace(CASE, lambda: case), *others)}
        self._built: dict[str, Page] = {}
        self._frames: dict[str, PageFrame] = {}
        self._lid: Page | None = None
        self.header = HeaderBar(tuple(self._places))
        self._stack = QStackedWidget()
        self._desk = window_layout(self.header, self._stack)
        self._shutter = QStackedWidget()
        self._shutter.addWidget(self._desk)
        self.setCentralWidget(self._shutter)
        if (layout := self.layout()) is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # no text may resize the window
        self._bind()
        self.speak(language)
        self.setStyleSheet(style_sheet())
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)
        self.go_to(CASE)

    def go_to(self, name: str) -> Page:
        """Show a page, and build it where this is the first visit."""
        page = self._built.get(name)
        if page is None:
            page = self._built[name] = self._places[name].build()
            self._frames[name] = PageFrame(page.widget)
            self._stack.addWidget(self._frames[name])
            page.show_language(self.language)
        self._stack.setCurrentWidget(self._frames[name])
        self.header.show_page(name)
        page.enter()
        return page

    def current(self) -> str:
        """Name the page in sight."""
        return next(name for name, frame in self._frames.items() if frame is self._stack.currentWidget())

    @property
    def is_covered(self) -> bool:
        """Say whether the pages are out of sight."""
        return self._shutter.currentWidget() is not self._desk

    def cover(self, lid: Page) -> None:
        """Show nothing but this until it is taken away; no key reaches what lies under it."""
        if self._lid is None:
            self._lid = lid
            self._shutter.addWidget(lid.widget)
            lid.show_language(self.language)
        self._shutter.setCurrentWidget(lid.widget)
        lid.enter()

    def is_of_a_page(self, widget: QWidget | None) -> bool:
        """Say whether a widget belongs to a page, also by way of a dialog, and not to what covers them."""
        while widget is not None and widget is not self._desk:
            widget = widget.parentWidget()
        return widget is not None

    def uncover(self) -> None:
        """Show the pages again, as they were."""
        if self.is_covered:
            self._shutter.setCurrentWidget(self._desk)
            self._built[self.current()].enter()

    def speak(self, language: Language) -> None:
        """Write the whole window in a language."""
        self.language = language
        self.setWindowTitle(language.text("window.title"))
        self.header.show_language(language)
        for page in self._built.values():
            page.show_language(language)
        if self._lid is not None:
            self._lid.show_language(language)
        self._draw_engine()

    def switch_language(self) -> None:
        """Speak the next language."""
        index = LANGUAGES.index(self.language.code) + 1
        self.speak(Language(LANGUAGES[index % len(LANGUAGES)]))
        self.language_chosen.emit(self.language.code)

    def follow(self, settings: Settings) -> None:
        """Look and speak as the settings say."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and theme_in_force() is not settings.theme:
            change_theme(application, settings.theme)
            self.setStyleSheet(style_sheet())
        if self.language.code != settings.language:
            self.speak(Language(settings.language))

    def leave(self, first: Callable[[], object] = lambda: None) -> None:
        """Close, once it was agreed to end what is under way; what is to be done first waits for that too."""
        self._closing.close(first)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Lose nothing that is still being typed or written, and end nothing without a question."""
        if not self._closing.may_close():
            event.ignore()
            self.leave()
            return
        self.case.finish()
        super().closeEvent(event)

    def _draw_engine(self) -> None:
        state, hello = self._engine.state, self._engine.hello
        self._clock.follow(state)
        engine = EngineState(state, hello, self._engine.stopped_by, self._clock.seconds())
        self.header.show_engine(engine_view(engine, self.language))

    def _bind(self) -> None:
        self._engine.state_changed.connect(self._draw_engine)
        self._engine.greeted.connect(self._draw_engine)
        self._clock.ticked.connect(self._draw_engine)
        self.header.page_wanted.connect(self.go_to)
        self.header.language_wanted.connect(self.switch_language)
        self.header.restart_wanted.connect(self._engine.start)
        self.header.open_wanted.connect(self._open_file)
        self.header.paste_wanted.connect(self._paste)
        self.header.save_wanted.connect(self._save)
        if HELP in self._places:
            QShortcut(QKeySequence("F12"), self._desk, lambda: self.go_to(HELP))
        for number, name in enumerate(self._places, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self._desk, lambda wanted=name: self.go_to(wanted))

    def _paste(self) -> None:
        self.go_to(CASE)
        self.case.paste_report()

    def _open_file(self) -> None:
        self.go_to(CASE)
        self.case.open_file()

    def _save(self) -> None:
        self.go_to(CASE)
        self.case.save_wanted.emit()
