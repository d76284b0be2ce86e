"""Repetitions in turn and their ratios: what disturbs one side of a comparison disturbs the other."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Work = Callable[[], object]
Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A median with its quartiles."""

    value: float
    low: float
    high: float
    rounds: int


def clock() -> float:
    """Return processor seconds where one thread works, which others hardly change; else wall seconds."""
    alone = os.environ.get("OMP_NUM_THREADS") == "1"
    return time.process_time() if alone else time.perf_counter()


def interleaved(works: Mapping[str, Work], rounds: int, *, warm: bool = True) -> Times:
    """Do every work once a round, in turning order, and return each one's seconds."""
    if warm:
        for work in works.values():
            work()
    times: Times = {name: [] for name in works}
    for number in range(rounds):
        names = list(works)[:: 1 if number % 2 == 0 else -1]
        for name in names:
            times[name].append(seconds(works[name]))
    return times


def seconds(work: Work) -> float:
    """Return how long a work takes."""
    began = clock()
    work()
    return clock() - began


def figure(values: Sequence[float]) -> Figure:
    """Return the median of some values and their quartiles."""
    if len(values) == 1:
        return Figure(values[0], values[0], values[0], 1)
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Figure(middle, low, high, len(values))


def ratio(above: Sequence[float], below: Sequence[float]) -> Figure:
    """Return the median of the ratios of each round."""
    return figure([one / other for one, other in zip(above, below, strict=True)])


def sums(*parts: Sequence[float]) -> list[float]:
    """Add the parts of each round."""
    return [sum(one) for one in zip(*parts, strict=True)]


def exactly(value: float) -> Figure:
    """Return a figure that was not repeated, or is no measurement of time."""
    return Figure(value, value, value, 1)
