"""A case from a file, or every reason why not."""

from __future__ import annotations

from pathlib import Path

from app.commands.terminal import CommandCode, CommandError
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.problem import CaseRejectedError, Code
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.messages import FailureCode


def read_case(path: Path) -> Case:
    """Read and check a case file."""
    try:
        return case_from_text(path.read_text("utf-8-sig"))
    except CaseRejectedError as error:
        raise _rejected(path, error) from None
    except (OSError, UnicodeDecodeError) as error:
        params = {"file": str(path), "reason": type(error).__name__}
        raise CommandError(CommandCode.FILE_UNREADABLE, ExitCode.BAD_INPUT, params) from None


def _rejected(path: Path, error: CaseRejectedError) -> CommandError:
    problems = [{"code": one.code, "field": one.field, "params": dict(one.params)} for one in error.problems]
    only = error.problems[0].code if len(error.problems) == 1 else None
    code = Code.CASE_EMPTY if only is Code.CASE_EMPTY else FailureCode.CASE_REJECTED
    return CommandError(code, ExitCode.BAD_INPUT, {"file": str(path), "problems": problems})
