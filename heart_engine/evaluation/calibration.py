"""Whether probabilities mean what they say, against what chance alone would show at this n."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heart_engine.evaluation.predictions import Flags, Floats, Indices

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases of similar confidence."""

    n: int
    confidence: float
    share: float


@dataclass(frozen=True, slots=True)
class CalibrationError:
    """The expected calibration error beside its null: what a perfectly calibrated model shows at this n."""

    ece: float
    null_median: float
    null_95: float

    @property
    def is_inside_null(self) -> bool:
        """Say whether the error is no more than chance gives in 95 of 100 samples."""
        return self.ece <= self.null_95


def brier(present: Flags, probability: Floats) -> float:
    """Return the mean squared distance of a probability from what happened."""
    return float(np.mean((probability - present) ** 2))


def brier_of_sets(truth: Indices, probabilities: Floats) -> float:
    """Return the Brier score over all sets: 0 is perfect, 2 is certain and wrong."""
    happened = np.eye(probabilities.shape[1])[truth]
    return float(np.mean(((probabilities - happened) ** 2).sum(axis=1)))


def log_loss(truth: Indices, probabilities: Floats) -> float:
    """Return the mean surprise at the truth, in nats."""
    given = probabilities[np.arange(len(truth)), truth]
    return float(-np.mean(np.log(np.maximum(given, 1e-12))))


def reliability(happened: Flags, confidence: Floats) -> tuple[Bin, ...]:
    """Group cases into bins of equal size by confidence."""
    parts = np.array_split(np.argsort(confidence, kind="stable"), min(_BINS, len(confidence)))
    return tuple(
        Bin(len(rows), float(confidence[rows].mean()), float(happened[rows].mean())) for rows in parts
    )


def calibration_error(
    happened: Flags, confidence: Floats, *, draws: int = 1000, seed: int = 0
) -> CalibrationError:
    """Return the error and its sampling null: outcomes redrawn from the probabilities themselves."""
    order = np.argsort(confidence, kind="stable")
    ordered = confidence[order]
    edges = np.linspace(0, len(ordered), min(_BINS, len(ordered)) + 1).astype(np.int64)[:-1]
    random = np.random.default_rng(seed)
    redrawn = random.random((draws, len(ordered))) < ordered
    null = _errors(redrawn - ordered, edges)
    seen = _errors((happened[order] - ordered)[None], edges)[0]
    return CalibrationError(float(seen), float(np.median(null)), float(np.quantile(null, 0.95)))


def _errors(gaps: Floats, edges: Indices) -> Floats:
    """Return one error per row of gaps (outcome minus confidence, ordered by confidence)."""
    return np.asarray(np.abs(np.add.reduceat(gaps, edges, axis=1)).sum(axis=1) / gaps.shape[1])
