"""What stands beside the language models in Table 2: the peers, and what the reports themselves allow."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import Spectrum
from heart_engine.cohort.simulate import World
from heart_engine.evaluation.ceiling import best_achievable, mix_of
from heart_engine.evaluation.features import features
from heart_engine.evaluation.peers import PEERS, Training, fit, fit_majority
from heart_engine.evaluation.predictions import Floats, Predictions, from_probabilities

BEST = "best_achievable"
MAJORITY = "majority"
RIVALS: Mapping[str, str] = {
    "logistic_regression": "logistic regression",
    "gradient_boosting": "gradient boosting",
    "nearest_neighbours": "nearest neighbours",
    MAJORITY: "majority answer",
    BEST: "best achievable",
}
"""Every rival by its key, in the order of the table."""


def rival_answers(
    key: str, training: Cohort, test: Cohort, seed: int, teaching: tuple[int, int]
) -> Predictions:
    """Answer the test cases by one rival; `teaching`: the hospital's index, and the judge's cases."""
    probabilities = _answering(key, training, seed, teaching)(test)
    return from_probabilities(test.case_id.tolist(), test.labels, probabilities)


def _answering(
    key: str, training: Cohort, seed: int, teaching: tuple[int, int]
) -> Callable[[Cohort], Floats]:
    cases = Training.of(training)
    if key == BEST:
        index, count = teaching
        mix = mix_of(training.labels)
        return best_achievable(World(Spectrum.PAPER), index, seed, cases=count, mix=mix).judge
    if key == MAJORITY:
        return lambda test: np.tile(fit_majority(cases), (len(test), 1))
    peer = next(one for one in PEERS if one.name == RIVALS[key])
    fitted = fit(peer, cases, seed=seed)
    return lambda test: fitted.probabilities(features(test))
