"""The window with all it needs: steps 3 to 7 of `app.bootstrap`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from app.asking import asking
from app.drafting import Drafting
from app.engine.bundle_choice import usual_arguments
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.roles import State
from app.language import Language
from app.pages import Parts, places
from app.presenters.desk import Desk
from app.services import services
from app.settings import CurrentSettings, Settings
from app.settings_file import read_settings, write_settings
from app.store.errors import StoreError
from app.views.case_page import CasePage
from app.views.main_window import MainWindow
from app.views.outside import Services
from app.views.theme import apply_theme

PROGRAM: Final = "HEART"


def run_desktop(arguments: Sequence[str]) -> int:
    """Show the window, and stay until it is closed."""
    application = QApplication(list(arguments))
    application.setApplicationName(PROGRAM)
    settings = kept_settings(data_folder())
    apply_theme(application, settings.values.theme)
    engine = make_engine(data_folder())
    window = make_window(engine, services(), settings)
    drafting = Drafting(window.case, data_folder() / "drafts")
    window.show()
    QTimer.singleShot(0, engine.start)
    QTimer.singleShot(0, drafting.start)
    status = application.exec()
    drafting.finish()
    stop_and_wait(engine)
    return status


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

    return CurrentSettings(read_settings(folder).settings, keep)


def make_window(engine: EngineConnection, outside: Services, settings: CurrentSettings) -> MainWindow:
    """Join desk, engine, pages and window, and let the window follow the settings."""
    language = Language(settings.values.language)
    case = CasePage(Desk(asking(engine)), language, outside)
    window = MainWindow(case, engine, language, places(Parts(case, engine, settings)))
    window.language_chosen.connect(lambda code: settings.change(language=code))
    settings.watch(lambda: window.follow(settings.values))
    return window


def stop_and_wait(engine: EngineConnection) -> None:
    """Let the engine leave; the supervisor makes it leave within a bounded time."""
    loop = QEventLoop()
    engine.state_changed.connect(lambda state: loop.quit() if state is State.STOPPED else None)
    engine.stop()
    if engine.state is not State.STOPPED:
        loop.exec()
