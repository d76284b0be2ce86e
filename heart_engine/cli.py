"""Hospital and batch tasks: `python -m heart_engine COMMAND ...`, to which `heart` forwards."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from heart_engine.command import CommandError, Subcommand, dispatch

SUBCOMMANDS = {
    "simulate": Subcommand("heart_engine.cohort.commands", "simulate hospitals with known truth"),
    "evaluate": Subcommand("heart_engine.evaluation.commands", "score predictions, compare with peers"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(dispatch("heart", SUBCOMMANDS, given))
    except CommandError as error:
        print(error.as_json() if "--json" in given else f"heart: {error}", file=sys.stderr)
        return int(error.exit_code)
