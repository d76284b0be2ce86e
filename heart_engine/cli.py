"""Hospital and batch tasks: `python -m heart_engine COMMAND ...`, to which `heart` forwards."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from heart_engine.command import CommandError, Subcommand, dispatch
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.listener import heard

SUBCOMMANDS = {
    "simulate": Subcommand("heart_engine.cohort.commands", "simulate hospitals with known truth"),
    "data": Subcommand("heart_engine.cohort.data_commands", "look into a hospital's spreadsheet"),
    "bundle": Subcommand(
        "heart_engine.commands.bundle", "verify, describe, pack, sign, install and select bundles"
    ),
    "library": Subcommand(
        "heart_engine.commands.library", "build, compare, install and select case libraries"
    ),
    "model": Subcommand("heart_engine.commands.model", "import a Llama or a reranker from a local folder"),
    "train": Subcommand("heart_engine.training.commands", "train a bundle from simulated hospitals"),
    "evaluate": Subcommand(
        "heart_engine.commands.evaluate", "score predictions, compare with peers, measure a bundle"
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return heard(lambda: _run(given), lambda error: _told(_refused(error), given))


def _run(given: Sequence[str]) -> int:
    try:
        return int(dispatch("heart", SUBCOMMANDS, given))
    except CommandError as error:
        return _told(error, given)
    except KeyboardInterrupt:
        return int(ExitCode.CANCELLED)
    except OSError:
        raise  # told by its caller, which knows whether anybody still listens
    except Exception as error:  # noqa: BLE001 - whatever it is, a script must be able to tell it from bad input
        traceback.print_exc()
        return _told(_fault(error), given)


def _told(error: CommandError, given: Sequence[str]) -> int:
    print(error.as_json() if "--json" in given else f"heart: {error}", file=sys.stderr)
    return int(error.exit_code)


def _fault(error: Exception) -> CommandError:
    """Say that nobody's file is at fault; what stands above it is for whoever mends the program."""
    kind = type(error).__name__
    message = f"a fault of this program, not of your files ({kind}); the lines above say where it is"
    return CommandError(
        message, code="command_failed", exit_code=ExitCode.ENGINE_FAILURE, params={"type": kind}
    )


def _refused(error: OSError) -> CommandError:
    """Turn what the system refuses (no such folder, disk full) into an error with a code."""
    file = "" if error.filename is None else f"{error.filename}: "  # a full disk names no file
    params = {} if error.filename is None else {"file": str(error.filename)}
    return CommandError(f"{file}{error.strerror or error}", code="file_failed", params=params)
