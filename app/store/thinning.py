"""Which automatic backups to keep: many recent ones, few old ones, always the newest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

_Slot = Callable[[datetime], str]

# Up to this age, the newest backup of each such span is kept; beyond the last, one a year.
_KEEP: tuple[tuple[timedelta, _Slot], ...] = (
    (timedelta(days=1), lambda moment: moment.strftime("%Y-%m-%d %H")),
    (timedelta(days=31), lambda moment: moment.strftime("%Y-%m-%d")),
    (timedelta(days=366), lambda moment: moment.strftime("%Y-%m")),
)


def superfluous(moments: Sequence[datetime], now: datetime) -> set[datetime]:
    """Return those backups that a newer one of the same span makes unnecessary."""
    kept: set[datetime] = set()
    spans: set[str] = set()
    for moment in sorted(moments, reverse=True):
        span = _span(moment, now)
        if span not in spans:
            kept.add(moment)
        spans.add(span)
    return set(moments) - kept


def _span(moment: datetime, now: datetime) -> str:
    for age, span in _KEEP:
        if now - moment <= age:
            return span(moment)
    return moment.strftime("%Y")
