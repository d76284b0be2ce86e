"""The whole library, page by page, from the engine to whoever looks through it."""

from __future__ import annotations

import uuid
from typing import Protocol

from app.engine import operations
from app.engine.losses import Failure
from app.presenters.library_asking import Told
from heart_engine.domain.case import Case
from heart_engine.protocol.messages import MOST_CASES, Browse, Page, ReferenceCase


class Engine(operations.Engine, Protocol):
    """An engine whose questions can be given up."""

    def cancel(self, request_id: str) -> None:
        """Give a question up."""


class LibraryReading:
    """Reads all pages of the library one after the other; a newer reading gives up the one before it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._running = ""

    def start(self, told: Told, like: Case | None) -> None:
        """Read everything, in the library's order or the most similar to a case first."""
        self.stop()
        self._ask((), told, like)

    def stop(self) -> None:
        """Give up what is being read; nobody is told any more."""
        running, self._running = self._running, ""
        if running:
            self._engine.cancel(running)

    def _ask(self, before: tuple[ReferenceCase, ...], told: Told, like: Case | None) -> None:
        request = Browse(uuid.uuid4().hex, offset=len(before), limit=MOST_CASES, like=like)

        def came(page: Page) -> None:
            if self._running != request.request_id:
                return
            self._running = ""
            cases = (*before, *page.cases)
            told.came(cases, page.total)
            if page.cases and len(cases) < page.total:
                self._ask(cases, told, like)

        def failed(failure: Failure) -> None:
            if self._running == request.request_id:
                self._running = ""
                told.failed(failure)

        self._running = request.request_id
        operations.browse(self._engine, request, success=came, failure=failed)
