"""Run one bench here, print its rows as they come, and keep them: `python -m tests.bench.child NAME`."""

from __future__ import annotations

import os
import sys
import time

from tests.bench.benches import BENCHES
from tests.bench.rows import Row, line, save


def main(name: str) -> None:
    """Measure; the load that the machine was under before and after is kept beside the figures."""
    before, began = os.getloadavg()[0], time.monotonic()
    sys.stdout.write(f"== {name}\n")
    rows: list[Row] = []
    for row in BENCHES[name].measure():
        rows.append(row)
        sys.stdout.write(line(row) + "\n")
        sys.stdout.flush()
    took = time.monotonic() - began
    threads = os.environ.get("OMP_NUM_THREADS") or "all"
    save(
        name,
        rows,
        f"{took:.0f} s, threads: {threads}, load {before:.1f} before, {os.getloadavg()[0]:.1f} after",
    )


if __name__ == "__main__":
    main(sys.argv[1])
