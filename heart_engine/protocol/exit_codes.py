"""How every command of HEART ends, for the shell that started it."""

from __future__ import annotations

from enum import IntEnum

from heart_engine.protocol.messages import FailureCode


class ExitCode(IntEnum):
    """The exit codes that scripts may rely on."""

    DONE = 0
    USAGE = 2
    BAD_INPUT = 3
    REFUSED = 4
    ENGINE_FAILURE = 5
    CANCELLED = 6
    QUESTIONS_LEFT = 7  # done, without what only a person can say


_BY_FAILURE = {
    FailureCode.CANCELLED: ExitCode.CANCELLED,
    FailureCode.CASE_REJECTED: ExitCode.BAD_INPUT,
    FailureCode.BUNDLE_REFUSED: ExitCode.REFUSED,
    FailureCode.LIBRARY_REFUSED: ExitCode.REFUSED,
}


def exit_code_for(failure: FailureCode) -> ExitCode:
    """Return how a command ends when its request failed this way."""
    return _BY_FAILURE.get(failure, ExitCode.ENGINE_FAILURE)
