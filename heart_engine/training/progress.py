"""Progress of long work: how far, how fast, how long still; at most a few lines a minute."""

from __future__ import annotations

import time
from collections.abc import Callable

_BETWEEN_LINES_S = 5.0


class Progress:
    """Says of one piece of work how much is done and how much time is left."""

    def __init__(self, name: str, total: int, write: Callable[[str], None]) -> None:
        self._name = name
        self._total = total
        self._write = write
        self._started: tuple[float, int] | None = None
        self._said = 0.0

    def __call__(self, done: int, detail: str = "") -> None:
        """Report that so many parts are done."""
        now = time.monotonic()
        if self._started is None:
            self._started = (now, done - 1)
        if now - self._said < _BETWEEN_LINES_S and done < self._total:
            return
        self._said = now
        since, first = self._started
        left_s = (now - since) / max(1, done - first) * (self._total - done)
        share = 100 * done / max(1, self._total)
        self._write(f"{self._name}: {done}/{self._total} ({share:.0f} %), {_clock(left_s)} left  {detail}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
