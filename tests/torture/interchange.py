"""Damaged files for every reader: `python -m tests.torture.interchange --runs 100000`.

A run that was interrupted goes on where it ended; `--anew` forgets it. Looked for: an exception that is
no refusal, a reading that takes too long, a process that dies, a candidate whose value and status contradict
each other, and anything written: the process may not, so an attempt is an exception.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from tests.heart_engine.interchange.synthetic import SOUND_FILES
from tests.torture.mutation import digest, mutated
from tests.torture.tally import Tally, run_blocks

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / "build" / "torture" / "interchange.json"
BLOCK = 600
HANG_S = 20.0
PROCESSES = 2


class Worker:
    """One confined process that reads file after file; a dead or hanging one is replaced."""

    def __init__(self) -> None:
        self._process = self._start()

    def read(self, name: str, data: bytes) -> dict[str, str]:
        """Return what became of one file."""
        line = json.dumps({"name": name, "data": base64.b64encode(data).decode()}) + "\n"
        alarm = threading.Timer(HANG_S, self._process.kill)
        alarm.start()
        try:
            _pipe(self._process.stdin).write(line)
            _pipe(self._process.stdin).flush()
            answer = _pipe(self._process.stdout).readline()
        except OSError:
            answer = ""
        finally:
            alarm.cancel()
        if answer:
            return dict(json.loads(answer))
        self.close()
        ended = self._process.returncode
        self._process = self._start()
        return {"failed": f"the process ended with {ended}"}

    def close(self) -> None:
        """Let the process leave."""
        with contextlib.suppress(BrokenPipeError):  # it died with a request still in the pipe
            _pipe(self._process.stdin).close()
        self._process.wait()
        _pipe(self._process.stdout).close()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.torture.interchange_worker"]
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        _pipe(process.stdout).readline()  # starting may take as long as it likes; only reading is timed
        return process


def read_mutants(worker: Worker, name: str, seeds: range) -> Tally:
    """Damage one sound file once for each seed and read what is left of it."""
    tally = Tally()
    for seed in seeds:
        data = mutated(random.Random(f"{name} {seed}"), SOUND_FILES[name])  # no secret
        outcome = worker.read(name, data)
        tally.trials += 1
        tally.count(outcome.get("what", "failed"))
        if "failed" in outcome:
            tally.failures.append(f"{name} seed {seed} {digest(data)}: {outcome['failed']}")
    return tally


def interchange_block(number: int) -> Tally:
    """Read one block of damaged files, the same number for each reader."""
    share = BLOCK // len(SOUND_FILES)
    seeds = range(number * share, (number + 1) * share)
    return _in_parallel(seeds)


def _in_parallel(seeds: range) -> Tally:
    names, total = list(SOUND_FILES), Tally()
    with ThreadPoolExecutor(PROCESSES) as pool:
        for tally in pool.map(lambda part: _all_of(part, seeds), (names[::2], names[1::2])):
            total.add(tally)
    return total


def _all_of(names: list[str], seeds: range) -> Tally:
    worker, total = Worker(), Tally()
    try:
        for name in names:
            total.add(read_mutants(worker, name, seeds))
    finally:
        worker.close()
    return total


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None  # both pipes are asked for above
    return stream


def main() -> int:
    """Run as many as asked for and say how many ran and what failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.interchange", description=__doc__)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--anew", action="store_true", help="forget what an interrupted run did")
    asked = parser.parse_args()
    if asked.anew:
        STATE.unlink(missing_ok=True)
    tally = run_blocks(interchange_block, "interchange", asked.runs, STATE)
    sys.stdout.write(tally.sentence("interchange") + "\n" + "".join(f"  {one}\n" for one in tally.failures))
    return int(bool(tally.failures))


if __name__ == "__main__":
    raise SystemExit(main())
