"""`heart data`: what is in a hospital's file, and what becomes of it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from heart_engine.cohort import export_commands
from heart_engine.cohort.cleaning import commands as clean_commands
from heart_engine.cohort.cleaning import report_commands
from heart_engine.cohort.cleaning.asking import nobody
from heart_engine.cohort.cleaning.interview import settle
from heart_engine.cohort.cleaning.profile_page import write_profile
from heart_engine.cohort.cleaning.table_profile import table_profile
from heart_engine.cohort.profile import ColumnProfile, profile, proposed_mapping
from heart_engine.command import CommandError, CommandParser, write_json, write_line, write_progress
from heart_engine.interchange.refusal import FileRefusedError
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.reading_child import read_in_child

_TABLES = (".csv", ".tsv", ".xlsx")


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart data`."""
    options = _parser().parse_args(arguments)
    return ExitCode(options.run(options))


def run_profile(options: argparse.Namespace) -> ExitCode:
    """Show what is in a file."""
    studies, columns = _profiled(options.file, options.mapping)
    if options.save_mapping:
        _save(options.save_mapping, proposed_mapping(columns))
    if options.html:
        write_profile(options.file.name, studies, columns, options.html)
    if options.json:
        write_json({"studies": studies, "columns": [_document(one) for one in columns]})
        return ExitCode.DONE
    for column in columns:
        for line in _lines(column):
            write_line(line)
    asked = sum(column.needs_a_person for column in columns)
    write_progress(f"{studies} studies, {len(columns)} columns, {asked} of them with questions")
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart data", description="Spreadsheets of a hospital.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    action = actions.add_parser(
        "profile", help="what each column maps to, its unit, what is missing or in doubt"
    )
    action.add_argument("file", type=Path, metavar="FILE")
    action.add_argument(
        "--mapping", type=Path, metavar="MAPPING.json", help="columns that a person confirmed"
    )
    action.add_argument(
        "--save-mapping", type=Path, metavar="OUT.json", help="write the guesses, for a person to correct"
    )
    action.add_argument(
        "--html", type=Path, metavar="OUT.html", help="write a page with a picture per column"
    )
    action.add_argument("--json", action="store_true", help="write JSON to stdout")
    action.set_defaults(run=run_profile)
    clean_commands.add(
        actions.add_parser("clean", help="a spreadsheet becomes a cohort, every change on record")
    )
    report_commands.add(actions.add_parser("report", help="a page of every change of a cleaned cohort"))
    export_commands.add(actions.add_parser("export", help="cases as CSV, XLSX, case files or FHIR"))
    return parser


def _profiled(file: Path, mapping: Path | None) -> tuple[int, tuple[ColumnProfile, ...]]:
    """Profile a table of any length; anything else is read as an import reads it."""
    if file.suffix.lower() not in _TABLES:
        document = _read(file, mapping)
        return document["studies"], profile(document)
    try:
        source, said, _ = clean_commands.open_layout(file, mapping)
    except FileRefusedError as refusal:
        raise clean_commands.refused(refusal, file) from refusal
    return len(source.grid.rows), table_profile(settle(source, said, nobody))


def _read(file: Path, mapping: Path | None) -> dict[str, Any]:
    document = read_in_child(file, mapping)
    if "refused" not in document:
        return document
    params = document["refused"]["params"]
    place = "".join(f", {name} {params[name]}" for name in ("row", "column") if params[name] is not None)
    message = f"{params['file']}{place}: {params['rule']}"
    raise CommandError(message, code=document["refused"]["code"], params=params)


def _save(path: Path, mapping: dict[str, object]) -> None:
    if path.exists():
        message = f"{path} exists already"
        raise CommandError(message, code="file_exists", params={"file": str(path)})
    path.write_text(json.dumps(mapping, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _document(column: ColumnProfile) -> dict[str, object]:
    shown = {name: value for name, value in asdict(column).items() if name != "distinct"}
    return {
        **shown,
        "missing_share": round(column.missing_share, 4),
        "needs_a_person": column.needs_a_person,
    }


def _lines(column: ColumnProfile) -> Iterator[str]:
    unit = f" [{column.unit}, {column.unit_from}]" if column.unit else ""
    counts = ", ".join(f"{name} {count}" for name, count in sorted(column.statuses.items()))
    field = f"{column.key or '-'} ({column.confidence}){unit}"
    yield f"{column.column or '-'} {column.header}: {field} {counts}".rstrip()
    if column.spread:
        low, middle, high = column.spread
        yield f"    {low:g} to {high:g}, median {middle:g}; {column.missing_share:.0%} missing"
    for doubt in column.doubts:
        offer = f" ? {doubt.proposal}" if doubt.proposal else ""
        yield f"    {doubt.count} x {doubt.raw!r} ({doubt.rule}){offer}"
