"""The window's other pages, each put together when it is first visited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.engine.connection import EngineConnection
from app.engine.roles import State
from app.record_room import RecordRoom
from app.settings import CurrentSettings
from app.views.case_page import CasePage
from app.views.main_window import CASE, MainWindow
from app.views.outside import Services
from app.views.page import Page, PagePlace
from app.welcome import Welcome

if TYPE_CHECKING:
    from app.machine import Machine  # likewise
    from app.views.library_page import LibraryPage

REOPENS: Final = "reopens"  # the application's property


@dataclass(frozen=True, slots=True)
class Parts:
    """What pages are put together from."""

    case: CasePage
    engine: EngineConnection
    settings: CurrentSettings
    room: RecordRoom
    outside: Services
    welcome: Welcome


def places(parts: Parts) -> tuple[PagePlace, ...]:
    """Return every page but the case's, in the order of their tabs."""
    return (
        PagePlace("library", lambda: _library(parts)),
        PagePlace("history", lambda: _history(parts)),
        PagePlace("batch", lambda: _batch(parts)),
        PagePlace("settings", lambda: _settings(parts)),
        PagePlace("about", lambda: _about(parts)),
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
    page.builder_wanted.connect(lambda: _build_library(page, parts.welcome.data))
    return page


def _build_library(page: LibraryPage, data: Path) -> None:
    from app.building import HospitalCommand  # noqa: PLC0415  # likewise
    from app.presenters.builder_folder import new_builder_folder  # noqa: PLC0415  # likewise
    from app.services import choose_table  # noqa: PLC0415  # likewise
    from app.views.builder_dialog import BuilderDialog, BuilderOutside  # noqa: PLC0415  # likewise

    command = HospitalCommand()
    outside = BuilderOutside(command, new_builder_folder(data, datetime.now(tz=UTC)), choose_table)
    dialog = BuilderDialog(page, outside, page.language)
    command.setParent(dialog)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _history(parts: Parts) -> Page:
    from app.history_reading import HistoryParts, HistoryReading  # noqa: PLC0415  # likewise
    from app.paper import PaperDialogs  # noqa: PLC0415  # likewise
    from app.report_batch import ReportBatch  # noqa: PLC0415  # likewise
    from app.report_filing import filing_reports  # noqa: PLC0415  # likewise
    from app.views.history_page import HistoryPage  # noqa: PLC0415  # likewise
    from app.views.report_printing import ReportPrinting  # noqa: PLC0415  # likewise

    page = HistoryPage(parts.case.language)
    printing = ReportPrinting(page, parts.outside, page.show_notice, lambda: page.language)
    batch = ReportBatch(page, parts.room, parts.outside, PaperDialogs(), lambda: page.language)
    reading = HistoryReading(
        page, HistoryParts(parts.room, parts.case, lambda: show_case(parts.case), printing, batch)
    )
    for made in (printing, batch):
        made.reported.connect(filing_reports(parts.room, reading.tell))
    return page


def _batch(parts: Parts) -> Page:
    from app.asking import asking  # noqa: PLC0415  # likewise
    from app.batching import Batching  # noqa: PLC0415  # likewise
    from app.report.joined import joined  # noqa: PLC0415  # likewise
    from app.reporting import make_report, write_report_file  # noqa: PLC0415  # likewise
    from app.services import batch_outside  # noqa: PLC0415  # likewise
    from app.views.batch_page import BatchPage  # noqa: PLC0415  # likewise
    from app.views.batch_reports import BatchReports, ReportMaking  # noqa: PLC0415  # likewise

    engine, settings = parts.engine, parts.settings
    runner = Batching(asking(engine, lambda: settings.values.prevalence), lambda: engine.state is State.READY)
    making = ReportMaking(lambda order: make_report(order, settings.values), write_report_file, joined)
    case = parts.case
    page = BatchPage(runner, BatchReports(making), batch_outside(), case.desk.open_case, case.language)
    runner.setParent(page)
    return page


def _settings(parts: Parts) -> Page:
    from app.asking import asking  # noqa: PLC0415  # likewise
    from app.building import HospitalCommand  # noqa: PLC0415  # likewise
    from app.demo import first_demo_case  # noqa: PLC0415  # likewise
    from app.installing import Installing  # noqa: PLC0415  # likewise
    from app.presenters.shares_trial import SharesTrial  # noqa: PLC0415  # likewise
    from app.views.settings_page import SettingsPage  # noqa: PLC0415  # likewise

    engine = parts.engine
    trial = SharesTrial(lambda shares: asking(engine, lambda: shares), parts.case.desk, first_demo_case)
    command = HospitalCommand()
    installing = Installing(command, parts.welcome.data)
    page = SettingsPage(parts.settings, trial, engine.hello, installing)
    command.setParent(page)
    installing.setParent(page)
    engine.greeted.connect(page.see_engine)
    page.reopen_wanted.connect(lambda: reopen(page.window()))
    return page


def _about(parts: Parts) -> Page:
    from app.diagnostics import Facts, diagnostics_text, read_log_tail  # noqa: PLC0415  # likewise
    from app.engine.bundle_needs import bundles_here  # noqa: PLC0415  # likewise
    from app.services import documents  # noqa: PLC0415  # likewise
    from app.views.about_page import AboutPage, AboutSources  # noqa: PLC0415  # likewise

    engine, data = parts.engine, parts.welcome.data

    def diagnostics(machine: Machine) -> str:
        log = read_log_tail(data / "engine.log")
        known = (engine.hello, machine, bundles_here(data), parts.settings.values)
        return diagnostics_text(Facts(engine.state, *known, log))

    ask = parts.welcome.machine.ask
    sources = AboutSources(lambda: engine.hello, lambda: bundles_here(data), ask, diagnostics, documents())
    page = AboutPage(sources, parts.case.language)
    engine.greeted.connect(lambda _hello: page.draw())
    page.tour_wanted.connect(parts.welcome.show_tour)
    return page


def show_case(case: CasePage) -> None:
    """Bring the case into sight, by the window it lies in."""
    window = case.window()
    if isinstance(window, MainWindow):
        window.go_to(CASE)


def reopen(window: QWidget) -> None:
    """Close the window as its own button would, and have the program start again."""
    application = QCoreApplication.instance()
    if application is not None and isinstance(window, MainWindow):
        window.leave(lambda: application.setProperty(REOPENS, True))  # noqa: FBT003  # a property has no names
