"""Read a typed day of the calendar; only an order that cannot be misread is taken."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.年])([0-9]{1,2})(?:\2|月)([0-9]{1,2})日?", re.ASCII)
_EIGHT_DIGITS = re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})", re.ASCII)


def read_date(text: str) -> str | None:
    """Return the day as YYYY-MM-DD; None where the year does not stand first or there is no such day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _YEAR_FIRST.fullmatch(plain) or _EIGHT_DIGITS.fullmatch(plain)
    if found is None:
        return None
    year, _separator, month, day = found.groups()
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
