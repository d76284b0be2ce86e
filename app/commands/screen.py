"""`heart screen`: one case through the same engine process and the same report as in the window."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.commands.case_file import read_case
from app.commands.one_case import Screened, screen_one
from app.commands.prevalence import declared_prevalence, prevalence_option
from app.commands.terminal import (
    CommandCode,
    CommandError,
    CommandParser,
    say,
    say_json,
    tell,
    terminal_language,
)
from app.engine.client import engine_command
from app.engine.losses import Failure
from app.language import LANGUAGES
from app.presenters.answer import AnswerView, answer_view
from heart_engine.domain.case import Case
from heart_engine.domain.result_json import result_to_json
from heart_engine.protocol.exit_codes import ExitCode, exit_code_for
from heart_engine.protocol.messages import FailureCode, Step


def add(parser: CommandParser) -> None:
    """Say what `heart screen` takes."""
    parser.add_argument("case", type=Path, metavar="CASE.json", help="the case, heart-case/1")
    parser.add_argument("--json", action="store_true", help="write the result as JSON to stdout")
    parser.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="write the report as well")
    parser.add_argument(
        "--fake-engine", action="store_true", help="answer by a fixed rule: FAKE ENGINE, NOT A RESULT"
    )
    parser.add_argument(
        "--prevalence",
        type=prevalence_option,
        action="append",
        default=[],
        metavar="LABEL=P",
        help="share of your patients with exactly these defects, such as asd=0.2 or asd+vsd=0.01; repeatable",
    )
    parser.set_defaults(run=run_screen)


def run_screen(options: argparse.Namespace) -> ExitCode:
    """Screen, print the answer, and write the report where one is asked for."""
    case = read_case(options.case)
    prevalence = declared_prevalence(options.prevalence)
    if not options.fake_engine:
        raise CommandError(CommandCode.BUNDLE_MISSING, ExitCode.REFUSED)
    outcome = screen_one(
        engine_command("--fake"), _log_file(), case, prevalence, _silent if options.json else _tell_progress
    )
    if isinstance(outcome, Failure):
        raise CommandError(outcome.code, _exit_code(outcome), outcome.params)
    _say_result(case, outcome, as_json=options.json)
    if options.pdf:
        _write_pdf(case, outcome, options.pdf)
    return ExitCode.DONE


def _exit_code(failure: Failure) -> ExitCode:
    code = failure.code
    return exit_code_for(code) if isinstance(code, FailureCode) else ExitCode.ENGINE_FAILURE


def _log_file() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "HEART" / "engine.log"  # where the window keeps it, too


def _tell_progress(step: Step, fraction: float) -> None:
    tell(f"{fraction:4.0%} {terminal_language().text(f'progress.{step}')}")


def _silent(_step: Step, _fraction: float) -> None:
    """Leave stderr to the one error object that a program reads there."""


def _say_result(case: Case, screened: Screened, *, as_json: bool) -> None:
    if as_json:
        say_json(result_to_json(screened.result))
        return
    view = answer_view(case, screened.result, screened.bundle, terminal_language())
    for line in _lines(view):
        say(line)


def _lines(view: AnswerView) -> list[str]:
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
