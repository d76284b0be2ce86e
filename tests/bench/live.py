"""Metric 9: how long the window ever stands still while the engine works, and how soon what if answers.

The real window, offscreen, with the real engine process and the bundle that ships, all cores its own. A lag
is the time between two turns of the event loop beyond the millisecond that was asked for: while it lasts no
key is taken and nothing is painted. The same window with an idle engine is measured in turn.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
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
from tests.bench.rows import Row
from tests.bench.timing import exactly, figure

KEYS = 40
ROUNDS = 24
_TURN_MS = 1.0
_AIMS = {0.99: 1.0, 1.0: 16.0}
_NAMES = {0.5: "median", 0.99: "99 of 100 within", 1.0: "worst"}


def measure() -> Iterator[Row]:
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
        yield from lags(window)
        stop_and_wait(engine)
        window.close()


def window_over(engine: EngineConnection) -> MainWindow:
    """Show the window as a clinic's screen has it."""
    language = Language("zh")
    page = CasePage(Desk(asking(engine)), language, services(CurrentSettings()))
    window = MainWindow(page, engine, language)
    window.show()
    return window


def key_to_picture(window: MainWindow) -> Iterator[Row]:
    """Move one dot by key after key, each time until the answer to it is painted."""
    window.case.desk.open_case(first_demo_case())
    answer(window)
    window.case.understanding.open(Tab.WHAT_IF)
    strip = window.case.understanding.what_if_page.rows["rv"].strip
    times_ms = [1000 * pressed(window, strip) for _ in range(KEYS)]
    window.case.understanding.escape()
    yield Row("more", "what if, key to picture", figure(times_ms), "ms")


def pressed(window: MainWindow, strip: QWidget) -> float:
    """Return the seconds from one key to the painted answer."""
    started = time.perf_counter()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    trial = window.case.desk.what_if
    until(lambda: trial.trial is not None and not trial.trial.is_behind)
    window.repaint()
    return time.perf_counter() - started


def lags(window: MainWindow) -> Iterator[Row]:
    """Keep the engine busy, and beside it not at all; note how late each turn of the event loop came."""
    cases = [case_from_text(path.read_text(encoding="utf-8")) for path in demo_paths()]
    idle, waiting, showing, work = [], [], [], []
    for number in range(ROUNDS):
        window.case.desk.open_case(cases[number % len(cases)])
        until_quiet()
        idle += turns(lambda: wait_ms(300))[0]
        shown, worked = turns(lambda: answer(window))
        showing += shown
        work += worked
        waiting += turns(lambda: await_answer(window))[0]
        until(lambda: is_complete(window.case.desk))
    floor = {share: at(idle, share) for share in _NAMES}
    for name, found, aimed in (
        ("while the engine works and the answer is shown", showing, True),
        ("until the answer came alone", waiting, True),
    ):
        for share, called in _NAMES.items():
            yield Row(
                "9",
                f"{name}: {called}",
                exactly(at(found, share)),
                "ms",
                aim=_AIMS.get(share) if aimed else None,
                floor=f"{floor[share]:.2g} ms idle",
                note=f"{len(found):,} turns",
            )
    for share, called in _NAMES.items():
        yield Row("9", f"the window's own processor time in a turn: {called}", exactly(at(work, share)), "ms")


def turns(act: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Return how late each turn of the loop came while something was done, and what it worked, in ms."""
    marks: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: marks.append((time.perf_counter(), time.thread_time())))
    timer.start(int(_TURN_MS))
    act()
    timer.stop()
    pairs = list(itertools.pairwise(marks))
    late = [max(0.0, 1000 * (b[0] - a[0]) - _TURN_MS) for a, b in pairs]
    return late, [1000 * (b[1] - a[1]) for a, b in pairs]


def at(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all lies within."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def wait_ms(duration_ms: int) -> None:
    """Turn the event loop for a while."""
    ended: list[bool] = []
    QTimer.singleShot(duration_ms, lambda: ended.append(True))
    until(lambda: bool(ended))


def until_quiet() -> None:
    """Let what an opened case paints be painted."""
    wait_ms(100)


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


def await_answer(window: MainWindow) -> None:
    """Screen the case on the desk, and wait for the answer alone."""
    window.case.screen_case()
    until(lambda: is_answered(window.case.desk))


def is_answered(desk: Desk) -> bool:
    """Say whether the answer is there, before what explains it."""
    return isinstance(desk.screening, Answered) and is_fresh(desk.screening)


def until(reached: Callable[[], bool]) -> None:
    """Turn the event loop until something is reached."""
    turn = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while not reached():
        QApplication.processEvents(turn)
