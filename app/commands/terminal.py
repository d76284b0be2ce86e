"""What every command says to a terminal: results on stdout, everything for people on stderr."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn

from app.language import Language
from app.messages import message_for, problem_line
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import Step


class CommandCode(StrEnum):
    """What can be wrong with a command itself."""

    WRONG_USAGE = "wrong_usage"
    BUNDLE_MISSING = "bundle_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_WRITTEN = "file_not_written"


class CommandError(Exception):
    """A command that ends without its result: a code, the values its text needs, and how the process ends."""

    def __init__(self, code: str, exit_code: ExitCode, params: Mapping[str, object] | None = None) -> None:
        self.code = code
        self.exit_code = exit_code
        self.params = dict(params or {})
        super().__init__(code)


class CommandParser(argparse.ArgumentParser):
    """argparse, with wrong usage as an error that `--json` can show too."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing."""
        raise CommandError(CommandCode.WRONG_USAGE, ExitCode.USAGE, {"command": self.prog, "reason": message})


def terminal_language() -> Language:
    """Speak Chinese where the terminal does, English elsewhere."""
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    asked = next((one for one in settings if one), "")
    return Language("zh" if asked.lower().startswith("zh") else "en")


def say_json(document: object) -> None:
    """Write one JSON object to stdout."""
    say(json.dumps(document, ensure_ascii=False, indent=1))


def say(text: str) -> None:
    """Write one line to stdout."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def tell_progress(step: Step, fraction: float) -> None:
    """Say what the engine is doing."""
    tell(f"{fraction:4.0%} {terminal_language().text(f'progress.{step}')}")


def tell_error(error: CommandError, language: Language, *, as_json: bool) -> None:
    """Say what went wrong and what to do, to a person or to a program."""
    message = message_for(error.code, error.params, language)
    text = f"{message.title}. {message.next_step}"
    if as_json:
        tell(json.dumps({"code": error.code, "params": error.params, "message": text}, ensure_ascii=False))
        return
    named = f"{error.params['file']}: " if "file" in error.params else ""
    tell(f"heart: {named}{text}")
    for line in _details(error.params, language):
        tell(f"  {line}")


def _details(params: Mapping[str, object], language: Language) -> list[str]:
    """List what is wrong, each at its field."""
    if "field" in params:
        return [f"{params['field']}?"]
    problems = params.get("problems", [])
    if not isinstance(problems, list):
        return []
    return [problem_line(one["code"], one["field"], one["params"], language) for one in problems]
