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


AskEngine = Callable[[Case, Replies], Withdraw]
"""Asks about a case, and returns how to withdraw the question."""
