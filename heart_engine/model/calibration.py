"""From scores to probabilities that can be believed, each precision variant with its own numbers.

The prior is corrected before this (`prevalence.py`), the calls are made after it (`conformal.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from heart_engine.model.prevalence import corrected

LEAST_PROBABILITY = 1e-4
"""No probability reads 0 or 100 %: this much is kept for every set."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Vector scaling: one temperature, one offset for each label set."""

    temperature: float
    offsets: tuple[float, ...]

    def probabilities(
        self, log_probabilities: Sequence[float], trained: Sequence[float], declared: Sequence[float]
    ) -> tuple[float, ...]:
        """Return the probability of each label set at the declared prevalence."""
        scores = corrected(log_probabilities, trained, declared)
        scaled = [
            score / self.temperature + offset for score, offset in zip(scores, self.offsets, strict=True)
        ]
        return bounded(softmax(scaled))


def softmax(scores: Sequence[float]) -> tuple[float, ...]:
    """Return shares in proportion to the exponentials of the scores."""
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


def bounded(probabilities: Sequence[float]) -> tuple[float, ...]:
    """Keep every probability off 0 and 1, and their sum 1."""
    room = 1 - LEAST_PROBABILITY * len(probabilities)
    return tuple(LEAST_PROBABILITY + room * one for one in probabilities)


def identity_calibration(sets: int) -> Calibration:
    """Return the calibration of a model that nobody has calibrated."""
    return Calibration(1.0, (0.0,) * sets)
