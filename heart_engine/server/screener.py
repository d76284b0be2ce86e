"""What the loop needs of something that answers cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from heart_engine.domain.result import Result
from heart_engine.protocol.messages import (
    Browse,
    BundleInfo,
    Explain,
    Explanation,
    Page,
    Screen,
    SelfTest,
    SelfTestReport,
    Step,
)

Report = Callable[[Step, float], None]
"""Says how far a request is; raises CancelledError when nobody wants its answer any more."""


class CancelledError(Exception):
    """The request was given up; this is not an error."""


class Screener(Protocol):
    """Answers cases from a loaded model; called from one thread only."""

    @property
    def info(self) -> BundleInfo:
        """What answers."""

    @property
    def device(self) -> str:
        """Where it runs."""

    @property
    def device_reason(self) -> str:
        """Why it runs there."""

    def screen(self, request: Screen, report: Report) -> Result:
        """Answer one case."""

    def explain(self, request: Explain, report: Report) -> tuple[Result, Explanation]:
        """Answer one case and say what the answer rests on."""

    def browse(self, request: Browse, report: Report) -> Page:
        """List reference cases."""

    def self_test(self, request: SelfTest, report: Report) -> SelfTestReport:
        """Run the golden cases."""
