"""Exceptions to codes, in one place; no text of an exception leaves the engine: it may quote a patient."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from heart_engine.bundle.refusal import BundleRefusedError, SelectedLibraryRefusedError
from heart_engine.domain.problem import CaseRejectedError, Problem
from heart_engine.protocol.messages import Failed, FailureCode
from heart_engine.protocol.wire_error import RejectedCaseError, WireError
from heart_engine.server.screener import CancelledError

_MOST_PROBLEMS = 100
_LONGEST_NAME = 200
_OUT_OF_MEMORY_TYPES = ("OutOfMemoryError",)  # torch's, of a GPU
_OUT_OF_MEMORY_WORDS = (
    "DefaultCPUAllocator: can't allocate memory",  # torch's, of the computer's own memory
    "DefaultCPUAllocator: not enough memory",  # likewise, on Windows
    "CUDA error: out of memory",  # of the driver
    "CUBLAS_STATUS_ALLOC_FAILED",  # of its matrix library
)

_LOGGED = {
    FailureCode.INTERNAL: ("type", "at"),
    FailureCode.BUNDLE_REFUSED: ("reason",),
    FailureCode.LIBRARY_REFUSED: ("reason",),
}
"""What of a failure's values may stand in a log: nothing that could come from a patient."""


def refused(error: WireError) -> Failed:
    """Say what is wrong with a line that is no request, or with the case in it."""
    if isinstance(error, RejectedCaseError):
        return Failed(error.request_id, FailureCode.CASE_REJECTED, _problems(error.problems))
    params = {"where": error.where, "rule": error.rule}
    return Failed(error.request_id, FailureCode.REQUEST_UNREADABLE, params)


def failed(request_id: str, error: Exception) -> Failed:
    """Say why a request was not answered."""
    match error:
        case CancelledError():
            return Failed(request_id, FailureCode.CANCELLED)
        case CaseRejectedError():
            return Failed(request_id, FailureCode.CASE_REJECTED, _problems(error.problems))
        case BundleRefusedError():
            return Failed(request_id, _refused_part(error), {"reason": error.code.value, **error.params})
        case _ if _is_out_of_memory(error):
            return Failed(request_id, FailureCode.OUT_OF_MEMORY)
        case _:
            return Failed(request_id, FailureCode.INTERNAL, _place(error))


def log_failure(failure: Failed) -> None:
    """Leave a line of codes on stderr, which the desktop keeps in its engine log."""
    details = "".join(f" {name}={failure.params[name]}" for name in _LOGGED.get(failure.code, ()))
    sys.stderr.write(f"heart_engine: failure={failure.code}{details}\n")
    sys.stderr.flush()


def _refused_part(error: BundleRefusedError) -> FailureCode:
    is_library = isinstance(error, SelectedLibraryRefusedError)
    return FailureCode.LIBRARY_REFUSED if is_library else FailureCode.BUNDLE_REFUSED


def _is_out_of_memory(error: BaseException) -> bool:
    """Say whether memory ran out, wherever: torch has its own errors, and this module loads no torch."""
    if isinstance(error, MemoryError) or type(error).__name__ in _OUT_OF_MEMORY_TYPES:
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _OUT_OF_MEMORY_WORDS)


def _problems(problems: tuple[Problem, ...]) -> dict[str, object]:
    """Say what is wrong, as far as a line has room: a case full of unknown names has more wrong than that."""
    said = [(one, one.field and one.field[:_LONGEST_NAME]) for one in problems[:_MOST_PROBLEMS]]
    return {
        "problems": [
            {"code": one.code.value, "field": field, "params": dict(one.params)} for one, field in said
        ]
    }


def _place(error: Exception) -> dict[str, object]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return {"type": type(error).__name__, "at": places[-1]}
