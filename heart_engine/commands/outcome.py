"""How a command on bundles and libraries ends: what it found, or why something was refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.command import CommandError, write_json, write_line
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import FailureCode


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
        write_line(f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")
    return ExitCode.DONE


def refused(error: BundleRefusedError) -> CommandError:
    """Return a refusal as a command ends with it."""
    about = ", ".join(f"{name}={value}" for name, value in error.params.items())
    message = f"refused: {error.code} ({about})" if about else f"refused: {error.code}"
    params = {"reason": error.code.value, **error.params}
    return CommandError(message, code=FailureCode.BUNDLE_REFUSED, exit_code=ExitCode.REFUSED, params=params)
