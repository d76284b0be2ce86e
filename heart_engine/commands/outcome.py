"""How a command on bundles and libraries ends: what it found, or why something was refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.command import CommandError, write_json, write_line, write_progress
from heart_engine.commands.refusal_words import refusal_sentence
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import FailureCode

_TENTHS = 10


def finished(action: Callable[[], Mapping[str, object]], *, as_json: bool) -> ExitCode:
    """Do what was asked and print what came of it."""
    try:
        found = action()
    except BundleRefusedError as error:
        raise refused(error) from None
    if as_json:
        write_json(found)
        return ExitCode.DONE
    for name, value in found.items():
        _write(name, value)
    return ExitCode.DONE


def _write(name: str, value: object) -> None:
    """Write one finding as a line, and a list of things as a line each."""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        for one in value:
            write_line(", ".join(f"{key}: {_text(part)}" for key, part in one.items()))
    else:
        write_line(f"{name}: {_text(value)}")


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return "(" + ", ".join(f"{name} {_text(one)}" for name, one in value.items()) + ")"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def refused(error: BundleRefusedError) -> CommandError:
    """Return a refusal as a command ends with it."""
    params = {"reason": error.code.value, **error.params}
    return CommandError(
        refusal_sentence(error), code=FailureCode.BUNDLE_REFUSED, exit_code=ExitCode.REFUSED, params=params
    )


def tenths() -> Callable[[float], None]:
    """Tell every tenth of the way once."""
    told = 0

    def report(share: float) -> None:
        nonlocal told
        if int(share * _TENTHS) > told:
            told = int(share * _TENTHS)
            write_progress(f"{told * _TENTHS} %")

    return report
