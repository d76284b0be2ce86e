"""Where a hospital's own values lie against the standard values, as its healthy patients show it.

A standard range is the middle 95 % of healthy people, so the shift is the median and the spread of the
healthy patients' deviations: both resist a few wrong values. Few patients move it little: the table counts
as so many patients who lie exactly on it.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from heart_engine.domain.case import Case
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.measurement import by_key
from heart_engine.model.standard_values import Shift, StandardValues

FEWEST: Final = 30  # healthy patients with a measurement, below whom it keeps the table's range
_TABLE_COUNTS: Final = 30.0  # as many patients
_QUARTILE_SD: Final = 1.349  # between the quartiles of a normal distribution
_NARROWEST, _WIDEST = 0.5, 2.0
"""Beyond these a spread is another unit or another site, not another hospital."""


def local_shifts(cases: Iterable[tuple[Case, LabelSet]], standards: StandardValues) -> dict[str, Shift]:
    """Return the shift of every measurement that enough healthy patients have."""
    deviations = _deviations(cases, standards)
    return {key: _shift(values) for key, values in sorted(deviations.items()) if len(values) >= FEWEST}


def _deviations(
    cases: Iterable[tuple[Case, LabelSet]], standards: StandardValues
) -> Mapping[str, Sequence[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for case, labels in cases:
        if not labels:
            for key, z in standards.positions(case).items():
                if not by_key()[key].is_grade:
                    found[key].append(z)
    return found


def _shift(values: Sequence[float]) -> Shift:
    own = len(values) / (len(values) + _TABLE_COUNTS)
    low, middle, high = statistics.quantiles(values, n=4)
    spread = min(max((high - low) / _QUARTILE_SD, _NARROWEST), _WIDEST)
    return Shift(middle=round(own * middle, 3), width=round(math.exp(own * math.log(spread)), 3))
