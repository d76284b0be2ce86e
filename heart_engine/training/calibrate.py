"""What scores of calibration patients allow: a vector scaling, and the counts behind every call.

The scaling is fitted on one half of the calibration hospitals, the counts are taken on the other, so that
no patient vouches for a probability that was fitted to him.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.evaluation.predictions import Flags, Floats
from heart_engine.model.calibration import Calibration
from heart_engine.model.conformal import ConformalCounts, count_outcomes
from heart_engine.model.prevalence import marginals
from heart_engine.training.recipe import Evidence

_PULL = 2.0  # of the offsets towards 0, in patients
_ITERATIONS = 200


def fit_calibration(log_probabilities: Floats, truth: NDArray[np.int64]) -> Calibration:
    """Fit one temperature and one offset for each set; columns and truths in the order of the answers."""
    scores, wanted = torch.from_numpy(log_probabilities), torch.from_numpy(truth)
    log_temperature = torch.zeros((), dtype=scores.dtype, requires_grad=True)
    offsets = torch.zeros(scores.shape[1], dtype=scores.dtype, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [log_temperature, offsets], max_iter=_ITERATIONS, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scaled = scores / log_temperature.exp() + offsets
        found = torch.nn.functional.cross_entropy(scaled, wanted) + _PULL * offsets.square().sum() / len(
            wanted
        )
        found.backward()  # type: ignore[no-untyped-call]  # has no types
        return found

    optimiser.step(loss)  # type: ignore[no-untyped-call]  # has no types
    centred = offsets.detach() - offsets.detach().mean()
    return Calibration(float(log_temperature.detach().exp()), tuple(float(one) for one in centred))


def calibrated(log_probabilities: Floats, calibration: Calibration, prior: Sequence[float]) -> Floats:
    """Return the probabilities that the clinic shows, at the prior of training."""
    return np.array([calibration.probabilities(row.tolist(), prior, prior) for row in log_probabilities])


def conformal_counts(
    probabilities: Floats, truth: NDArray[np.int64], sets: Sequence[LabelSet], evidence: Evidence
) -> dict[str, ConformalCounts]:
    """Count for each label how its probability came out."""
    by_case = [marginals(sets, row.tolist()) for row in probabilities]
    return {
        label: count_outcomes(
            [one[label] for one in by_case],
            _present(truth, sets, label).tolist(),
            evidence.bins,
            miss_rate=evidence.miss_rate,
            false_alarm_rate=evidence.false_alarm_rate,
        )
        for label in LABELS
    }


def _present(truth: NDArray[np.int64], sets: Sequence[LabelSet], label: str) -> Flags:
    return np.array([label in sets[one] for one in truth], dtype=np.bool_)
