"""The window's other pages, each put together when it is first visited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.engine.connection import EngineConnection
from app.settings import CurrentSettings
from app.views.case_page import CasePage
from app.views.page import Page, PagePlace

REOPENS: Final = "reopens"  # the application's property


@dataclass(frozen=True, slots=True)
class Parts:
    """What pages are put together from."""

    case: CasePage
    engine: EngineConnection
    settings: CurrentSettings


def places(parts: Parts) -> tuple[PagePlace, ...]:
    """Return every page but the case's, in the order of their tabs."""
    return (
        PagePlace("library", lambda: _library(parts)),
        PagePlace("settings", lambda: _settings(parts)),
    )


def _library(parts: Parts) -> Page:
    from app.browsing import LibraryReading  # noqa: PLC0415  # no page costs anything before its first visit
    from app.views.library_page import LibraryPage, Sources  # noqa: PLC0415  # likewise

    engine = parts.engine
    sources = Sources(
        LibraryReading(engine).start,
        lambda: None if engine.hello is None else engine.hello.bundle,
        parts.case.desk,
    )
    page = LibraryPage(sources, parts.case.language)
    engine.greeted.connect(page.see_bundle)
    return page


def _settings(parts: Parts) -> Page:
    from app.asking import asking  # noqa: PLC0415  # likewise
    from app.demo import first_demo_case  # noqa: PLC0415  # likewise
    from app.presenters.trial import Trial  # noqa: PLC0415  # likewise
    from app.views.settings_page import SettingsPage  # noqa: PLC0415  # likewise

    engine = parts.engine
    trial = Trial(lambda shares: asking(engine, lambda: shares), parts.case.desk, first_demo_case)
    page = SettingsPage(parts.settings, trial, engine.hello)
    engine.greeted.connect(page.see_engine)
    page.reopen_wanted.connect(lambda: reopen(page.window()))
    return page


def reopen(window: QWidget) -> None:
    """Close the window as its own button would, and have the program start again."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(REOPENS, True)  # noqa: FBT003  # a property has no names
    window.close()
