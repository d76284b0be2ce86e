"""A probability as a count of cases, in the window and in the report: never none and never all."""

from __future__ import annotations

from typing import Final

PICTURED_CASES: Final = 20


def cases_like_this(probability: float) -> int | None:
    """Return about how many of the pictured cases it is; None where that would read as none or all."""
    count = round(probability * PICTURED_CASES)
    return count if 0 < count < PICTURED_CASES else None
