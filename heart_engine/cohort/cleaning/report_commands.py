"""`heart data report`: what a cleaning changed, as one page."""

from __future__ import annotations

import argparse
from pathlib import Path

from heart_engine.cohort.cleaning.clean import INSIDE, SUMMARY_FILE
from heart_engine.cohort.cleaning.report import REPORT_FILE, write_report
from heart_engine.command import CommandError, write_json, write_line
from heart_engine.protocol.exit_codes import ExitCode


def add(action: argparse.ArgumentParser) -> None:
    """Say what `heart data report` takes."""
    action.add_argument("folder", type=Path, metavar="DIR", help="what `heart data clean` wrote")
    action.add_argument(
        "--out", type=Path, metavar="REPORT.html", help=f"default: DIR/{INSIDE}/{REPORT_FILE}"
    )
    action.add_argument("--json", action="store_true", help="write JSON to stdout")
    action.set_defaults(run=run_report)


def run_report(options: argparse.Namespace) -> ExitCode:
    """Write the page of a cleaned folder."""
    if not (options.folder / INSIDE / SUMMARY_FILE).is_file():
        message = f"{options.folder}: not a folder that heart data clean wrote"
        raise CommandError(message, code="not_a_cleaned_folder", params={"folder": str(options.folder)})
    out = options.out or options.folder / INSIDE / REPORT_FILE
    write_report(options.folder, out)
    if options.json:
        write_json({"report": str(out)})
    else:
        write_line(str(out))
    return ExitCode.DONE
