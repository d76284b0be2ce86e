"""Kills: a busy clinic's program is killed (SIGKILL) at a random moment, started again, and judged.

One warm process forks a program per trial; its acknowledgements come through a pipe, so that what was said
before the kill is known exactly.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO

from tests.torture.model import Expected, fast_folder, heard, judge
from tests.torture.preload import ROOT, child_environment
from tests.torture.tally import Tally
from tests.torture.workload import work

KILLS_PER_CLINIC = 10
STEPS = 16
LONGEST_S = (0.0002, 0.001, 0.02)  # a draft takes about the first, a save the second, a backup the third
_READ_BYTES = 1 << 16
_ENDED = b"\nended"


def kill_block(number: int) -> Tally:
    """Kill one clinic's program ten times in a row; each time it goes on with what it finds."""
    tally, chance, folder, done = Tally(), random.Random(number), fast_folder("kill"), Expected()
    try:
        with _nursery() as nursery:
            for _ in range(KILLS_PER_CLINIC):
                lines = nursery.kill_one(folder, done, chance)
                before, begun = done, None
                for line in lines:
                    before, begun = heard(line, before)
                tally.trials += 1
                tally.count(f"in {begun['kind']}" if begun else "between steps")
                complaint, done = judge(folder, before, begun)
                if complaint:
                    tally.failures.append(complaint)
                    break
        return tally
    finally:
        shutil.rmtree(folder)


class Nursery:
    """A warm process that forks programs on request."""

    def __init__(self, orders: IO[bytes], answers: IO[bytes]) -> None:
        self._orders = orders
        self._answers = answers.fileno()

    def kill_one(self, folder: Path, done: Expected, chance: random.Random) -> list[str]:
        """Fork a program, kill it after a random time, and return what it acknowledged before."""
        order = [str(folder), chance.getrandbits(32), done.passphrase, done.schema, done.tables, done.drafts]
        self._orders.write(json.dumps([*order, done.backups]).encode() + b"\n")
        self._orders.flush()
        first, _, said = self._read(lambda said: b"\n" in said, b"").partition(b"\n")
        for heard_lines in range(1, 2 * chance.randrange(STEPS)):
            said = self._read(partial(_has_lines, heard_lines), said)
            self._orders.write(b"\n")  # go on: in step with us, so that the kill hits the step we mean
            self._orders.flush()
        time.sleep(chance.uniform(0, chance.choice(LONGEST_S)))  # the random moment, not a wait for anything
        with suppress(ProcessLookupError):  # it may have ended by itself
            os.kill(int(first), signal.SIGKILL)
        return _whole_lines(self._read(_has_ended, said))

    def _read(self, enough: Callable[[bytes], bool], said: bytes) -> bytes:
        """Read on until there is enough."""
        while not enough(said):
            more = os.read(self._answers, _READ_BYTES)
            if not more:
                raise RuntimeError(said)
            said += more
        return said


def _has_lines(number: int, said: bytes) -> bool:
    return said.count(b"\n") >= number or _has_ended(said)


def _has_ended(said: bytes) -> bool:
    return _ENDED in said


@contextmanager
def _nursery() -> Iterator[Nursery]:
    arguments = [sys.executable, "-m", "tests.torture.kill"]
    process = subprocess.Popen(
        arguments, cwd=ROOT, env=child_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError
        yield Nursery(process.stdin, process.stdout)


def _whole_lines(said: bytes) -> list[str]:
    """Drop the line that the kill cut off: what it would have said was not said."""
    lines = said.split(_ENDED)[0].split(b"\n")
    whole: list[str] = []
    for line in lines:
        try:
            json.loads(line)
        except ValueError:
            continue
        whole.append(line.decode())
    if b"failed" in said.split(_ENDED)[-1]:
        raise RuntimeError(said[-2000:])
    return whole


def _serve() -> None:
    """Fork one program per line on stdin."""
    for line in sys.stdin:
        if line == "\n":
            continue  # a word to a program that was killed before it read it
        folder, seed, *expected = json.loads(line)
        child = os.fork()
        if child == 0:
            _be_the_program(Path(folder), seed, Expected(*expected))
        status = os.waitpid(child, 0)[1]
        failed = os.WIFEXITED(status) and os.WEXITSTATUS(status)
        os.write(1, _ENDED + (b" failed\n" if failed else b"\n"))


def _be_the_program(folder: Path, seed: int, expected: Expected) -> None:
    def tell(line: str) -> None:
        os.write(1, line.encode() + b"\n")
        os.read(0, 1)

    try:
        os.write(1, f"{os.getpid()}\n".encode())
        work(folder, random.Random(seed), expected, tell, STEPS)
    except BaseException:  # noqa: BLE001  # the parent is told by the status, a person by the traceback
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    _serve()
