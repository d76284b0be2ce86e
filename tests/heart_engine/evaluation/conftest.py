from __future__ import annotations

import numpy as np
import pytest

from heart_engine.cohort.hospital import SETS
from heart_engine.evaluation.predictions import Predictions, from_probabilities


@pytest.fixture(scope="session")
def calibrated() -> Predictions:
    """Answers whose probabilities are true: each truth is drawn from them."""
    random = np.random.default_rng(2)
    probabilities = random.dirichlet(np.full(len(SETS), 0.25), size=3000)
    truth = (random.random((3000, 1)) > probabilities.cumsum(axis=1)).sum(axis=1)
    return from_probabilities([f"c{row}" for row in range(3000)], truth, probabilities)
