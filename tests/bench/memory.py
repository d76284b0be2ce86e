"""What a thousand screenings leave behind in the memory of the window and of the engine process.

The real window, offscreen, with the real engine and the shipped bundle: every case is screened, every
twentieth is also explained and its supporting cases are fetched. After the first ones, which fill caches, a
line is fitted to the memory of each process.
"""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.desktop import stop_and_wait
from app.engine.bundle_choice import usual_arguments
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.roles import State
from app.views.theme import apply_theme
from heart_engine.pipeline.random_cases import random_cases
from tests.bench.live import await_answer, is_complete, until, window_over
from tests.bench.rows import Row
from tests.bench.timing import Figure

SCREENINGS, FIRST, EVERY = 1000, 200, 20
_KIB_PER_PAGE = os.sysconf("SC_PAGE_SIZE") // 1024


def measure() -> Iterator[Row]:
    """Screen one case after the other."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application)
    samples: dict[str, list[float]] = {"window": [], "engine process": []}
    with tempfile.TemporaryDirectory() as folder:
        engine = EngineConnection(
            engine_command(*usual_arguments(Path(folder))), EngineLog(Path(folder) / "engine.log")
        )
        window = window_over(engine)
        engine.start()
        until(lambda: engine.state is State.READY)
        for number, case in enumerate(random_cases(SCREENINGS, seed=14, name="memory"), start=1):
            window.case.desk.open_case(case)
            await_answer(window)
            if number % EVERY == 0:
                until(lambda: is_complete(window.case.desk))
            if number >= FIRST and number % EVERY == 0:
                samples["window"].append(_resident_mib(os.getpid()))
                samples["engine process"].append(_resident_mib(_engine_pid()))
        stop_and_wait(engine)
        window.close()
    for name, held in samples.items():
        yield Row(
            "growth",
            f"memory of the {name}, screening {FIRST} to {SCREENINGS}: fitted change in a thousand",
            _slope(held),
            "MiB (95 % interval)",
            note=f"{held[0]:.1f} MiB at first, {held[-1]:.1f} at last, {max(held):.1f} at most",
        )


def _resident_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * _KIB_PER_PAGE / 1024


def _engine_pid() -> int:
    """Return the one child of this process."""
    tasks = Path("/proc/self/task").iterdir()
    children = [child for task in tasks for child in (task / "children").read_text().split()]
    (engine,) = children
    return int(engine)


def _slope(held: Sequence[float]) -> Figure:
    """Return what a line through the samples gains in a thousand screenings, with its interval."""
    count = len(held)
    mean_at, mean_held = (count - 1) / 2, sum(held) / count
    spread = sum((at - mean_at) ** 2 for at in range(count))
    slope = sum((at - mean_at) * (one - mean_held) for at, one in enumerate(held)) / spread
    left = sum((one - mean_held - slope * (at - mean_at)) ** 2 for at, one in enumerate(held))
    reach = 1.96 * math.sqrt(left / (count - 2) / spread)
    thousand = 1000 / EVERY
    return Figure(thousand * slope, thousand * (slope - reach), thousand * (slope + reach), count)
