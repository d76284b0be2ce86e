"""The full runs: `python -m tests.torture [NAME ...] [--trials N] [--anew]`; an interrupted one goes on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.torture.canaries import canary_block
from tests.torture.failing_calls import all_failing_calls
from tests.torture.flipped_bytes import flip_block
from tests.torture.interchange import interchange_block
from tests.torture.kill import kill_block
from tests.torture.power_cut import cut_block
from tests.torture.preload import ROOT
from tests.torture.tally import Tally, run_blocks

STATE = ROOT / "build" / "torture"
BLOCKS: dict[str, tuple[Callable[[int], Tally], int]] = {
    "kill": (kill_block, 10_000),
    "power-cut": (cut_block, 100_000),
    "flipped-bytes": (flip_block, 10_000),
    "canaries": (canary_block, 200),
    "readers": (interchange_block, 100_000),
}
FAILING = "failing-calls"


def main() -> int:
    """Run what was asked for, print each count, and return 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BLOCKS, FAILING, []], help="all when none is named")
    parser.add_argument("--trials", type=int, help="how many of each, instead of the full number")
    parser.add_argument("--anew", action="store_true", help="forget what an interrupted run did")
    asked = parser.parse_args()
    failed = False
    for name in asked.names or [*BLOCKS, FAILING]:
        tally = _run(name, asked.trials, STATE / f"{name}.json", anew=asked.anew)
        sys.stdout.write(tally.sentence(name) + "\n" + "".join(f"  {one}\n" for one in tally.failures))
        sys.stdout.flush()
        failed = failed or bool(tally.failures)
    return int(failed)


def _run(name: str, trials: int | None, state: Path, *, anew: bool) -> Tally:
    if name == FAILING:
        return all_failing_calls()  # two minutes; nothing to resume
    block, full = BLOCKS[name]
    if anew:
        state.unlink(missing_ok=True)
    return run_blocks(block, name, trials or full, state)


if __name__ == "__main__":
    raise SystemExit(main())
