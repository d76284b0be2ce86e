"""`heart screen`: one case through the same engine process and the same report as in the window."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.commands.case_file import read_case
from app.commands.conversation import Screened, answered, conversation
from app.commands.engine_options import add_engine_options, engine_arguments, engine_log
from app.commands.prevalence import add_prevalence, declared_prevalence
from app.commands.terminal import (
    CommandCode,
    CommandError,
    CommandParser,
    say,
    say_json,
    tell_progress,
    terminal_language,
)
from app.engine.client import engine_command
from app.language import LANGUAGES
from app.presenters.answer import AnswerView, answer_view
from heart_engine.domain.case import Case
from heart_engine.domain.result_json import result_to_json
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import Step


def add(parser: CommandParser) -> None:
    """Say what `heart screen` takes."""
    parser.add_argument("case", type=Path, metavar="CASE.json", help="the case, heart-case/1")
    parser.add_argument("--json", action="store_true", help="write the result as JSON to stdout")
    parser.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="write the report as well")
    add_engine_options(parser)
    add_prevalence(parser)
    parser.set_defaults(run=run_screen)


def run_screen(options: argparse.Namespace) -> ExitCode:
    """Screen, print the answer, and write the report where one is asked for."""
    case = read_case(options.case)
    prevalence = declared_prevalence(options.prevalence)
    with conversation(engine_command(*engine_arguments(options)), engine_log()) as engine:
        screened = answered(engine.screen(case, prevalence, _silent if options.json else tell_progress))
    _say_result(case, screened, as_json=options.json)
    if options.pdf:
        _write_pdf(case, screened, options.pdf)
    return ExitCode.DONE


def _silent(_step: Step, _fraction: float) -> None:
    """Leave stderr to the one error object that a program reads there."""


def _say_result(case: Case, screened: Screened, *, as_json: bool) -> None:
    if as_json:
        say_json(result_to_json(screened.result))
        return
    view = answer_view(case, screened.result, screened.bundle, terminal_language())
    for line in answer_lines(view):
        say(line)


def answer_lines(view: AnswerView) -> list[str]:
    """Write what the answer panel shows, in its order."""
    bars = [f"  {bar.name}: {bar.frequency} - {bar.call}" for bar in view.bars]
    remarks = [
        line for part in view.remarks for line in (part.heading, *(f"  {one.text}" for one in part.lines))
    ]
    lines = [view.banner, *view.urgent, view.headline, view.reason, *bars, *remarks]
    return [line for line in (*lines, view.fixed_sentence, view.provenance) if line]


def _write_pdf(case: Case, screened: Screened, path: Path) -> None:
    from app.report.content import report_content  # noqa: PLC0415  # reportlab is not needed to screen
    from app.report.pdf import write_report  # noqa: PLC0415  # likewise
    from app.report.values import ReportDetails, Site  # noqa: PLC0415  # likewise

    details = ReportDetails(printed_at=datetime.now(UTC), unattended=True)
    content = report_content(case, screened.result, screened.bundle, LANGUAGES, Site(), details)
    try:
        write_report(content, path)
    except OSError as error:
        params = {"file": str(path), "reason": type(error).__name__}
        raise CommandError(CommandCode.FILE_NOT_WRITTEN, ExitCode.BAD_INPUT, params) from None
