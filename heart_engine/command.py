"""What every `heart` command shares: a parser that raises, one kind of error, one way to print JSON."""

from __future__ import annotations

import argparse
import importlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from heart_engine.protocol.exit_codes import ExitCode

WRONG_USAGE = "wrong_usage"
NOT_IN_THIS_PROGRAM = "not_in_this_program"  # a clinic's installer leaves out what training and scoring need


class CommandError(Exception):
    """A command that ends without its result: a code for machines, a message for people."""

    def __init__(
        self,
        message: str,
        *,
        code: str,
        exit_code: ExitCode = ExitCode.BAD_INPUT,
        params: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.exit_code = exit_code
        self.params = dict(params or {})

    def as_json(self) -> str:
        """Return the one object that `--json` writes to stderr."""
        return json.dumps({"code": self.code, "params": self.params, "message": str(self)})


class CommandParser(argparse.ArgumentParser):
    """argparse, with wrong usage as an error that `--json` can show too."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing."""
        text = f"{self.prog}: {message}"
        raise CommandError(text, code=WRONG_USAGE, exit_code=ExitCode.USAGE)


@dataclass(frozen=True, slots=True)
class Subcommand:
    """Where a subcommand lives; its module offers `main(arguments) -> ExitCode` and is imported when used."""

    module: str
    summary: str


def dispatch(prog: str, table: Mapping[str, Subcommand], arguments: Sequence[str]) -> ExitCode:
    """Run the subcommand that the first argument names."""
    parser = CommandParser(
        prog=prog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="\n".join(f"  {name:12}{one.summary}" for name, one in table.items()),
    )
    parser.add_argument("command", choices=tuple(table), metavar="COMMAND")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="...")
    chosen = parser.parse_args(arguments)
    try:
        return ExitCode(importlib.import_module(table[chosen.command].module).main(chosen.arguments))
    except ModuleNotFoundError as error:
        message = f"{prog} {chosen.command}: needs {error.name}, which is not part of this program; "
        message += "hospitals use the one from the sources"
        raise CommandError(message, code=NOT_IN_THIS_PROGRAM, exit_code=ExitCode.USAGE) from error


def at_least(minimum: int) -> Callable[[str], int]:
    """Return a reader of whole numbers for argparse that refuses smaller ones."""

    def whole_number(text: str) -> int:
        value = int(text)
        if value < minimum:
            msg = f"must be at least {minimum}"
            raise argparse.ArgumentTypeError(msg)
        return value

    return whole_number


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """Give a folder to write to that gets its place in one step; refused or given up, nothing of it stays.

    A place that cannot be written to is told before the work is done that would be written there.
    """
    unfinished = out.with_name(f"{out.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)  # of one that was killed
    unfinished.mkdir(parents=True)
    try:
        yield unfinished
        unfinished.rename(out)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def write_json(document: object) -> None:
    """Print one JSON object to stdout."""
    write_line(json.dumps(document, ensure_ascii=False, indent=1))


def write_line(text: str) -> None:
    """Print one line to stdout."""
    sys.stdout.write(text + "\n")


def write_progress(text: str) -> None:
    """Tell a person how far the work is, on stderr, so that stdout holds the result alone."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
