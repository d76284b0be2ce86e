from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from app.store.worker import StoreWorker

WAIT_S = 10


@pytest.fixture
def worker() -> Iterator[StoreWorker]:
    made = StoreWorker()
    yield made
    made.stop()


def test_jobs_run_in_order_on_one_thread(worker: StoreWorker) -> None:
    seen: list[tuple[int, str]] = []

    def note(number: int) -> int:
        seen.append((number, threading.current_thread().name))
        return number

    futures = [worker.submit(partial(note, number)) for number in range(50)]
    assert [future.result(WAIT_S) for future in futures] == list(range(50))
    assert seen == [(number, "store") for number in range(50)]


def test_an_error_reaches_whoever_waits_and_the_next_job_runs(worker: StoreWorker) -> None:
    def fail() -> None:
        raise KeyError

    failed = worker.submit(fail)
    assert worker.submit(lambda: 1).result(WAIT_S) == 1
    with pytest.raises(KeyError):
        failed.result(WAIT_S)


def test_only_the_newest_of_a_replaced_job_runs(worker: StoreWorker) -> None:
    gate = threading.Event()
    written: list[str] = []
    first = worker.submit(lambda: gate.wait(WAIT_S))
    waiting = [worker.submit(partial(written.append, text), replacing="draft 1") for text in "abc"]
    other = worker.submit(lambda: written.append("other"), replacing="draft 2")
    gate.set()
    other.result(WAIT_S)
    assert first.result(WAIT_S)
    assert written == ["c", "other"]
    assert [future.cancelled() for future in waiting] == [True, True, False]


def test_stopping_finishes_what_waits() -> None:
    worker, written = StoreWorker(), list[int]()
    for number in range(20):
        worker.submit(partial(written.append, number))
    worker.stop()
    assert written == list(range(20))
