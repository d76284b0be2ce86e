"""How the desk's questions reach the engine, and the engine's replies the desk."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from app.engine import operations
from app.engine.losses import Failure
from app.presenters.asking import AskEngine, EvidenceReplies, Inquiry, Replies, Withdraw
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import Browse, BundleInfo, Explain, Explanation, Hello, Page, Screen

Prevalence = Callable[[], Mapping[str, float]]
"""Says how frequent the defects are where the program stands; empty is what the bundle assumes."""

BUNDLES_OWN: Final[Mapping[str, float]] = MappingProxyType({})


class Engine(operations.Engine, Protocol):
    """An engine that can be asked, and that has said which bundle it answers from."""

    hello: Hello | None

    def cancel(self, request_id: str) -> None:
        """Give a question up."""


def asking(engine: Engine, prevalence: Prevalence = lambda: BUNDLES_OWN) -> AskEngine:
    """Return how to ask this engine."""
    return _EngineAsking(engine, prevalence)


class _EngineAsking:
    def __init__(self, engine: Engine, prevalence: Prevalence) -> None:
        self._engine, self._prevalence = engine, prevalence

    def bundle(self) -> BundleInfo | None:
        return None if self._engine.hello is None else self._engine.hello.bundle

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        engine = self._engine

        def answered(result: Result) -> None:
            assert engine.hello is not None  # noqa: S101  # an engine greets before it answers
            replies.answered(result, engine.hello.bundle)

        def failed(failure: Failure) -> None:
            replies.failed(failure.code, failure.params)

        wanted = Screen(
            _new_id(), operations.nameless(inquiry.case), self._prevalence(), inquiry.excluded_cases
        )
        operations.screen(engine, wanted, progress=replies.progressed, success=answered, failure=failed)
        return lambda: engine.cancel(wanted.request_id)

    def explain(self, inquiry: Inquiry, case_ids: tuple[str, ...], replies: EvidenceReplies) -> Withdraw:
        """Ask for the cases and for the explanation; each is withdrawn only as long as it is open."""
        browse = Browse(_new_id(), case_ids=case_ids)
        explain = Explain(
            _new_id(), operations.nameless(inquiry.case), self._prevalence(), inquiry.excluded_cases
        )
        open_ids = {explain.request_id, *([browse.request_id] if case_ids else [])}

        def came(page: Page) -> None:
            open_ids.discard(browse.request_id)
            replies.cases_came(page.cases)

        def explained(result: Result, explanation: Explanation) -> None:
            open_ids.discard(explain.request_id)
            replies.explained(result, explanation)

        def failed(request_id: str) -> Callable[[Failure], None]:
            def hear(failure: Failure) -> None:
                open_ids.discard(request_id)
                replies.unexplained(failure.code)

            return hear

        if case_ids:
            operations.browse(self._engine, browse, success=came, failure=failed(browse.request_id))
        operations.explain(
            self._engine,
            explain,
            progress=lambda *_: None,  # it stands in the background
            success=explained,
            failure=failed(explain.request_id),
        )
        return lambda: _cancel_all(self._engine, frozenset(open_ids))


def _cancel_all(engine: Engine, request_ids: frozenset[str]) -> None:
    for request_id in sorted(request_ids):
        engine.cancel(request_id)


def _new_id() -> str:
    return uuid.uuid4().hex
