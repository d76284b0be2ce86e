"""`heart read`: what an import makes of a file, read in a process of its own."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.commands.terminal import CommandError, CommandParser, say, say_json, tell, terminal_language
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.reading_child import read_in_child


def add(parser: CommandParser) -> None:
    """Say what `heart read` takes."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="CSV, XLSX, JSON, FHIR, DICOM SR or report text"
    )
    parser.add_argument(
        "--mapping", type=Path, metavar="MAPPING.json", help="columns that a person confirmed"
    )
    parser.add_argument("--json", action="store_true", help="write JSON to stdout")
    parser.set_defaults(run=run_read)


def run_read(options: argparse.Namespace) -> ExitCode:
    """Print every candidate; a doubt is an answer, only a file that gives nothing is an error."""
    document = read_in_child(options.file, options.mapping)
    if "refused" in document:
        refused = document["refused"]
        params = {
            **refused["params"],
            "place": _place(refused["params"]),
            "reason": refused["params"]["rule"],
        }
        raise CommandError(refused["code"], ExitCode.BAD_INPUT, params)
    if options.json:
        say_json(document)
        return ExitCode.DONE
    language = terminal_language()
    for one in document["candidates"]:
        say(_line(one))
    counts = {name: sum(one["status"] == name for one in document["candidates"]) for name in ("value", "ask")}
    tell(language.text("import.summary", studies=document["studies"], **counts))
    return ExitCode.DONE


def _line(candidate: Mapping[str, Any]) -> str:
    where = candidate["where"]
    parts = [_place(where) or where.get("path", ""), candidate["key"], candidate["status"]]
    if candidate["value"] is not None:
        parts.append(f"{candidate['value']} {candidate['unit'] or ''}".strip())
    if candidate["proposal"] is not None:
        parts.append(f"? {candidate['proposal']}")
    return f"{' '.join(parts)} ({candidate['rule']}) <- {candidate['raw']!r}"


def _place(params: Mapping[str, Any]) -> str:
    """Write row and column as compilers do, which reads alike in every language."""
    return "".join(f":{params[name]}" for name in ("row", "column") if params.get(name) is not None)
