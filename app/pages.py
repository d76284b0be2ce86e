"""The window's other pages, each put together when it is first visited."""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.connection import EngineConnection
from app.settings import CurrentSettings
from app.views.case_page import CasePage
from app.views.page import Page, PagePlace


@dataclass(frozen=True, slots=True)
class Parts:
    """What pages are put together from."""

    case: CasePage
    engine: EngineConnection
    settings: CurrentSettings


def places(parts: Parts) -> tuple[PagePlace, ...]:
    """Return every page but the case's, in the order of their tabs."""
    return (PagePlace("library", lambda: _library(parts)),)


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
