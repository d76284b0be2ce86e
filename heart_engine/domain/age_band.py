"""Age in bands: what a reference case may keep of a person's age, and all the model ever reads of it."""

from __future__ import annotations

import functools

from heart_engine.domain.resources import read_table

UNKNOWN_BAND = "unknown"


def age_band(age_years: float | None) -> str:
    """Return the name of the band an age falls in; an age nobody stated has a band of its own."""
    if age_years is None:
        return UNKNOWN_BAND
    return next(name for name, below in _bands() if below is None or age_years < below)


def age_bands() -> tuple[str, ...]:
    """Return every band's name, youngest first, the unknown one last."""
    return (*(name for name, _ in _bands()), UNKNOWN_BAND)


def age_within(band: str) -> float | None:
    """Return an age that lies in a band, its youngest; None for the unknown one."""
    return next((float(row["from_years"]) for row in _rows() if row["band"] == band), None)


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_table("age_bands.csv"))


@functools.cache
def _bands() -> tuple[tuple[str, float | None], ...]:
    return tuple((row["band"], float(row["below_years"]) if row["below_years"] else None) for row in _rows())
