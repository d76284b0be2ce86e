"""One case through the engine process, without a window."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.engine.client import EngineCommand
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.losses import Failure, Loss
from app.engine.operations import screen
from app.engine.roles import State
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, Step

_SIGNAL_POLL_MS = 100  # Python sees Ctrl-C only when it runs


@dataclass(frozen=True, slots=True)
class Screened:
    """An answer and what gave it."""

    result: Result
    bundle: BundleInfo


def screen_one(
    command: EngineCommand,
    log: Path,
    case: Case,
    prevalence: Mapping[str, float],
    progress: Callable[[Step, float], None],
) -> Screened | Failure:
    """Start an engine, ask it one case, and let it leave; Ctrl-C gives up."""
    application = QCoreApplication.instance() or QCoreApplication([])
    engine = EngineConnection(command, EngineLog(log), parent=application)
    outcome: list[Screened | Failure] = []

    def end(found: Screened | Failure) -> None:
        outcome.append(found)
        engine.stop()

    def answered(result: Result) -> None:
        if engine.hello is not None:  # an engine greets before it answers
            end(Screened(result, engine.hello.bundle))

    engine.start()
    request_id = screen(engine, case, prevalence, progress=progress, success=answered, failure=end)
    with _giving_up_on_interrupt(lambda: engine.cancel(request_id)):
        _run_until_stopped(engine)
    engine.deleteLater()
    return outcome[0] if outcome else Failure(Loss.STOPPED)


def _run_until_stopped(engine: EngineConnection) -> None:
    loop = QEventLoop()
    engine.state_changed.connect(lambda state: loop.quit() if state is State.STOPPED else None)
    if engine.state is not State.STOPPED:
        loop.exec()


@contextmanager
def _giving_up_on_interrupt(give_up: Callable[[], None]) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, lambda *_: give_up())
    poll = QTimer()
    poll.timeout.connect(lambda: None)
    poll.start(_SIGNAL_POLL_MS)
    try:
        yield
    finally:
        poll.stop()
        signal.signal(signal.SIGINT, before)
