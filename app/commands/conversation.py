"""One engine process without a window, asked one thing after the other."""

from __future__ import annotations

import signal
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.commands.terminal import CommandError
from app.engine.client import EngineCommand
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.losses import Failure, Loss
from app.engine.operations import explain, nameless, screen
from app.engine.roles import State
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.exit_codes import ExitCode, exit_code_for
from heart_engine.protocol.messages import BundleInfo, Explain, Explanation, FailureCode, Screen, Step

_SIGNAL_POLL_MS = 100  # Python sees Ctrl-C only when it runs
Progressed = Callable[[Step, float], None]
_End = TypeVar("_End")


@dataclass(frozen=True, slots=True)
class Screened:
    """An answer and what gave it."""

    result: Result
    bundle: BundleInfo


@dataclass(frozen=True, slots=True)
class Explained:
    """An answer and what it rests on."""

    screened: Screened
    explanation: Explanation


class Conversation:
    """Questions to an engine that runs; each returns once it is answered or will not be."""

    def __init__(self, engine: EngineConnection) -> None:
        self._engine = engine

    def screen(self, case: Case, prevalence: Mapping[str, float], progress: Progressed) -> Screened | Failure:
        """Ask one case."""

        def submit(settle: Callable[[Screened | Failure], None]) -> str:
            def success(result: Result) -> None:
                settle(Screened(result, self._bundle()))

            wanted = Screen(uuid.uuid4().hex, nameless(case), prevalence)
            return screen(self._engine, wanted, progress=progress, success=success, failure=settle)

        return self._ask(submit)

    def explain(
        self, case: Case, prevalence: Mapping[str, float], progress: Progressed
    ) -> Explained | Failure:
        """Ask one case, and what its answer rests on."""

        def submit(settle: Callable[[Explained | Failure], None]) -> str:
            def success(result: Result, found: Explanation) -> None:
                settle(Explained(Screened(result, self._bundle()), found))

            wanted = Explain(uuid.uuid4().hex, nameless(case), prevalence)
            return explain(self._engine, wanted, progress=progress, success=success, failure=settle)

        return self._ask(submit)

    def _ask(self, submit: Callable[[Callable[[_End | Failure], None]], str]) -> _End | Failure:
        """Submit a question and wait for its end; Ctrl-C gives it up."""
        loop, ends = QEventLoop(), list[_End | Failure]()

        def settle(end: _End | Failure) -> None:
            ends.append(end)
            loop.quit()

        request_id = submit(settle)
        with _giving_up_on_interrupt(lambda: self._engine.cancel(request_id)):
            if not ends:  # else it had ended before it was waited for
                loop.exec()
        return ends[0]

    def _bundle(self) -> BundleInfo:
        if self._engine.hello is None:
            raise CommandError(Loss.GARBLED, ExitCode.ENGINE_FAILURE)  # an engine greets before it answers
        return self._engine.hello.bundle


def answered(outcome: _End | Failure) -> _End:
    """Return the answer, or end the command as the failure says."""
    if not isinstance(outcome, Failure):
        return outcome
    code = outcome.code
    exit_code = exit_code_for(code) if isinstance(code, FailureCode) else ExitCode.ENGINE_FAILURE
    raise CommandError(code, exit_code, outcome.params)


@contextmanager
def conversation(command: EngineCommand, log: Path) -> Iterator[Conversation]:
    """Start an engine, and let it leave at the end."""
    application = QCoreApplication.instance() or QCoreApplication([])
    engine = EngineConnection(command, EngineLog(log), parent=application)
    engine.start()
    try:
        yield Conversation(engine)
    finally:
        _stop_and_wait(engine)
        engine.deleteLater()


def _stop_and_wait(engine: EngineConnection) -> None:
    loop = QEventLoop()
    engine.state_changed.connect(lambda state: loop.quit() if state is State.STOPPED else None)
    engine.stop()
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
