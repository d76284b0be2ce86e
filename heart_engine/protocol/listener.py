"""How a command ends whose output nobody reads any more, as behind `| head`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from heart_engine.protocol.exit_codes import ExitCode


def heard(run: Callable[[], int]) -> int:
    """Run a command and bring what it said to its reader; where the reader has gone, end without a word."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # what is still buffered goes there when the process ends
        os.close(nowhere)
        return int(ExitCode.CANCELLED)
    return code
