"""Read the date of an examination; a number of days is a question, because nobody says since when.

So is a day to come: nobody has been examined on it yet. Tomorrow may be today where the file was written.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from heart_engine.domain.typed import Reading, Status
from heart_engine.domain.typed_text import missing, plain

_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})日?(?:[ t][0-9:. +z-]*)?"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}")
_TIME_ZONES = timedelta(days=1)
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of the spreadsheets that count from 1900


def read_date(text: str) -> Reading:
    """Read a date written year first; any other order is a question."""
    folded = plain(text)
    found = _YEAR_FIRST.fullmatch(folded) or _COMPACT.fullmatch(folded)
    if found is not None:
        return _calendar_day(*(int(part) for part in found.groups()))
    if _SERIAL.fullmatch(folded):
        meant = _SERIAL_ZERO + timedelta(days=int(folded))
        return Reading(Status.ASK, "C16", proposal=meant.isoformat(), note="date_serial")
    return missing(folded) or Reading(Status.ASK, "C16", note="date")


def iso_date(reading: Reading) -> str | None:
    """Return the day that was read; None unless it is certain."""
    return reading.proposal if reading.status is Status.VALUE else None


def _calendar_day(year: int, month: int, day: int) -> Reading:
    try:
        found = date(year, month, day)
    except ValueError:
        return Reading(Status.REJECT, "not_a_date")
    if found > datetime.now(UTC).date() + _TIME_ZONES:
        return Reading(Status.ASK, "C16", proposal=found.isoformat(), note="date_to_come")
    return Reading(Status.VALUE, "plain", proposal=found.isoformat())
