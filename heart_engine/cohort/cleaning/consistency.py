"""Whether the numbers of one row agree, and which single slip would explain it where they do not.

A slip is a proposal. The value that it names is left out until a person answers; a row whose numbers only
disagree keeps them and is listed, because disease is what makes most of the unusual rows.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heart_engine.cohort.cleaning.limits import limit
from heart_engine.domain.case import Case
from heart_engine.domain.checks import CheckLevel, CrossCheck, check_rows, cross_checks
from heart_engine.domain.measurement import by_key
from heart_engine.domain.references import reference_for
from heart_engine.domain.resources import read_table
from heart_engine.domain.verdict import is_plausible

_TEN = (10.0, 0.1)
_SURE = "verified"


@dataclass(frozen=True, slots=True)
class Slip:
    """New values that would make a row agree with itself, and how they came about."""

    kind: str  # tenfold or swapped
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class RowReview:
    """What does not fit in one row; `slip` is the only explanation that was found, if there is just one."""

    broken: tuple[CrossCheck, ...]
    slip: Slip | None
    hard_faults: int  # broken rules that no heart can break


def review(case: Case) -> RowReview | None:
    """Check a row; None where nothing asks for confirmation."""
    broken = _broken(cross_checks(case))
    if not broken:
        return None
    found = list(_explanations(case, broken))
    sure = sum(_certainties()[one.rule] == _SURE for one in broken)
    return RowReview(broken, found[0] if len(found) == 1 else None, sure)


def _broken(checks: Sequence[CrossCheck]) -> tuple[CrossCheck, ...]:
    return tuple(one for one in checks if one.level is CheckLevel.CONFIRM)


def _explanations(case: Case, broken: Sequence[CrossCheck]) -> Iterator[Slip]:
    """Try every single slip that could explain all broken rules at once."""
    shared = set.intersection(*(set(one.fields) for one in broken))
    for key in [key for key in case.measurements if key in shared]:
        for factor in _TEN:
            slip = Slip("tenfold", {key: round(case.measurements[key] * factor, 6)})
            if _is_likelier(case, key, slip.values[key]) and _explains(case, slip):
                yield slip
    for one, other in _swapped_pairs():
        values = case.measurements
        if {one, other} & shared and {one, other} <= values.keys():
            slip = Slip("swapped", {one: values[other], other: values[one]})
            if _explains(case, slip):
                yield slip


def _is_likelier(case: Case, key: str, value: float) -> bool:
    """Say whether the value is far from what is usual and the other one near, which no disease does."""
    usual = _usual(case, key)
    if usual is None:
        return False
    far, near = abs(math.log(case.measurements[key] / usual)), abs(math.log(value / usual))
    return far > math.log(limit("slip_far")) and near < math.log(limit("slip_near"))


def _usual(case: Case, key: str) -> float | None:
    found = reference_for(key, case.patient, case.context, case.sites.get(key))
    if found.mean is not None:
        return found.mean
    if found.low is not None and found.high is not None:
        return (found.low + found.high) / 2
    return None


def _explains(case: Case, slip: Slip) -> bool:
    """Say whether the row agrees once the slip is undone, by every rule that reads its fields."""
    fits = all(is_plausible(by_key()[key], value, case.patient) for key, value in slip.values.items())
    if not fits:
        return False
    mended = replace(case, measurements={**case.measurements, **slip.values})
    return all(one.level is CheckLevel.OK for one in cross_checks(mended, about=slip.values))


@functools.cache
def _certainties() -> dict[str, str]:
    return {row.rule: row.certainty for row in check_rows()}


@functools.cache
def _swapped_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((row["key"], row["other"]) for row in read_table("typed_pairs.csv"))
