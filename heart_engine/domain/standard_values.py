"""The frozen standard values that a model reads beside each number; a clinician's ranges are others."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from heart_engine.domain.measurement import Span
from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class StandardValue:
    """What a model reads of one measurement: an adult's range, a child's z, else "unknown"."""

    key: str
    adult: Span | None  # None: unknown
    child_equations: tuple[str, ...]  # the first that is valid for the child gives the z; empty: unknown


@functools.cache
def standard_version() -> str:
    """Return the version of the frozen table."""
    (version,) = {row["version"] for row in read_table("standard_values.csv")}
    return version


@functools.cache
def standard_values() -> dict[str, StandardValue]:
    """Return the frozen table by measurement key."""
    return {row["key"]: _value(row) for row in read_table("standard_values.csv")}


def _value(row: dict[str, str]) -> StandardValue:
    low, high = (float(row[end]) if row[end] else None for end in ("adult_low", "adult_high"))
    unknown = low is None and high is None
    return StandardValue(row["key"], None if unknown else Span(low, high), tuple(row["child_z"].split()))
