"""Start the engine process: `python -m heart_engine.server --fake`."""

from __future__ import annotations

from heart_engine.server.pipes import claim_pipes

pipes = claim_pipes()  # before anything else is imported that could print

import argparse  # noqa: E402 - after the pipes are claimed
import signal  # noqa: E402 - likewise
import sys  # noqa: E402 - likewise

from heart_engine.server.fake import FakeScreener  # noqa: E402 - likewise
from heart_engine.server.loop import serve  # noqa: E402 - likewise


def main() -> int:
    """Read the arguments and serve until stdin ends."""
    parser = argparse.ArgumentParser(prog="python -m heart_engine.server", description="The engine process.")
    parser.add_argument(
        "--fake", action="store_true", required=True, help="answer by a fixed rule: not a result"
    )
    parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desktop; it ends this process by stdin
    return serve(pipes, FakeScreener)


sys.exit(main())
