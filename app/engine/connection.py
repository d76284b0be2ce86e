"""The engine as the desktop holds it: client and supervisor joined, each answer brought to who asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.engine.client import EngineClient, EngineCommand
from app.engine.engine_log import EngineLog
from app.engine.losses import Failure
from app.engine.roles import Patience, State
from app.engine.supervisor import Supervisor
from app.engine.ticket import ticket_for
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.protocol.messages import Done, Hello, Progress, Step, Work


@dataclass(frozen=True, slots=True)
class Handlers:
    """What to do while a request runs, when it is answered, and when it is not."""

    progress: Callable[[Step, float], None]
    success: Callable[[Done], None]
    failure: Callable[[Failure], None]


class EngineConnection(QObject):
    """One engine for the life of the program."""

    state_changed = Signal(object)  # State
    greeted = Signal(object)  # Hello

    def __init__(
        self,
        command: EngineCommand,
        log: EngineLog,
        patience: Patience | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.hello: Hello | None = None
        self._waiting: dict[str, Handlers] = {}
        self._client = EngineClient(command, log, self)
        self._supervisor = Supervisor(
            self._client, _Postman(self, self._waiting), domain_fingerprint(), patience or Patience()
        )
        self._client.event_received.connect(self._supervisor.received)
        self._client.garbled.connect(self._supervisor.garbled)
        self._client.ended.connect(self._supervisor.ended)
        self._client.rang.connect(self._supervisor.alarm)

    @property
    def state(self) -> State:
        """Return where the engine stands."""
        return self._supervisor.state

    @property
    def stopped_by(self) -> Failure | None:
        """Return why the engine was given up; None while it runs or after it was asked to stop."""
        return self._supervisor.stopped_by

    @property
    def process_id(self) -> int:
        """Return the engine's process id, 0 where none runs."""
        return self._client.process_id

    def start(self) -> None:
        """Start the engine, also again after it was given up."""
        self._supervisor.start()

    def submit(self, request: Work, handlers: Handlers) -> None:
        """Ask; exactly one of success and failure will be called."""
        self._waiting[request.request_id] = handlers
        self._supervisor.submit(ticket_for(request))

    def cancel(self, request_id: str) -> None:
        """Give a request up; its failure handler is called at once."""
        self._supervisor.cancel(request_id)

    def stop(self) -> None:
        """End the engine within a bounded time; `state_changed` tells when it is gone."""
        self._supervisor.stop()


class _Postman:
    """Brings what the supervisor says to signals and handlers."""

    def __init__(self, connection: EngineConnection, waiting: dict[str, Handlers]) -> None:
        self._connection = connection
        self._waiting = waiting

    def state_changed(self, state: State) -> None:
        self._connection.state_changed.emit(state)

    def greeted(self, hello: Hello) -> None:
        self._connection.hello = hello
        self._connection.greeted.emit(hello)

    def progressed(self, progress: Progress) -> None:
        self._waiting[progress.request_id].progress(progress.step, progress.fraction)

    def answered(self, done: Done) -> None:
        self._waiting.pop(done.request_id).success(done)

    def failed(self, request_id: str, failure: Failure) -> None:
        self._waiting.pop(request_id).failure(failure)
