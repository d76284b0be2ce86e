"""Power cuts: a busy clinic is recorded call by call, then the power fails at many moments of that recording.

Nothing that the screen acknowledged before the cut may be lost, and the step under way is done or not done.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

from tests.torture.disk import Disk, Record, read_log
from tests.torture.model import Expected, fast_folder, heard, judge
from tests.torture.preload import Faults, run_preloaded
from tests.torture.tally import Tally
from tests.torture.workload import work

CUTS_PER_RECORDING = 100
STEPS_PER_RECORDING = 25


class UnrecordedError(Exception):
    """A recording does not lead to what lies in the folder."""


def cut_block(number: int) -> Tally:
    """Record one clinic's work and cut its power a hundred times."""
    place = fast_folder("power")
    try:
        folder, log = place / "records", place / "log"
        folder.mkdir()
        run_preloaded("tests.torture.power_cut", str(folder), str(log), str(number))
        return _cut(folder, log, place / "after", random.Random(number))
    finally:
        shutil.rmtree(place)


def _cut(folder: Path, log: Path, after: Path, chance: random.Random) -> Tally:
    tally, disk = Tally(), Disk(folder)
    records = read_log(log)
    _check_nothing_is_missing(records, folder)
    moments = sorted(chance.randrange(len(records) + 1) for _ in range(CUTS_PER_RECORDING))
    done, begun = Expected(), None
    at = 0
    for moment in moments:
        for letter, fields in records[at:moment]:
            if letter == "A":
                done, begun = heard(fields[0].decode(), done)
            else:
                disk.follow(letter, fields)
        at = moment
        disk.lose_power(after, chance)
        tally.trials += 1
        tally.count(f"in {begun['kind']}" if begun else "between steps")
        complaint, _now = judge(after, done, begun)
        if complaint:
            tally.failures.append(f"call {moment} of {len(records)}: {complaint}")
        shutil.rmtree(after)
    return tally


def _check_nothing_is_missing(records: list[Record], folder: Path) -> None:
    """Compare what the recording leads to with the real folder: what nobody recorded is cut nowhere."""
    disk = Disk(folder)
    for letter, fields in records:
        if letter != "A":
            try:
                disk.follow(letter, fields)
            except KeyError as error:
                raise UnrecordedError(letter, fields[0].decode()) from error
    real = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    differing = sorted({name for name, _content in real.items() ^ disk.seen().items()})
    if differing:
        raise UnrecordedError(differing)


def _record(folder: Path, log: Path, seed: int) -> None:
    faults = Faults(folder)
    faults.record(log)
    work(folder, random.Random(seed), Expected(), faults.acknowledge, STEPS_PER_RECORDING)


if __name__ == "__main__":
    _record(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
