"""`heart evaluate fusion`: whether a bundle reads its cases, on simulated hospitals it has never seen."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from heart_engine.adaptation.ranges import local_shifts
from heart_engine.bundle.manifest import MANIFEST_NAME
from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.cohort.hospital import Role
from heart_engine.command import CommandError, CommandParser, at_least, write_json, write_line, write_progress
from heart_engine.commands.outcome import refused
from heart_engine.evaluation.fusion_engine import open_measured
from heart_engine.evaluation.fusion_experiments import Plan
from heart_engine.evaluation.fusion_hospitals import Sizes
from heart_engine.evaluation.fusion_report import arm_figures, documents, markdown, write_csv
from heart_engine.evaluation.fusion_run import (
    EXPERIMENTS,
    OtherExperimentError,
    Scale,
    answers_of,
    begin,
    run,
)
from heart_engine.evaluation.plots import draw_arms
from heart_engine.evaluation.predictions import PredictionsRejectedError
from heart_engine.protocol.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate fusion`."""
    options = _parser().parse_args(arguments)
    try:
        measured = open_measured(options.bundle)
    except BundleRefusedError as error:
        raise refused(error) from None
    manifest, scale = measured.engine.manifest, _scale(options)
    try:
        begin(options.out, scale, manifest.bundle_id, (options.bundle / MANIFEST_NAME).read_bytes())
    except OtherExperimentError as error:
        raise CommandError(str(error), code="other_experiment") from error
    plan = Plan(scale.seed, Sizes(scale.local, scale.asked), local_shifts)
    run(measured, plan, scale, options.experiments, options.out, write_progress)
    try:
        return _report(options, manifest.bundle_id, scale)
    except PredictionsRejectedError as error:
        raise CommandError(str(error), code="predictions_rejected") from error


def _report(options: argparse.Namespace, bundle_id: str, scale: Scale) -> ExitCode:
    """Print everything that the folder holds, of earlier calls too."""
    answers = {name: answers_of(options.out, name) for name in EXPERIMENTS}
    about = f"Hospitals of the role {scale.role}, seed {scale.seed}; {scale.asked} cases asked in each."
    text = markdown(bundle_id, about, answers)
    (options.out / "fusion.md").write_text(text, encoding="utf-8")
    write_csv(answers, options.out / "fusion.csv")
    for name, cases in answers.items():
        if cases:
            draw_arms(EXPERIMENTS[name][0], arm_figures(cases), options.out / f"{name}.png")
    if options.json:
        write_json({"bundle": bundle_id, "simulated": True, "arms": documents(answers)})
    else:
        write_line(text)
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate fusion", description="Does a bundle read its cases?")
    parser.add_argument("--bundle", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, help="folder, new or of a run that was cut short")
    parser.add_argument("--seed", type=at_least(0), required=True, help="a seed that nobody has looked at")
    parser.add_argument(
        "--role",
        choices=[Role.CALIBRATION, Role.TEST],
        type=Role,
        default=Role.CALIBRATION,
        help="test hospitals of a seed are opened once, at the very end",
    )
    parser.add_argument("--experiments", nargs="+", choices=list(EXPERIMENTS), default=list(EXPERIMENTS))
    parser.add_argument("--hospitals", type=at_least(1), default=20, help="of each experiment; may grow")
    parser.add_argument("--first", type=at_least(0), default=0, help="index of the first hospital")
    parser.add_argument("--local", type=at_least(1), default=200, help="own cases of each hospital")
    parser.add_argument("--asked", type=at_least(1), default=120, help="later cases of each hospital")
    parser.add_argument("--pool-hospitals", type=at_least(1), default=40, help="that the peers learn from")
    parser.add_argument("--pool-cases", type=at_least(1), default=150, help="of each of these")
    parser.add_argument(
        "--teaching-cases", type=at_least(1000), default=40_000, help="for the best achievable"
    )
    parser.add_argument("--json", action="store_true")
    return parser


def _scale(options: argparse.Namespace) -> Scale:
    return Scale(
        role=options.role.value,
        seed=options.seed,
        hospitals=options.hospitals,
        first=options.first,
        local=options.local,
        asked=options.asked,
        pool_hospitals=options.pool_hospitals,
        pool_cases=options.pool_cases,
        teaching_cases=options.teaching_cases,
    )
