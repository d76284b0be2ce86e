"""`heart screen-batch`: a table of cases through one engine process; a run that was killed goes on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.batch.answers import BatchAnswers, write_rejected
from app.batch.refusal import BatchRefusedError
from app.batch.rows import Row, read_rows
from app.commands.conversation import Conversation, answered, conversation
from app.commands.engine_options import add_engine_options, engine_arguments, engine_log
from app.commands.prevalence import add_prevalence, declared_prevalence
from app.commands.terminal import CommandError, CommandParser, say, say_json, tell
from app.engine.client import engine_command
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import Step

_BAR_WIDTH = 30
_LINES = 10  # of progress, where stderr is no terminal


def add(parser: CommandParser) -> None:
    """Say what `heart screen-batch` takes."""
    parser.add_argument("table", type=Path, metavar="IN.csv", help="the cases, columns of heart-cohort/1")
    parser.add_argument(
        "out", type=Path, metavar="OUT.csv", help="the answers; a run that was killed goes on"
    )
    parser.add_argument("--json", action="store_true", help="write the counts as JSON to stdout")
    add_engine_options(parser)
    add_prevalence(parser)
    parser.set_defaults(run=run_screen_batch)


def run_screen_batch(options: argparse.Namespace) -> ExitCode:
    """Answer every row that is a case, set the others apart, and count."""
    try:
        return _answer_table(options)
    except BatchRefusedError as refusal:
        raise CommandError(refusal.code, ExitCode.BAD_INPUT, refusal.params) from None


def _answer_table(options: argparse.Namespace) -> ExitCode:
    rows, out = read_rows(options.table), BatchAnswers(options.out)
    out.resume()
    write_rejected(options.out.with_suffix(".rejected.csv"), options.table, rows)
    waiting = [row for row in rows if _is_waiting(row, out)]
    if waiting:
        prevalence = declared_prevalence(options.prevalence)
        with conversation(engine_command(*engine_arguments(options)), engine_log()) as engine:
            _screen(engine, waiting, prevalence, out)
    rejected = sum(row.case is None for row in rows)
    _say_counts(
        {
            "rows": len(rows),
            "screened": len(waiting),
            "screened_before": len(rows) - len(waiting) - rejected,
            "rejected": rejected,
        },
        as_json=options.json,
    )
    return ExitCode.DONE


def _is_waiting(row: Row, out: BatchAnswers) -> bool:
    """Say whether a row is still to be answered."""
    if row.case is None:
        return False
    out.refuse_other_inputs(row.case_id, inputs_sha256(row.case))
    return row.case_id not in out.done


def _screen(engine: Conversation, rows: list[Row], prevalence: dict[str, float], out: BatchAnswers) -> None:
    for number, row in enumerate(rows, start=1):
        if row.case is not None:
            screened = answered(engine.screen(row.case, prevalence, _nothing))
            out.append(row.case_id, screened.result)
            _tell_bar(number, len(rows))


def _nothing(_step: Step, _fraction: float) -> None:
    """Report rows, not the steps of each."""


def _tell_bar(done: int, total: int) -> None:
    """Draw one bar over the other on a terminal, and ten lines elsewhere."""
    full = _BAR_WIDTH * done // total
    bar = f"[{'#' * full}{'.' * (_BAR_WIDTH - full)}] {done}/{total}"
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{bar}" + ("\n" if done == total else ""))
        sys.stderr.flush()
    elif done == total or done * _LINES // total > (done - 1) * _LINES // total:
        tell(bar)


def _say_counts(counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        say_json(counts)
    else:
        say(", ".join(f"{name} {count}" for name, count in counts.items()))
