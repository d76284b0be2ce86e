"""How soon what if shows its answer, and how long the window ever stands still while the engine works.

The real window, offscreen, with the real engine process and the bundle that ships. A gap is the time between
two turns of the event loop: while it lasts no key is taken and nothing is painted.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.asking import asking
from app.demo import demo_paths, first_demo_case
from app.desktop import stop_and_wait
from app.engine.bundle_choice import usual_arguments
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.roles import State
from app.language import Language
from app.presenters.desk import Desk
from app.presenters.screening import Answered, is_fresh
from app.services import services
from app.settings import CurrentSettings
from app.views.case_page import CasePage
from app.views.main_window import MainWindow
from app.views.panel_tabs import Tab
from app.views.theme import apply_theme
from heart_engine.domain.case_json import case_from_text

KEYS = 40
ROUNDS = 8


def measure() -> Iterator[str]:
    """Press keys in what if, then screen and explain one case after the other."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application)
    with tempfile.TemporaryDirectory() as folder:
        engine = EngineConnection(
            engine_command(*usual_arguments(Path(folder))), EngineLog(Path(folder) / "engine.log")
        )
        window = window_over(engine)
        engine.start()
        until(lambda: engine.state is State.READY)
        yield from key_to_picture(window)
        yield from gaps(window)
        stop_and_wait(engine)
        window.close()


def window_over(engine: EngineConnection) -> MainWindow:
    """Show the window as a clinic's screen has it."""
    language = Language("zh")
    page = CasePage(Desk(asking(engine)), language, services(CurrentSettings()))
    window = MainWindow(page, engine, language)
    window.show()
    return window


def key_to_picture(window: MainWindow) -> Iterator[str]:
    """Move one dot by key after key, each time until the answer to it is painted."""
    window.case.desk.open_case(first_demo_case())
    answer(window)
    window.case.understanding.open(Tab.WHAT_IF)
    strip = window.case.understanding.what_if_page.rows["rv"].strip
    times = [pressed(window, strip) for _ in range(KEYS)]
    window.case.understanding.escape()
    times_ms = sorted(1000 * one for one in times)
    yield (
        f"what if, key to picture     {statistics.median(times_ms):6.1f} ms, "
        f"19 of 20 within {times_ms[int(0.95 * KEYS)]:.1f} ms, worst {times_ms[-1]:.1f} ms (limit 150)"
    )


def pressed(window: MainWindow, strip: QWidget) -> float:
    """Return the seconds from one key to the painted answer."""
    started = time.perf_counter()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    trial = window.case.desk.what_if
    until(lambda: trial.trial is not None and not trial.trial.is_behind)
    window.repaint()
    return time.perf_counter() - started


def gaps(window: MainWindow) -> Iterator[str]:
    """Keep the engine busy; note how far apart the turns of the event loop are, by clock and by work."""
    turns: list[tuple[float, float]] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append((time.perf_counter(), time.thread_time())))
    timer.start(1)
    cases = [case_from_text(path.read_text(encoding="utf-8")) for path in demo_paths()]
    for number in range(ROUNDS):
        window.case.desk.open_case(cases[number % len(cases)])
        answer(window)
    timer.stop()
    found = [[1000 * (b - a) for a, b in zip(*pair, strict=True)] for pair in itertools.pairwise(turns)]
    gone, worked = (sorted(one) for one in zip(*found, strict=True))
    yield (
        f"window's longest standstill {gone[-1]:6.1f} ms while the engine works (limit 50), "
        f"99 of 100 within {gone[int(0.99 * len(gone))]:.1f} ms"
    )
    yield f"most own work in one turn   {worked[-1]:6.1f} ms of processor, which a core to spare does at once"


def answer(window: MainWindow) -> None:
    """Screen the case on the desk, and wait for all that belongs to the answer."""
    window.case.screen_case()
    until(lambda: is_complete(window.case.desk))


def is_complete(desk: Desk) -> bool:
    """Say whether answer, cases and explanation are there."""
    screening = desk.screening
    if not (isinstance(screening, Answered) and is_fresh(screening)):
        return False
    return screening.evidence.explanation is not None and bool(screening.evidence.cases)


def until(reached: Callable[[], bool]) -> None:
    """Turn the event loop until something is reached."""
    turn = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while not reached():
        QApplication.processEvents(turn)
