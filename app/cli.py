"""Composition root of the `heart` command.

Screening runs through the same engine process as the window and the same report. Everything that needs the
engine's packages is started as `python -m heart_engine` in a child process, so that this one stays light.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Sequence

from app.commands.forward import FORWARDED, forward
from app.commands.terminal import CommandCode, CommandError, CommandParser, tell_error, terminal_language
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.listener import heard

_COMMANDS = {
    "screen": ("app.commands.screen", "screen one case"),
    "screen-batch": ("app.commands.screen_batch", "screen a table of cases"),
    "explain": ("app.commands.explain", "screen one case and show what its answer rests on"),
    "parse": ("app.commands.parse", "show what the form makes of one typed text"),
    "read": ("app.commands.read", "show what an import makes of a file"),
    "case": ("app.commands.case_check", "check a case file"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    speak_utf8(sys.stdout)
    speak_utf8(sys.stderr)
    given = list(sys.argv[1:] if arguments is None else arguments)
    return heard(lambda: _run(given), lambda error: _not_written(error, given))


def _run(given: Sequence[str]) -> int:
    if given and given[0] in FORWARDED:
        return forward(given)
    try:
        options = _parser(given[:1]).parse_args(given)
        return int(options.run(options))
    except CommandError as error:
        return _told(error, given)
    except KeyboardInterrupt:
        return int(ExitCode.CANCELLED)


def _told(error: CommandError, given: Sequence[str]) -> int:
    tell_error(error, terminal_language(), as_json="--json" in given)
    return int(error.exit_code)


def _not_written(error: OSError, given: Sequence[str]) -> int:
    """Name what the system refused; without a name it is the output itself, or a file on a full disk."""
    params = {"file": str(error.filename or "-"), "reason": type(error).__name__}
    if error.filename is None:
        params["reason"] = error.strerror or params["reason"]
    return _told(CommandError(CommandCode.FILE_NOT_WRITTEN, ExitCode.BAD_INPUT, params), given)


def speak_utf8(stream: object) -> None:
    """Write UTF-8 on every system: a Chinese Windows would pipe in its own encoding, and lose signs.

    The name of a file may hold bytes that are no text; they are spelt out.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser(chosen: Sequence[str]) -> CommandParser:
    """Describe every command, and load the one that was chosen: the others cost nothing."""
    parser = CommandParser(
        prog="heart",
        description="Screening aid for congenital heart defects.",
        epilog=f"{', '.join(FORWARDED)}: handed to `python -m heart_engine`, whose --help lists them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (module, summary) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name in chosen:
            importlib.import_module(module).add(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
