"""The window with all it needs: steps 3 to 7 of `app.bootstrap`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QProcess,
    QProcessEnvironment,
    QStandardPaths,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication

from app.asking import asking
from app.drafting import Drafting
from app.engine.bundle_choice import usual_arguments
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.roles import State
from app.first_frame import after_first_frame
from app.language import Language
from app.opening import named_file, open_file
from app.pages import REOPENS, Parts, places
from app.paper import PaperDialogs
from app.presenters.desk import Desk
from app.record_keeping import RecordKeeping
from app.record_room import RecordRoom, store_in
from app.services import services
from app.settings import DEFAULTS, CurrentSettings, Settings
from app.settings_file import read_settings, write_settings
from app.single_instance import SingleInstance
from app.store.errors import StoreError
from app.store.layout import StoreLayout
from app.views.case_page import CasePage
from app.views.main_window import MainWindow
from app.views.outside import Services
from app.views.theme import apply_theme
from app.welcome import Welcome, machine_asked

PROGRAM: Final = "HEART"
SCALE: Final = "QT_SCALE_FACTOR"


def run_desktop(arguments: Sequence[str]) -> int:
    """Show the window, and stay until it is closed."""
    QCoreApplication.setApplicationName(PROGRAM)
    settings = kept_settings(data_folder())
    own_scale = os.environ.get(SCALE)
    enlarge(settings.values.font_percent)
    application = QApplication(list(arguments))
    only, named = SingleInstance(data_folder()), named_file(arguments)
    if not only.is_first(named):
        return 0  # the first program shows its window, and opens what this one was started with
    apply_theme(application, settings.values.theme)
    engine = make_engine(data_folder())
    room = RecordRoom(store_in(data_folder() / "records"))
    window = make_window(engine, services(settings), settings, room)
    drafting = Drafting(window.case, data_folder() / "drafts")
    keeping = RecordKeeping(window, room, drafting, settings, PaperDialogs())
    if StoreLayout(data_folder() / "records").keys.exists():
        keeping.locking.expect()
    only.when_asked(lambda path: bring_forward(window, path))
    if settings.kept_aside is not None:
        window.case.bottom.show_lasting(
            lambda language: language.text("settings.damaged", file=settings.kept_aside), window.language
        )

    def go_on() -> None:
        keeping.start()
        if named is not None:
            open_file(window, named)

    after_first_frame(window, go_on)
    window.show()
    QTimer.singleShot(0, engine.start)
    status = application.exec()
    keeping.finish()
    only.stop()
    stop_and_wait(engine)
    if application.property(REOPENS):
        start_again(own_scale)
    return status


def bring_forward(window: MainWindow, named: Path | None) -> None:
    """Show a window that somebody forgot, minimised or under others, and open what was double-clicked."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if named is not None:
        open_file(window, named)


def start_again(own_scale: str | None) -> None:
    """Start the program anew, in the environment that this one found."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.remove(SCALE)
    if own_scale is not None:
        environment.insert(SCALE, own_scale)
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(sys.orig_argv[1:])
    process.setProcessEnvironment(environment)
    process.startDetached()


def enlarge(percent: int) -> None:
    """Have Qt draw everything larger, which it takes from the environment and only before it starts."""
    own = float(os.environ.get(SCALE, "1"))
    if percent != DEFAULTS.font_percent:
        os.environ[SCALE] = str(own * percent / 100)


def data_folder() -> Path:
    """Return the folder of this user's own files."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def make_engine(folder: Path) -> EngineConnection:
    """Make the connection to an engine process that is not started yet."""
    return EngineConnection(engine_command(*usual_arguments(folder)), EngineLog(folder / "engine.log"))


def kept_settings(folder: Path) -> CurrentSettings:
    """Read what the site chose, and keep every change of it."""

    def keep(settings: Settings) -> str:
        try:
            write_settings(folder, settings)
        except StoreError as error:
            return error.code
        return ""

    read = read_settings(folder)
    return CurrentSettings(read.settings, keep, read.kept_aside)


def make_window(
    engine: EngineConnection, outside: Services, settings: CurrentSettings, room: RecordRoom
) -> MainWindow:
    """Join desk, engine, pages and window, and let the window follow the settings."""
    language = Language(settings.values.language)
    desk = Desk(asking(engine, lambda: settings.values.prevalence), lambda: settings.values.own_impression)
    case = CasePage(desk, language, outside)
    welcome = Welcome(settings, machine_asked(data_folder()), data_folder())
    pages = places(Parts(case, engine, settings, room, outside, welcome))
    window = MainWindow(case, engine, language, pages)
    welcome.join(window)
    window.language_chosen.connect(lambda code: settings.change(language=code))
    settings.watch(lambda: window.follow(settings.values))
    settings.watch(outdating(settings, desk))
    return window


def outdating(settings: CurrentSettings, desk: Desk) -> Callable[[], None]:
    """Return what makes an answer out of date once the patients are declared to be others."""
    assumed = settings.values.prevalence

    def follow() -> None:
        nonlocal assumed
        if settings.values.prevalence != assumed:
            assumed = settings.values.prevalence
            desk.touch()

    return follow


def stop_and_wait(engine: EngineConnection) -> None:
    """Let the engine leave; the supervisor makes it leave within a bounded time."""
    loop = QEventLoop()
    engine.state_changed.connect(lambda state: loop.quit() if state is State.STOPPED else None)
    engine.stop()
    if engine.state is not State.STOPPED:
        loop.exec()
