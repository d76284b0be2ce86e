"""What passes between the desk and whoever answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

Withdraw = Callable[[], None]
"""Gives a question up."""


class Replies(Protocol):
    """Who hears what becomes of a question."""

    def progressed(self, step: str, fraction: float) -> None:
        """Hear how far it is."""

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Hear the answer, and what gave it."""

    def failed(self, code: str, params: Mapping[str, object]) -> None:
        """Hear why there is none."""


class Question:
    """Passes on what becomes of one question until it is answered or given up; what comes late is dropped."""

    def __init__(self, asker: Replies) -> None:
        self._asker = asker
        self._is_open = True

    def close(self) -> None:
        """Hear no more of it."""
        self._is_open = False

    def progressed(self, step: str, fraction: float) -> None:
        """Say how far it is."""
        if self._is_open:
            self._asker.progressed(step, fraction)

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Say the answer, once."""
        if self._is_open:
            self.close()
            self._asker.answered(result, bundle)

    def failed(self, code: str, params: Mapping[str, object]) -> None:
        """Say why there is none, once."""
        if self._is_open:
            self.close()
            self._asker.failed(code, params)


AskEngine = Callable[[Case, Replies], Withdraw]
"""Asks about a case, and returns how to withdraw the question."""
