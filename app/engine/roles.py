"""Whom the supervisor steers, whom it tells, and how long it waits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.engine.losses import Failure
from heart_engine.protocol.messages import Done, Hello, Progress, Request


class State(StrEnum):
    """Where the engine stands."""

    STARTING = "starting"
    READY = "ready"
    BUSY = "busy"
    CANCELLING = "cancelling"
    RESTARTING = "restarting"
    STOPPING = "stopping"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each kind of waiting lasts before the next step of the ladder."""

    start_s: float = 300.0  # a 13B bundle is verified and loaded from a slow disk
    silence_s: float = 180.0  # one step of a large model on a CPU
    cancel_s: float = 5.0
    leave_s: float = 3.0
    kill_s: float = 3.0


class Process(Protocol):
    """The engine process, as far as it can be steered."""

    def start(self) -> None:
        """Start a fresh process."""

    def send(self, request: Request) -> None:
        """Write one request."""

    def close_input(self) -> None:
        """Ask the process to leave."""

    def kill(self) -> None:
        """End the process whatever it does."""

    def set_alarm(self, seconds: float) -> None:
        """Ring once after this time, instead of any alarm set before."""

    def clear_alarm(self) -> None:
        """Do not ring."""

    def log(self, code: str) -> None:
        """Note a code in the engine's log."""


class Listener(Protocol):
    """Who is told."""

    def state_changed(self, state: State) -> None:
        """See the engine in another state."""

    def greeted(self, hello: Hello) -> None:
        """Learn which engine answers."""

    def progressed(self, progress: Progress) -> None:
        """See a request move."""

    def answered(self, done: Done) -> None:
        """Take the answer that belongs to the request."""

    def failed(self, request_id: str, failure: Failure) -> None:
        """Learn that a request will not be answered."""
