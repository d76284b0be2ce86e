"""How a command ends whose output nobody reads any more, as behind `| head`, or cannot be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from heart_engine.protocol.exit_codes import ExitCode


def heard(run: Callable[[], int], tell: Callable[[OSError], int]) -> int:
    """Run a command and bring what it said to its reader; where the reader has gone, end without a word.

    Any other file that the system refuses is told by `tell`, which returns how the command ends.
    """
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = int(ExitCode.CANCELLED)
    except OSError as error:
        code = tell(error)
    else:
        return code
    _give_up_what_is_left()
    return code


def _give_up_what_is_left() -> None:
    """Send what cannot be written nowhere, or the end of the process would complain of it."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
