"""`heart simulate`: write simulated cohorts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.files import CASES_FILE, INFO_FILE, write_cohort
from heart_engine.cohort.hospital import Role, Spectrum, indices_of
from heart_engine.cohort.simulate import Variant, paper_like, screening
from heart_engine.command import WRONG_USAGE, CommandError, CommandParser, at_least, write_json, write_line
from heart_engine.protocol.exit_codes import ExitCode

_ANY_ROLE = "any"


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart simulate`."""
    options = _parser().parse_args(arguments)
    if any((options.out / name).exists() for name in (INFO_FILE, CASES_FILE)):
        message = f"{options.out} holds a cohort already"
        raise CommandError(message, code="folder_exists", params={"folder": str(options.out)})
    cohort = _simulated(options)
    write_cohort(cohort, options.out)
    if options.json:
        write_json({"out": str(options.out), "cases": len(cohort), "spectrum": dict(cohort.info.spectrum)})
    else:
        write_line(f"{len(cohort)} simulated cases in {options.out}")
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart simulate", description="Simulated cohorts in heart-cohort/1.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--seed", type=at_least(0), default=0)
    parser.add_argument("--hospitals", type=at_least(1), help="how many hospitals (default 10)")
    parser.add_argument("--cases", type=at_least(1), help="cases of each hospital (default 500)")
    parser.add_argument("--first", type=at_least(0), default=0, help="index of the first hospital")
    parser.add_argument(
        "--role",
        choices=[_ANY_ROLE, *Role],
        default=_ANY_ROLE,
        help="only hospitals that may train, calibrate or test (by their index)",
    )
    parser.add_argument(
        "--spectrum",
        type=Spectrum,
        choices=list(Spectrum),
        default=Spectrum.SCREENING,
        help="paper: one hospital of 746 + 260 adults who all have a defect",
    )
    parser.add_argument("--variant", type=Variant, choices=list(Variant), default=Variant.FULL)
    parser.add_argument("--json", action="store_true")
    return parser


def _simulated(options: argparse.Namespace) -> Cohort:
    if options.spectrum is Spectrum.PAPER:
        if options.hospitals or options.cases or options.role != _ANY_ROLE:
            msg = "--spectrum paper has one hospital of 1006 cases: no --hospitals, --cases, --role"
            raise CommandError(msg, code=WRONG_USAGE, exit_code=ExitCode.USAGE)
        return paper_like(options.seed, index=options.first, variant=options.variant)
    hospitals, cases = options.hospitals or 10, options.cases or 500
    return screening(_indices(options, hospitals), cases, options.seed, variant=options.variant)


def _indices(options: argparse.Namespace, hospitals: int) -> Sequence[int]:
    if options.role == _ANY_ROLE:
        return range(options.first, options.first + hospitals)
    return indices_of(Role(options.role), hospitals, first=options.first)
