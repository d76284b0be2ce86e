"""Says again and again how far a slow step is: whoever waits sees it move, and may give it up there."""

from __future__ import annotations

import time
from collections.abc import Callable

from heart_engine.protocol.messages import Step
from heart_engine.server.screener import Report

EVERY_S = 0.5
"""More often would cost a small model time; a person who gives up does not feel half a second."""
LOADING_EVERY_S = 10.0
"""Nobody can give a load up; the desktop only wants to know that it is still going on."""


class Heartbeat:
    """Reports of one request, filled up between its steps."""

    def __init__(
        self,
        report: Report,
        step_share: float = 0.0,
        every_s: float = EVERY_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._report = report
        self._step_share = step_share  # of the whole request, where every step is as long
        self._every_s = every_s
        self._clock = clock
        self._step, self._begun, self._said = Step.SELF_TEST, 0.0, 0.0
        self._last = clock()

    def step(self, step: Step, fraction: float) -> None:
        """Report the beginning of a step."""
        self._step, self._begun = step, fraction
        self._say(fraction)

    def beat(self, share: float) -> None:
        """Report how far a pass within the step is, unless something was just said; it never goes back."""
        if self._clock() - self._last >= self._every_s:
            self._say(self._begun + self._step_share * share)

    def _say(self, fraction: float) -> None:
        self._said = max(self._said, fraction)
        self._report(self._step, self._said)
        self._last = self._clock()
