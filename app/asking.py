"""How the desk's question reaches the engine, and the engine's replies the desk."""

from __future__ import annotations

from typing import Protocol

from app.engine import operations
from app.engine.losses import Failure
from app.presenters.asking import AskEngine, Replies, Withdraw
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import Hello


class Engine(operations.Engine, Protocol):
    """An engine that can be asked, and that has said which bundle it answers from."""

    hello: Hello | None

    def cancel(self, request_id: str) -> None:
        """Give a question up."""


def asking(engine: Engine) -> AskEngine:
    """Return how to ask this engine; asking returns how to withdraw the question."""

    def ask(case: Case, replies: Replies) -> Withdraw:
        def answered(result: Result) -> None:
            assert engine.hello is not None  # noqa: S101  # an engine greets before it answers
            replies.answered(result, engine.hello.bundle)

        def failed(failure: Failure) -> None:
            replies.failed(failure.code, failure.params)

        request_id = operations.screen(
            engine, case, {}, progress=replies.progressed, success=answered, failure=failed
        )
        return lambda: engine.cancel(request_id)

    return ask
