"""`--prevalence LABEL=P`: what share of a clinic's patients has exactly these defects."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from typing import NoReturn

from app.commands.terminal import CommandCode, CommandError, CommandParser
from heart_engine.domain.labels import label_set_from_text, label_set_to_text
from heart_engine.protocol.exit_codes import ExitCode


def add_prevalence(parser: CommandParser) -> None:
    """Let a clinic declare how common the defects are among its patients."""
    parser.add_argument(
        "--prevalence",
        type=prevalence_option,
        action="append",
        default=[],
        metavar="LABEL=P",
        help="share of your patients with exactly these defects, such as asd=0.2 or asd+vsd=0.01; repeatable",
    )


def prevalence_option(text: str) -> tuple[str, float]:
    """Read one `asd=0.3`, `asd+vsd=0.05` or `none=0.4`."""
    name, _, share = text.partition("=")
    try:
        found = label_set_to_text(label_set_from_text(name)), float(share)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not 0 < found[1] < 1:  # what is no number is not between either
        message = f"{text!r} does not lie between 0 and 1"
        raise argparse.ArgumentTypeError(message)
    return found


def declared_prevalence(options: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Put the options together; what they leave is shared by the sets that were not named."""
    declared = dict(options)
    if len(declared) < len(options):
        _refuse("--prevalence names a set twice")
    if math.fsum(declared.values()) >= 1:
        _refuse("--prevalence leaves nothing for the other sets")
    return declared


def _refuse(reason: str) -> NoReturn:
    params = {"command": "heart screen", "reason": reason}
    raise CommandError(CommandCode.WRONG_USAGE, ExitCode.USAGE, params)
