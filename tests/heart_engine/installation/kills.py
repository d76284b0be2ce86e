"""Kills a process at every moment at which it touches the disk, and looks at what is left each time.

Started as a program of its own, it forks for each moment: the child counts what it asks of the operating
system and sends itself SIGKILL at its turn. Prints how many moments there were and what was wrong after them.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.verification import verify_bundle
from heart_engine.installation import shelf
from heart_engine.installation.install import Around, install
from heart_engine.installation.package import BUNDLE
from heart_engine.protocol import durable
from heart_engine.protocol.installed import Places, Selection
from tests.heart_engine.installation.packages import write_bundle

OLD, NEW = "small-1.0.0", "small-1.0.1"
_TOUCHES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree")


def put(stick: Path, places: Places) -> None:
    around = Around(places, shelf.known_packages(places), {})
    install(stick, BUNDLE, around, lambda _doubt: True, lambda _share: None)


def choose(places: Places) -> None:
    shelf.select(BUNDLE, NEW, places, lambda _share: None)


def killed_at(turn: int, act: Callable[[], None]) -> bool:
    """Do something in a child that kills itself at its turn; False when it ended before."""
    child = os.fork()
    if child == 0:
        _count_down(turn)
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert status == 0
    return False


def _count_down(turn: int) -> None:
    left = turn

    def touch() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    whole = os.fsync

    def fsync(descriptor: int) -> None:
        touch()
        whole(descriptor)
        touch()

    durable.os.fsync = fsync  # type: ignore[attr-defined]  # the moment before and after a sync
    sys.addaudithook(lambda event, _arguments: touch() if event in _TOUCHES else None)


@dataclass(frozen=True, slots=True)
class Trial:
    """Something that is done to installed bundles, and what must hold however it ends."""

    name: str
    begin: Path
    act: Callable[[Places], None]
    selections: tuple[Selection, ...]
    there: tuple[str, ...]


def wrong_after(trial: Trial, places: Places) -> Iterator[str]:
    """Yield what a user would find broken."""
    for one in shelf.shelved(BUNDLE, places):
        try:
            verify_bundle(one.folder)
        except BundleRefusedError as error:
            yield f"{one.name} is on the shelf and is refused: {error}"
    missing = [name for name in trial.there if not (places.bundles / name).is_dir()]
    yield from (f"{name} is gone" for name in missing)
    if shelf.selected(places) not in trial.selections:
        yield f"{shelf.selected(places)} answers"


def run(trial: Trial, folder: Path) -> tuple[int, list[str]]:
    """Kill at the first moment, the second, and so on until it ends by itself; return how many there were."""
    wrong: list[str] = []
    for turn in itertools.count(1):
        places = Places(folder / f"{trial.name}-{turn}")
        shutil.copytree(trial.begin, places.data)
        was_killed = killed_at(turn, functools.partial(trial.act, places))
        wrong += [f"{trial.name} killed at {turn}: {one}" for one in wrong_after(trial, places)]
        if not was_killed:
            return turn - 1, wrong
        wrong += [f"{trial.name} after a kill at {turn}: {one}" for one in _done_again(trial, places)]
        shutil.rmtree(places.data)
    raise AssertionError


def _done_again(trial: Trial, places: Places) -> Iterator[str]:
    """Yield what is in the way of whoever was killed and begins again, or stays lying about."""
    try:
        trial.act(places)
    except BundleRefusedError as error:
        if (trial.name, error.code) != ("remove", Refusal.NOT_INSTALLED):
            yield str(error)
    if trial.name == "install":
        yield from (f"{one.name} lies about" for one in places.staging.glob("*"))


def main(folder: Path) -> None:
    """Install, select and remove, killed at every moment."""
    shelf.shipped_bundle = lambda: None  # type: ignore[attr-defined]  # only what is installed counts
    old = write_bundle(folder / "old")
    new = write_bundle(folder / "new", version="1.0.1")
    with_old, with_both = Places(folder / "with-old"), Places(folder / "with-both")
    put(old, with_old)
    put(old, with_both)
    put(new, with_both)
    for places in (with_old, with_both):
        shelf.select(BUNDLE, OLD, places, lambda _share: None)
    kept = (Selection(OLD),)
    trials = (
        Trial("install", with_old.data, lambda places: put(new, places), kept, (OLD,)),
        Trial("select", with_both.data, choose, (*kept, Selection(NEW)), (OLD, NEW)),
        Trial("remove", with_both.data, lambda one: shelf.remove(BUNDLE, NEW, one), kept, (OLD,)),
    )
    found = {one.name: run(one, folder) for one in trials}
    document = {
        "killed": {name: count for name, (count, _) in found.items()},
        "wrong": [one for _, wrong in found.values() for one in wrong],
    }
    sys.stdout.write(json.dumps(document) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
