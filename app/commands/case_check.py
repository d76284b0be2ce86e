"""`heart case check`: whether a case file can be screened, and what contradicts what in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.commands.case_file import read_case
from app.commands.terminal import CommandParser, say, say_json
from heart_engine.domain.case import Case
from heart_engine.domain.checks import CheckLevel, CrossCheck, cross_checks
from heart_engine.domain.measurement import measurements
from heart_engine.protocol.exit_codes import ExitCode


def add(parser: CommandParser) -> None:
    """Say what `heart case` takes."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read a case file and check it")
    check.add_argument("case", type=Path, metavar="CASE.json", help="the case, heart-case/1")
    check.add_argument("--json", action="store_true", help="write JSON to stdout")
    check.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> ExitCode:
    """Print how much was measured and every rule that does not hold."""
    case = read_case(options.case)
    doubts = [one for one in cross_checks(case) if one.level is not CheckLevel.OK]
    if options.json:
        say_json(_document(case, doubts))
        return ExitCode.DONE
    say(f"{options.case}: {len(case.measurements)}/{len(measurements())}")
    for one in doubts:
        say(f"  {one.level} {one.rule}: {', '.join(one.fields)}")
    return ExitCode.DONE


def _document(case: Case, doubts: list[CrossCheck]) -> dict[str, object]:
    return {
        "case_id": case.case_id,
        "measured": len(case.measurements),
        "of": len(measurements()),
        "checks": [
            {
                "rule": one.rule,
                "level": one.level,
                "fields": list(one.fields),
                "typed": one.typed,
                "computed": one.computed,
            }
            for one in doubts
        ],
    }
