"""Stores that are started for a test and stopped after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.store.schema import STEPS, Steps
from app.store.store import Store
from tests.app.store.clinic import ACCESS, CHEAP, Kept, SteppingClock, keep_one

MakeStore = Callable[..., Store]


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def make_store(tmp_path: Path, clock: SteppingClock) -> Iterator[MakeStore]:
    """Start stores that are stopped when the test ends."""
    started: list[Store] = []

    def make(folder: Path = tmp_path / "records", steps: Steps = STEPS) -> Store:
        store = Store(folder, clock=clock, cost=CHEAP, steps=steps)
        store.start()
        started.append(store)
        return store

    yield make
    for store in started:
        store.stop()


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    """A store that is set up and open."""
    store = make_store()
    store.set_up(ACCESS.user, ACCESS.passphrase)
    return store


@pytest.fixture
def kept(store: Store) -> Kept:
    return keep_one(store)
