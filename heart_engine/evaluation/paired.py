"""Two methods on the same cases."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from heart_engine.evaluation.intervals import mean_interval
from heart_engine.evaluation.predictions import Flags, Indices


@dataclass(frozen=True, slots=True)
class PairedComparison:
    """McNemar's test: only cases that one method gets right and the other wrong say anything."""

    n: int
    only_first: int
    only_second: int
    p_value: float
    difference: float  # first minus second, share of cases
    interval: tuple[float, float]


def compare(first: Flags, second: Flags, groups: Indices | None = None) -> PairedComparison:
    """Compare which cases two methods got right; the interval is drawn by group, or by case without any."""
    only_first, only_second = int((first & ~second).sum()), int((second & ~first).sum())
    gain = first.astype(np.float64) - second
    return PairedComparison(
        n=len(first),
        only_first=only_first,
        only_second=only_second,
        p_value=exact_mcnemar(only_first, only_second),
        difference=float(gain.mean()),
        interval=mean_interval(gain, np.arange(len(gain)) if groups is None else groups),
    )


def exact_mcnemar(only_first: int, only_second: int) -> float:
    """Return the two-sided exact p-value: a fair coin over the discordant pairs."""
    discordant, fewer = only_first + only_second, min(only_first, only_second)
    ways = tail = 1
    for k in range(fewer):
        ways = ways * (discordant - k) // (k + 1)  # exact: binomial coefficients are whole
        tail += ways
    return min(1.0, 2 * float(Fraction(tail, 2**discordant)))
