"""How the desk's question reaches the engine, and the engine's replies the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from app.engine import operations
from app.engine.losses import Failure
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, Hello, Step

Withdraw = Callable[[], None]


class Replies(Protocol):
    """Who hears what becomes of a question."""

    def progressed(self, step: str, fraction: float) -> None:
        """Hear how far it is."""

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Hear the answer, and what gave it."""

    def failed(self, code: str, params: Mapping[str, object]) -> None:
        """Hear why there is none."""


class Engine(operations.Engine, Protocol):
    """An engine that can be asked, and that has said which bundle it answers from."""

    hello: Hello | None

    def cancel(self, request_id: str) -> None:
        """Give a question up."""


AskEngine = Callable[[Case, Replies], Withdraw]


def asking(engine: Engine) -> AskEngine:
    """Return how to ask this engine; asking returns how to withdraw the question."""

    def ask(case: Case, replies: Replies) -> Withdraw:
        def progressed(step: Step, fraction: float) -> None:
            replies.progressed(step, fraction)

        def answered(result: Result) -> None:
            assert engine.hello is not None  # noqa: S101  # an engine greets before it answers
            replies.answered(result, engine.hello.bundle)

        def failed(failure: Failure) -> None:
            replies.failed(failure.code, failure.params)

        request_id = operations.screen(
            engine, case, {}, progress=progressed, success=answered, failure=failed
        )
        return lambda: engine.cancel(request_id)

    return ask
