"""One thread for the store: SQLite wants one, and the window must never wait for a disk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class StoreWorker:
    """Runs what it is given, one after the other, in the order given."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[str, Callable[[], Any], Future[Any]]] = deque()
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="store")
        self._thread.start()

    def submit(self, job: Callable[[], T], replacing: str = "") -> Future[T]:
        """Queue a job; one that replaces takes the place of a waiting job of that name, which is cancelled.

        Drafts use it: only the newest text of a draft is worth writing when the disk is slow.
        """
        future: Future[T] = Future()
        with self._changed:
            if replacing:
                self._withdraw(replacing)
            self._waiting.append((replacing, job, future))
            self._changed.notify()
        return future

    def stop(self) -> None:
        """Finish what is waiting, then end the thread."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join()

    def _withdraw(self, name: str) -> None:
        for waiting in list(self._waiting):
            if waiting[0] == name:
                self._waiting.remove(waiting)
                waiting[2].cancel()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._stopping)
                if not self._waiting:
                    return
                _name, job, future = self._waiting.popleft()
            if future.set_running_or_notify_cancel():
                _run(job, future)


def _run(job: Callable[[], T], future: Future[T]) -> None:
    try:
        result = job()
    except BaseException as error:  # noqa: BLE001  # whoever waits for the future gets it, whatever it is
        future.set_exception(error)
    else:
        future.set_result(result)
