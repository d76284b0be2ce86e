"""Time as the records write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]

_STAMP = "%Y%m%dT%H%M%SZ"


def utc_now() -> datetime:
    """Return the computer's time, free of its time zone."""
    return datetime.now(UTC)


def time_text(moment: datetime) -> str:
    """Write a moment so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def stamp(moment: datetime) -> str:
    """Write a moment for a file name."""
    return moment.astimezone(UTC).strftime(_STAMP)


def moment_of_stamp(text: str) -> datetime:
    """Read a file name's moment back."""
    return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
