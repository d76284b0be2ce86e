"""What a person can ask of the engine: what runs, what then, what on failure."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Protocol

from app.engine.connection import Handlers
from app.engine.losses import Failure
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import Browse, Done, Explain, Explanation, Page, Screen, Step, Work

Progressed = Callable[[Step, float], None]
Failed = Callable[[Failure], None]


class Engine(Protocol):
    """What operations need of an engine connection."""

    def submit(self, request: Work, handlers: Handlers) -> None:
        """Ask; exactly one of success and failure will be called."""


def nameless(case: Case) -> Case:
    """Leave out whose case it is: the engine needs no patient's number, and its log shall hold none."""
    return dataclasses.replace(case, case_id="")


def screen(
    engine: Engine,
    wanted: Screen,
    *,
    progress: Progressed,
    success: Callable[[Result], None],
    failure: Failed,
) -> str:
    """Screen one case and return the id by which it can be cancelled."""

    def answered(done: Done) -> None:
        if done.result is not None:  # the ticket has made sure of it
            success(done.result)

    engine.submit(wanted, Handlers(progress, answered, failure))
    return wanted.request_id


def explain(
    engine: Engine,
    wanted: Explain,
    *,
    progress: Progressed,
    success: Callable[[Result, Explanation], None],
    failure: Failed,
) -> str:
    """Screen one case, find out what the answer rests on, and return the id for cancelling."""

    def answered(done: Done) -> None:
        if done.result is not None and done.explanation is not None:  # the ticket has made sure of it
            success(done.result, done.explanation)

    engine.submit(wanted, Handlers(progress, answered, failure))
    return wanted.request_id


def browse(engine: Engine, wanted: Browse, *, success: Callable[[Page], None], failure: Failed) -> str:
    """Ask for a page of reference cases and return the id for cancelling."""

    def answered(done: Done) -> None:
        if done.page is not None:  # the ticket has made sure of it
            success(done.page)

    engine.submit(wanted, Handlers(lambda *_: None, answered, failure))
    return wanted.request_id
