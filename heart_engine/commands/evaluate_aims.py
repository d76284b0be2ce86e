"""`heart evaluate aims`: what a finished run of `heart train` reached beside what it should have reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.bundle.verification import verify_bundle
from heart_engine.command import CommandError, CommandParser, write_json, write_line
from heart_engine.commands.refusal_words import refusal_sentence
from heart_engine.evaluation.aims import Aim, aims_markdown, aims_of, read_finished
from heart_engine.protocol.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate aims`."""
    options = _parser().parse_args(arguments)
    aims = _aims(options.run)
    missed = sum(not one.is_met for one in aims)
    if options.json:
        write_json({"simulated": True, "aims": [asdict(one) for one in aims]})
    else:
        write_line("SIMULATED hospitals that took no part in training.\n")
        write_line(aims_markdown(aims))
        write_line(f"\n{len(aims) - missed} of {len(aims)} reached")
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate aims", description="The figures of a run beside their aims.")
    parser.add_argument("--run", type=Path, required=True, metavar="DIR", help="folder of a finished run")
    parser.add_argument("--json", action="store_true")
    return parser


def _aims(run: Path) -> tuple[Aim, ...]:
    try:
        size = sum(one.size for one in verify_bundle(run / "bundle").manifest.files)
        return aims_of(read_finished(run, size))
    except BundleRefusedError as error:
        raise _unfinished(run, refusal_sentence(error)) from error
    except (OSError, ValueError) as error:
        raise _unfinished(run, str(error)) from error


def _unfinished(run: Path, reason: str) -> CommandError:
    message = f"{run}: not a finished run: {reason}"
    return CommandError(message, code="run_unfinished", params={"run": str(run)})
