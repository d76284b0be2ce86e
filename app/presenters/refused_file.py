"""Why a file cannot be opened as a case, in words: each field with the rule it breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.language import Language
from app.messages import Message, message_for, problem_line
from heart_engine.domain.problem import CaseRejectedError

_MOST_LINES: Final = 12


def refused_file(path: Path, error: CaseRejectedError, language: Language) -> Message:
    """Name the file and what is wrong in it, and say that nothing on the form has changed."""
    told = [problem_line(one.code, one.field, one.params, language) for one in error.problems]
    shown = told[:_MOST_LINES] + ["…"] * (len(told) > _MOST_LINES)
    refused = message_for("case_file_refused", {"file": path.name}, language)
    return Message(refused.title, "\n".join([*shown, "", refused.next_step]))
