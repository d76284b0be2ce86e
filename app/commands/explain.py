"""`heart explain`: one case, and what its answer rests on."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from app.commands.case_file import read_case
from app.commands.conversation import answered, conversation
from app.commands.engine_options import add_engine_options, engine_arguments, engine_log
from app.commands.prevalence import add_prevalence, declared_prevalence
from app.commands.screen import answer_lines
from app.commands.terminal import CommandParser, say, say_json, tell_progress, terminal_language
from app.engine.client import engine_command
from app.language import Language
from app.presenters.answer import answer_view
from heart_engine.domain.label_names import label_name
from heart_engine.domain.measurement import by_key
from heart_engine.domain.result_json import result_to_json
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import BundleInfo, Explanation, Sensitivity, Step


def add(parser: CommandParser) -> None:
    """Say what `heart explain` takes."""
    parser.add_argument("case", type=Path, metavar="CASE.json", help="the case, heart-case/1")
    parser.add_argument("--json", action="store_true", help="write result and explanation as JSON to stdout")
    add_engine_options(parser)
    add_prevalence(parser)
    parser.set_defaults(run=run_explain)


def run_explain(options: argparse.Namespace) -> ExitCode:
    """Screen, and answer again without one thing at a time."""
    case = read_case(options.case)
    prevalence = declared_prevalence(options.prevalence)
    with conversation(engine_command(*engine_arguments(options)), engine_log()) as engine:
        found = answered(engine.explain(case, prevalence, _silent if options.json else tell_progress))
    if options.json:
        say_json(result_to_json(found.screened.result) | {"explanation": asdict(found.explanation)})
        return ExitCode.DONE
    language = terminal_language()
    for line in answer_lines(answer_view(case, found.screened.result, found.screened.bundle, language)):
        say(line)
    for line in _lines(found.explanation, found.screened.bundle, language):
        say(line)
    return ExitCode.DONE


def _silent(_step: Step, _fraction: float) -> None:
    """Leave stderr to the one error object that a program reads there."""


def _lines(found: Explanation, bundle: BundleInfo, language: Language) -> list[str]:
    """Say what changes without each case and each measurement, and what is worth measuring."""
    names = {key: row.label(language.code) for key, row in by_key().items()}
    sections = (
        (
            "explain.without_case",
            [_changes(one, one.withheld, bundle, language) for one in found.without_case],
        ),
        (
            "explain.without_measurement",
            [_changes(one, names[one.withheld], bundle, language) for one in found.without_measurement],
        ),
        ("explain.measure_next", [names[key] for key in found.measure_next]),
    )
    return [
        line
        for heading, lines in sections
        if lines
        for line in (language.text(heading), *(f"  {one}" for one in lines))
    ]


def _changes(one: Sensitivity, name: str, bundle: BundleInfo, language: Language) -> str:
    """Write how far each defect's probability moves, in percentage points."""
    moved = (
        f"{label_name(label, bundle.third_label, language.code, short=True)} {change * 100:+.1f}"
        for label, change in one.change.items()
    )
    return f"{name}: {', '.join(moved)}"
