"""What a probability allows to be said about one label, by counting how calibration patients came out.

Of patients who have the label, at most the miss rate may be ruled out; of those who do not, at most the
false alarm rate may be ruled in. Both hold for any model, as long as new patients resemble the
calibration patients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heart_engine.domain.result import Call


@dataclass(frozen=True, slots=True)
class ConformalCounts:
    """Calibration patients by predicted probability, in bins of equal width from 0 to 1."""

    present: tuple[int, ...]  # who have the label
    absent: tuple[int, ...]  # who have not
    miss_rate: float
    false_alarm_rate: float


def call_for(probability: float, counts: ConformalCounts | None) -> Call:
    """Return what may be said; without counts, or where both or neither can be excluded, that is to refer."""
    if counts is None:
        return Call.REFER
    at = _bin(probability, len(counts.present))
    present_is_unlikely = _share(counts.present[: at + 1], counts.present) <= counts.miss_rate
    absent_is_unlikely = _share(counts.absent[at:], counts.absent) <= counts.false_alarm_rate
    if present_is_unlikely == absent_is_unlikely:
        return Call.REFER
    return Call.RULE_OUT if present_is_unlikely else Call.RULE_IN


def count_outcomes(
    probabilities: Sequence[float],
    present: Sequence[bool],
    bins: int,
    *,
    miss_rate: float,
    false_alarm_rate: float,
) -> ConformalCounts:
    """Count calibration patients by their predicted probability."""
    counts = {True: [0] * bins, False: [0] * bins}
    for probability, is_present in zip(probabilities, present, strict=True):
        counts[is_present][_bin(probability, bins)] += 1
    return ConformalCounts(tuple(counts[True]), tuple(counts[False]), miss_rate, false_alarm_rate)


def _bin(probability: float, bins: int) -> int:
    return min(int(probability * bins), bins - 1)


def _share(at_least_as_odd: Sequence[int], everybody: Sequence[int]) -> float:
    """Return the conformal p-value: the new patient counts, and a shared bin counts against it."""
    return (1 + sum(at_least_as_odd)) / (1 + sum(everybody))
