"""Intervals around what a sample shows."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from heart_engine.evaluation.predictions import Flags, Floats, Indices

Z_95 = 1.959963984540054
"""Half-width of the central 95 % of a normal distribution."""


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share; of nothing at all, 0 to 1."""
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    centre = share + Z_95**2 / (2 * n)
    half = Z_95 * math.sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2))
    scale = 1 + Z_95**2 / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def bootstrap(
    statistic: Callable[[Indices], float], n: int, *, draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """Return the 95 % percentile interval of a statistic of row numbers."""
    random = np.random.default_rng(seed)
    values = [statistic(random.integers(0, n, n)) for _ in range(draws)]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def mean_interval(values: Floats | Flags, groups: Indices) -> tuple[float, float]:
    """Return the 95 % interval of a mean, drawn by group: what one group shares is not news in each case."""
    members, at = np.unique(groups, return_inverse=True)
    sums, counts = np.bincount(at, weights=values), np.bincount(at)
    return bootstrap(lambda drawn: float(sums[drawn].sum() / counts[drawn].sum()), len(members))
