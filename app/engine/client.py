"""The engine process over its pipes; needs an event loop, but no window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import heart_engine
from app.engine.engine_log import EngineLog
from heart_engine.protocol.framing import LineFramer
from heart_engine.protocol.messages import Request
from heart_engine.protocol.wire import decode_event, encode
from heart_engine.protocol.wire_error import WireError

MAX_UNREADABLE_LINES = 20
"""A stray print is dropped; more than these from one process and its output is not to be trusted."""

_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "USE_HUB_KERNELS": "0",
    "PYTHONUTF8": "1",
    "PYTHONPATH": str(Path(heart_engine.__file__).resolve().parents[1]),
}


@dataclass(frozen=True, slots=True)
class EngineCommand:
    """The program to start and its arguments."""

    program: str
    arguments: tuple[str, ...]


def engine_command(*arguments: str) -> EngineCommand:
    """Return how to start the engine beside this desktop, whatever folder a person is in."""
    return EngineCommand(sys.executable, ("-P", "-m", "heart_engine.server", *arguments))


class EngineClient(QObject):
    """One engine process at a time: requests in, events out, and an alarm for whoever steers it."""

    event_received = Signal(object)
    garbled = Signal()
    ended = Signal()
    rang = Signal()

    def __init__(self, command: EngineCommand, log: EngineLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._log = log
        self._process: QProcess | None = None
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self.rang)

    @property
    def process_id(self) -> int:
        """Return the running process's id, 0 where none runs."""
        return self._process.processId() if self._process else 0

    def start(self) -> None:
        """Start a fresh process with fresh buffers."""
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        self._process = process
        self._events, self._errors, self._unreadable = LineFramer(), LineFramer(), 0
        process.readyReadStandardOutput.connect(self._if_current(process, self._read_events))
        process.readyReadStandardError.connect(self._if_current(process, self._read_errors))
        process.finished.connect(self._if_current(process, self._finished))
        process.errorOccurred.connect(self._if_current(process, self._broke))
        process.start(self._command.program, list(self._command.arguments))

    def send(self, request: Request) -> None:
        """Write one request; a process that is gone is noticed by its end."""
        if self._process:
            self._process.write(encode(request))

    def close_input(self) -> None:
        """Ask the process to leave."""
        if self._process:
            self._process.closeWriteChannel()

    def kill(self) -> None:
        """End the process whatever it does."""
        if self._process:
            self._process.kill()

    def set_alarm(self, seconds: float) -> None:
        """Ring once after this time, instead of any alarm set before."""
        self._alarm.start(int(seconds * 1000))

    def clear_alarm(self) -> None:
        """Do not ring."""
        self._alarm.stop()

    def log(self, code: str) -> None:
        """Note a code in the engine's log."""
        self._log.code(code)

    def _if_current(self, process: QProcess, slot: Callable[[], None]) -> Callable[[], None]:
        """Deafen a slot to a process that a newer one has replaced."""

        def call(*_: object) -> None:
            if process is self._process:
                slot()

        return call

    def _read_events(self) -> None:
        if self._process is None:
            return
        for line in self._events.feed(bytes(self._process.readAllStandardOutput().data())):
            self._take(line)

    def _take(self, line: bytes | None) -> None:
        if line is None:
            self._log.code("event_too_long")
            self.garbled.emit()
            return
        try:
            event = decode_event(line)
        except WireError as error:
            self._count_unreadable(error)
            return
        self.event_received.emit(event)

    def _count_unreadable(self, error: WireError) -> None:
        self._unreadable += 1
        if self._unreadable <= MAX_UNREADABLE_LINES:
            self._log.code(f"line_unreadable rule={error.rule}")
        else:
            self.garbled.emit()

    def _read_errors(self) -> None:
        if self._process:
            self._log.stderr(self._errors.feed(bytes(self._process.readAllStandardError().data())))

    def _broke(self) -> None:
        """Hear of a process that never ran; every other error is followed by its end."""
        if self._process and self._process.error() is QProcess.ProcessError.FailedToStart:
            self._log.code("engine_failed_to_start")
            self._gone()

    def _finished(self) -> None:
        if self._process is None:
            return
        self._read_events()
        self._read_errors()
        self._log.code(f"engine_ended exit={self._process.exitCode()}")
        self._gone()

    def _gone(self) -> None:
        if self._process:
            self._process.deleteLater()
        self._process = None
        self.ended.emit()


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in _ENVIRONMENT.items():
        environment.insert(name, value)
    return environment
