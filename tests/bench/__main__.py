"""Run every bench, or those that are named, each in a process of its own, and print one table.

`python -m tests.bench [NAME ...]`. What a bench found stays in `build/bench`, so that one of them can be
repeated and the table still be whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.bench.benches import BENCHES
from tests.bench.rows import RESULTS, Row, saved, write_table
from tests.bench.trend import draw_trend

_ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "HF_HUB_OFFLINE": "1",
    "USE_HUB_KERNELS": "0",
    "TQDM_DISABLE": "1",
}


def main(names: Sequence[str]) -> int:
    """Measure without a display, so that every machine shows the same thing."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        sys.stderr.write(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}\n")
        return 2
    failed = [name for name in names or BENCHES if not _ran(name)]
    rows: list[Row] = []
    for name in BENCHES:
        circumstances, found = saved(name)
        rows += found
        if found:
            sys.stdout.write(f"{name}: {circumstances}\n")
    sys.stdout.write("\n" + write_table(rows))
    draw_trend(rows, RESULTS / "trend.png")
    for name in failed:
        sys.stderr.write(f"{name} failed: its rows are missing or older\n")
    return 1 if failed else 0


def _ran(name: str) -> bool:
    """Start one bench as a child; what it imports would weigh on every other."""
    environment = os.environ | _ENVIRONMENT
    environment.pop("OMP_NUM_THREADS", None)
    threads = BENCHES[name].threads
    if threads:
        environment["OMP_NUM_THREADS"] = str(threads)
    command = [sys.executable, "-m", "tests.bench.child", name]
    return subprocess.run(command, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
