"""What is gained by not answering: error against share answered, and conformal answer sets."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from heart_engine.evaluation.predictions import Flags, Floats, Indices

_ONE_SIDED_95 = 1.6448536269514722
_SPLITS = 100
_SEED = 0


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The error among the most confident cases, for every share of cases answered."""

    coverage: Floats
    risk: Floats

    @property
    def area(self) -> float:
        """Return the mean error over all shares; lower is better."""
        return float(self.risk.mean())

    def risk_at(self, coverage: float) -> float:
        """Return the error when this share of cases is answered."""
        answered = max(1, round(coverage * len(self.risk)))
        return float(self.risk[answered - 1])


def risk_coverage(correct: Flags, confidence: Floats) -> RiskCoverage:
    """Order cases from sure to unsure and follow the error."""
    wrong = ~correct[np.argsort(-confidence, kind="stable")]
    answered = np.arange(1, len(wrong) + 1)
    return RiskCoverage(answered / len(wrong), np.cumsum(wrong) / answered)


def conformal_threshold(probability_of_truth: Floats, miss_rate: float) -> float:
    """Return the probability from which a set enters the answer, for at most this rate of missed truths."""
    n = len(probability_of_truth)
    allowed = math.floor((n + 1) * miss_rate)
    return float(np.sort(probability_of_truth)[allowed - 1]) if allowed >= 1 else 0.0


@dataclass(frozen=True, slots=True)
class ConformalCoverage:
    """How conformal answer sets did over random splits into calibration and test."""

    wanted: float
    miss_rates: Floats  # one per split
    mean_size: float
    half: int  # cases in each half

    @property
    def kept(self) -> float:
        """Return the share of splits whose misses are not above the rate by more than sampling explains."""
        sampling_sd = math.sqrt(self.wanted * (1 - self.wanted) * 2 / self.half)
        return float(np.mean(self.miss_rates <= self.wanted + _ONE_SIDED_95 * sampling_sd))


def conformal_over_splits(truth: Indices, probabilities: Floats, miss_rate: float) -> ConformalCoverage:
    """Calibrate on a random half, test on the other, a hundred times."""
    random = np.random.default_rng(_SEED)
    of_truth = probabilities[np.arange(len(truth)), truth]
    misses, sizes = [], []
    for _ in range(_SPLITS):
        order = random.permutation(len(truth))
        half = len(order) // 2
        calibration, test = order[:half], order[half:]
        threshold = conformal_threshold(of_truth[calibration], miss_rate)
        misses.append(float(np.mean(of_truth[test] < threshold)))
        sizes.append(float((probabilities[test] >= threshold).sum(axis=1).mean()))
    return ConformalCoverage(miss_rate, np.array(misses), float(np.mean(sizes)), len(truth) // 2)
