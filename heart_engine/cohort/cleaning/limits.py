"""The thresholds of cleaning, from their table."""

from __future__ import annotations

import functools

from heart_engine.domain.resources import read_table


def limit(name: str) -> float:
    """Return one threshold of `cleaning_limits.csv`."""
    return _limits()[name]


@functools.cache
def core_keys() -> tuple[str, ...]:
    """Return the sizes and functions of which a usable record has enough."""
    return tuple(row["key"] for row in read_table("core_keys.csv"))


@functools.cache
def strong_rules() -> frozenset[str]:
    """Return the rules that sound rows hardly ever break: a row that breaks one is looked at first."""
    return frozenset(row["rule"] for row in read_table("strong_checks.csv"))


@functools.cache
def _limits() -> dict[str, float]:
    return {row["name"]: float(row["value"]) for row in read_table("cleaning_limits.csv")}
