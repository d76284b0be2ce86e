"""What waits to be answered: the newest question of each kind, and the one being worked on."""

from __future__ import annotations

import threading
from typing import Final

from heart_engine.protocol.messages import Browse, SelfTest, Work, silences


class Job:
    """A request with its own switch for giving up."""

    def __init__(self, request: Work) -> None:
        self.request = request
        self.cancelled = threading.Event()


MOST_WAITING: Final = 64
"""Pages and self-tests silence nothing: more than this many waiting is a desktop gone wrong."""


class Inbox:
    """Hands jobs from the reading thread to the working one, and never holds more than `MOST_WAITING`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._closed = False

    def put(self, request: Work) -> list[str]:
        """Accept a request and return those that were waiting and now will not be answered."""
        with self._changed:
            silenced = [job for job in self._waiting if silences(request, job.request)]
            self._waiting = [job for job in self._waiting if job not in silenced]
            if len(self._waiting) == MOST_WAITING:  # all but one of them, since newer cases silence older
                oldest = next(job for job in self._waiting if isinstance(job.request, Browse | SelfTest))
                self._waiting.remove(oldest)
                silenced.append(oldest)
            self._waiting.append(Job(request))
            if self._running and silences(request, self._running.request):
                self._running.cancelled.set()
            self._changed.notify()
            return [job.request.request_id for job in silenced]

    def cancel(self, request_id: str) -> bool:
        """Give up a request; True when it was still waiting, so that nobody else will say that it ended."""
        with self._changed:
            if self._running and self._running.request.request_id == request_id:
                self._running.cancelled.set()
            before = len(self._waiting)
            self._waiting = [job for job in self._waiting if job.request.request_id != request_id]
            return len(self._waiting) < before

    def take(self) -> Job | None:
        """Wait for the next job; None when the inbox was closed."""
        with self._changed:
            self._running = None
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if self._closed:
                return None
            self._running = self._waiting.pop(0)
            return self._running

    def close(self) -> None:
        """Give everything up: there is nobody left to answer."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            if self._running:
                self._running.cancelled.set()
            self._changed.notify()
