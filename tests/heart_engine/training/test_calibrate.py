from __future__ import annotations

import dataclasses

import numpy as np

from heart_engine.domain.labels import LABELS, label_sets
from heart_engine.domain.result import Call
from heart_engine.evaluation.calibration import calibration_error
from heart_engine.model.conformal import call_for
from heart_engine.training.calibrate import calibrated, conformal_counts, fit_calibration
from heart_engine.training.recipe import Recipe

SETS = label_sets(with_none=True)
PRIOR = (0.125,) * 8


def drawn(seed: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return true log probabilities, and outcomes drawn from them."""
    random = np.random.default_rng(seed)
    scores = 2 * random.standard_normal((n, 8))
    log_probabilities = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    outcomes = [random.choice(8, p=np.exp(row)) for row in log_probabilities]
    return log_probabilities, np.array(outcomes)


def test_an_overconfident_and_biased_model_is_put_right() -> None:
    true, outcomes = drawn(0, 4000)
    bias = np.linspace(-0.5, 0.5, 8)
    found = fit_calibration(2.5 * (true - bias), outcomes)
    assert abs(found.temperature - 2.5) < 0.2
    assert np.allclose(found.offsets, bias, atol=0.2)


def test_calibrated_probabilities_mean_what_they_say() -> None:
    fitted, fitted_outcomes = drawn(0, 4000)
    calibration = fit_calibration(3 * fitted, fitted_outcomes)
    new, outcomes = drawn(1, 4000)
    raw = np.exp(3 * new) / np.exp(3 * new).sum(axis=1, keepdims=True)
    shown = calibrated(3 * new, calibration, PRIOR)
    for probabilities, is_inside in ((raw, False), (shown, True)):
        right = probabilities.argmax(axis=1) == outcomes
        assert calibration_error(right, probabilities.max(axis=1)).is_inside_null is is_inside


def test_of_new_patients_no_more_than_the_rate_are_missed(recipe: Recipe) -> None:
    evidence = dataclasses.replace(recipe.evidence, bins=200, miss_rate=0.05, false_alarm_rate=0.05)
    kept = 0
    for split in range(20):
        log_probabilities, truth = drawn(split, 1500)
        counts = conformal_counts(np.exp(log_probabilities[:750]), truth[:750], SETS, evidence)
        new, new_truth = np.exp(log_probabilities[750:]), truth[750:]
        for label in LABELS:
            holds = np.array([label in one for one in SETS])
            present = holds[new_truth]
            calls = [call_for(float(one), counts[label]) for one in new[present] @ holds]
            kept += calls.count(Call.RULE_OUT) / len(calls) <= 0.05 + 0.03  # three standard deviations
    assert kept >= 57
