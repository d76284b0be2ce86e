"""Intervals around what a sample shows."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from heart_engine.evaluation.predictions import Flags, Floats, Indices

Z_95 = 1.959963984540054
"""Half-width of the central 95 % of a normal distribution."""

_SEED = 0


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share; of nothing at all, 0 to 1."""
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    centre = share + Z_95**2 / (2 * n)
    half = Z_95 * math.sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2))
    scale = 1 + Z_95**2 / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def bootstrap(statistic: Callable[[Indices], float], n: int, *, draws: int = 1000) -> tuple[float, float]:
    """Return the 95 % percentile interval of a statistic of row numbers; the same rows give the same."""
    random = np.random.default_rng(_SEED)
    values = [statistic(random.integers(0, n, n)) for _ in range(draws)]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def mean_interval(values: Floats | Flags, groups: Indices) -> tuple[float, float]:
    """Return the 95 % interval of a mean, drawn by group, or by value where that is wider.

    What one group shares is not news in each of its values. Where there are too few groups to draw from, at
    least the values within them are drawn.
    """
    drawn = _drawn_by_group(values, groups)
    if _is_one_each(groups):
        return drawn
    return wider(drawn, _drawn_by_group(values, np.arange(len(values))))


def share_interval(flags: Flags, groups: Indices) -> tuple[float, float]:
    """Return the 95 % interval of a share, drawn by group, or Wilson's by case where that is wider.

    Drawing alone would leave none and all without any doubt, however few they are.
    """
    by_case = wilson(int(flags.sum()), len(flags))
    return by_case if _is_one_each(groups) else wider(by_case, _drawn_by_group(flags, groups))


def wider(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return the interval that holds both."""
    return min(one[0], other[0]), max(one[1], other[1])


def _drawn_by_group(values: Floats | Flags, groups: Indices) -> tuple[float, float]:
    members, at = np.unique(groups, return_inverse=True)
    sums, counts = np.bincount(at, weights=values), np.bincount(at)
    return bootstrap(lambda drawn: float(sums[drawn].sum() / counts[drawn].sum()), len(members))


def _is_one_each(groups: Indices) -> bool:
    return len(np.unique(groups)) == len(groups)
