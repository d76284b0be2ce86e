"""Run every measurement and print its lines."""

from __future__ import annotations

import os
import sys

from tests.bench import engine_stages, engine_trip, live, window


def main() -> None:
    """Measure without a display, so that every machine shows the same thing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for part in (window, engine_trip, live, engine_stages):
        for line in part.measure():
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
