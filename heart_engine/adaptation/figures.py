"""How well answers came out, and what one way of answering gains over another on the same cases.

Several examinations of one patient are not several patients: every interval is drawn by patient.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from heart_engine.evaluation.intervals import mean_interval, share_interval
from heart_engine.evaluation.paired import exact_mcnemar
from heart_engine.evaluation.predictions import Flags, Floats, Indices

LEAST_GAIN: Final = 0.005
"""In nats: a smaller one moves no probability by as much as a person could see."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The probabilities that one way of answering gave, a row for each case, what was true, and of whom."""

    probabilities: Floats
    truth: Indices
    people: Indices  # a number for each case; equal numbers are one patient

    @property
    def right(self) -> Flags:
        """Return for each case whether the most probable set was the true one."""
        return np.asarray(self.probabilities.argmax(axis=1) == self.truth)

    @property
    def surprise(self) -> Floats:
        """Return for each case the surprise at the truth, in nats: its part of the log loss."""
        return np.asarray(-np.log(self.probabilities[np.arange(len(self.truth)), self.truth]))


@dataclass(frozen=True, slots=True)
class Gain:
    """What is gained, case by case, with a 95 % interval; above 0 is better."""

    mean: float
    low: float
    high: float

    @property
    def is_shown(self) -> bool:
        """Say whether it is more than nothing, and chance alone an unlikely reason."""
        return self.low > 0 and self.mean >= LEAST_GAIN


def gain_in_surprise(new: Answered, old: Answered) -> Gain:
    """Return how much less surprising the truth is."""
    difference = old.surprise - new.surprise
    return Gain(float(difference.mean()), *mean_interval(difference, new.people))


def figures_of(answered: Answered) -> dict[str, object]:
    """Return what one way of answering reached, with n and interval."""
    right, n = answered.right, len(answered.truth)
    low, high = share_interval(right, answered.people)
    return {
        "n": n,
        "right_percent": _percent(float(right.mean())),
        "right_interval": [_percent(low), _percent(high)],
        "log_loss": _nats(float(answered.surprise.mean())),
    }


def gains_of(new: Answered, old: Answered) -> Mapping[str, object]:
    """Return what is gained in both figures, paired, with intervals."""
    right = new.right.astype(np.float64) - old.right
    by_patient = np.bincount(new.people, weights=right)
    surprise = gain_in_surprise(new, old)
    return {
        "right_percent": _percent(float(right.mean())),
        "right_interval": [_percent(one) for one in mean_interval(right, new.people)],
        "p_value": round(exact_mcnemar(int((by_patient > 0).sum()), int((by_patient < 0).sum())), 4),
        "log_loss": _nats(surprise.mean),
        "log_loss_interval": [_nats(surprise.low), _nats(surprise.high)],
    }


def _percent(share: float) -> float:
    return round(100 * share, 2) + 0.0  # no -0.0


def _nats(surprise: float) -> float:
    return round(surprise, 4) + 0.0
