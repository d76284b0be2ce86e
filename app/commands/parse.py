"""`heart parse`: what the form makes of one typed text."""

from __future__ import annotations

import argparse
import dataclasses

from app.commands.terminal import CommandError, CommandParser, say, say_json
from heart_engine.domain.numbers import Typed, parse_typed, typed_keys
from heart_engine.domain.problem import Code
from heart_engine.protocol.exit_codes import ExitCode

_SHOWN = ("key", "raw", "value", "unit", "status", "rule", "proposal", "side")


def add(parser: CommandParser) -> None:
    """Say what `heart parse` takes."""
    parser.add_argument("key", metavar="KEY", help="a field, such as lvedd, tr or _age")
    parser.add_argument("text", metavar="TEXT", help="what was typed")
    parser.add_argument("--json", action="store_true", help="write JSON to stdout")
    parser.set_defaults(run=run_parse)


def run_parse(options: argparse.Namespace) -> ExitCode:
    """Print the reading; a text that is no value is an answer too, not an error."""
    try:
        typed = parse_typed(options.key, options.text)
    except KeyError:
        params = {"field": options.key, "known": list(typed_keys())}
        raise CommandError(Code.FIELD_UNKNOWN, ExitCode.BAD_INPUT, params) from None
    if options.json:
        document = dataclasses.asdict(typed)
        say_json({name: document[name] for name in _SHOWN})
    else:
        say(_sentence(typed))
    return ExitCode.DONE


def _sentence(typed: Typed) -> str:
    parts = [f"{typed.key}: {typed.status}"]
    if typed.value is not None:
        parts.append(f"{typed.value} {typed.unit or ''}".strip())
    if typed.proposal is not None:
        parts.append(f"? {typed.proposal}")
    return f"{', '.join(parts)} ({typed.rule})"
