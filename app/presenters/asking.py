"""What passes between the desk and whoever answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase

Withdraw = Callable[[], None]
"""Gives a question up."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A case, and the reference cases that are not to be looked at."""

    case: Case
    excluded_cases: tuple[str, ...] = ()


class Replies(Protocol):
    """Who hears what becomes of a question."""

    def progressed(self, step: str, fraction: float) -> None:
        """Hear how far it is."""

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Hear the answer, and what gave it."""

    def failed(self, code: str, params: Mapping[str, object]) -> None:
        """Hear why there is none."""


class EvidenceReplies(Protocol):
    """Who hears what an answer rests on; the two parts come in any order."""

    def cases_came(self, cases: tuple[ReferenceCase, ...]) -> None:
        """Hear what was measured in the supporting cases."""

    def explained(self, result: Result, explanation: Explanation) -> None:
        """Hear what changes the answer; it names the answer that it explains."""

    def unexplained(self, code: str) -> None:
        """Hear why a part will not come."""


class AskEngine(Protocol):
    """Whoever can be asked; each question returns how to withdraw it."""

    def bundle(self) -> BundleInfo | None:
        """Return what will answer, as far as that is known."""

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        """Ask for an answer."""

    def explain(self, inquiry: Inquiry, case_ids: tuple[str, ...], replies: EvidenceReplies) -> Withdraw:
        """Ask what an answer rests on, and for the cases behind it."""


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


class EvidenceQuestion:
    """Passes on what an answer rests on until that answer is left; what comes late is dropped."""

    def __init__(self, asker: EvidenceReplies) -> None:
        self._asker = asker
        self._is_open = True

    def close(self) -> None:
        """Hear no more of it."""
        self._is_open = False

    def cases_came(self, cases: tuple[ReferenceCase, ...]) -> None:
        """Hand the supporting cases on."""
        if self._is_open:
            self._asker.cases_came(cases)

    def explained(self, result: Result, explanation: Explanation) -> None:
        """Hand the explanation on."""
        if self._is_open:
            self._asker.explained(result, explanation)

    def unexplained(self, code: str) -> None:
        """Say what will not come."""
        if self._is_open:
            self._asker.unexplained(code)
