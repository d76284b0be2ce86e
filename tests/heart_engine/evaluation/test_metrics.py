from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import log_loss as sklearn_log_loss  # type: ignore[import-untyped] # ships no types
from sklearn.metrics import roc_auc_score

from heart_engine.evaluation.calibration import (
    brier,
    brier_of_sets,
    calibration_error,
    log_loss,
    reliability,
)
from heart_engine.evaluation.discrimination import auroc, auroc_interval, sensitivity, specificity
from heart_engine.evaluation.intervals import bootstrap, mean_interval, wilson
from heart_engine.evaluation.paired import compare, exact_mcnemar
from heart_engine.evaluation.predictions import Predictions
from heart_engine.evaluation.selective import conformal_over_splits, conformal_threshold, risk_coverage


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(206, 260, 0.7390, 0.8373), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson_intervals_known_from_tables(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-4)


def test_the_bootstrap_of_a_mean_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(1).normal(size=400)
    low, high = bootstrap(lambda rows: float(values[rows].mean()), 400)
    assert high - low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.12)
    assert bootstrap(lambda rows: float(values[rows].mean()), 400) == (low, high)


def test_auroc_agrees_with_scikit_learn_ties_included() -> None:
    random = np.random.default_rng(3)
    present, score = random.random(500) < 0.3, random.random(500).round(1)
    assert auroc(present, score) == pytest.approx(roc_auc_score(present, score))
    low, high = auroc_interval(present, score)
    assert low < auroc(present, score) < high


def test_auroc_of_one_class_is_unknown() -> None:
    assert np.isnan(auroc(np.ones(3, dtype=np.bool_), np.arange(3.0)))


def test_sensitivity_and_specificity_count_their_own_group() -> None:
    present, called = np.array([1, 1, 1, 0, 0], bool), np.array([1, 1, 0, 1, 0], bool)
    assert sensitivity(present, called).value == pytest.approx(2 / 3)
    assert specificity(present, called).value == pytest.approx(1 / 2)
    assert specificity(present, called).interval == wilson(1, 2)


def test_brier_and_log_loss_by_hand_and_by_scikit_learn(calibrated: Predictions) -> None:
    assert brier(np.array([True, False]), np.array([0.8, 0.4])) == pytest.approx((0.04 + 0.16) / 2)
    table = np.array([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8]])
    assert brier_of_sets(np.array([0, 1]), table) == pytest.approx((0.14 + 1.46) / 2)
    assert calibrated.probabilities is not None
    floored = np.maximum(calibrated.probabilities, 1e-9)
    floored /= floored.sum(axis=1, keepdims=True)
    expected = sklearn_log_loss(calibrated.truth_index, floored, labels=range(8))
    assert log_loss(calibrated.truth_index, floored) == pytest.approx(expected)


def test_true_probabilities_lie_inside_the_null_and_bold_ones_do_not(
    calibrated: Predictions,
) -> None:
    assert calibrated.probabilities is not None
    confidence, correct = calibrated.probabilities.max(axis=1), calibrated.correct
    honest = calibration_error(correct, confidence)
    assert honest.is_inside_null
    assert honest.null_median < honest.null_95
    assert not calibration_error(correct, np.minimum(confidence * 1.15, 0.999)).is_inside_null


def test_the_null_holds_its_level() -> None:
    random = np.random.default_rng(7)
    inside = []
    for seed in range(200):
        confidence = random.uniform(0.3, 1, 300)
        happened = random.random(300) < confidence
        inside.append(calibration_error(happened, confidence, draws=200, seed=seed).is_inside_null)
    assert 0.90 <= np.mean(inside) <= 0.99


def test_the_null_shrinks_with_n() -> None:
    confidence = np.linspace(0.4, 0.95, 4000)
    happened = np.arange(4000) % 3 > 0
    small, large = (calibration_error(happened[:n], confidence[:n]).null_95 for n in (200, 4000))
    assert large < small / 2


def test_reliability_bins_hold_all_cases_in_order(calibrated: Predictions) -> None:
    assert calibrated.probabilities is not None
    bins = reliability(calibrated.correct, calibrated.probabilities.max(axis=1))
    assert sum(one.n for one in bins) == 3000
    assert [one.confidence for one in bins] == sorted(one.confidence for one in bins)
    assert all(abs(one.confidence - one.share) < 0.1 for one in bins)


@pytest.mark.parametrize(
    ("first", "second", "p"), [(0, 0, 1.0), (5, 5, 1.0), (1, 9, 22 / 1024), (0, 6, 2 / 64)]
)
def test_mcnemar_is_a_fair_coin(first: int, second: int, p: float) -> None:
    assert exact_mcnemar(first, second) == pytest.approx(p)
    assert exact_mcnemar(second, first) == pytest.approx(p)


def test_a_very_large_table_does_not_overflow() -> None:
    assert 0 <= exact_mcnemar(3000, 4000) < 1e-20


def test_a_paired_comparison_counts_discordant_cases() -> None:
    first = np.array([1, 1, 1, 0, 0, 1], bool)
    second = np.array([1, 0, 0, 0, 1, 0], bool)
    result = compare(first, second)
    assert (result.only_first, result.only_second) == (3, 1)
    assert result.difference == pytest.approx(2 / 6)
    assert result.interval[0] <= result.difference <= result.interval[1]


def test_cases_of_one_group_are_not_news_each() -> None:
    groups = np.repeat(np.arange(20), 50)
    alike = np.repeat(np.arange(20) < 10, 50)  # a hospital is right throughout, or wrong throughout
    by_group, by_case = mean_interval(alike, groups), mean_interval(alike, np.arange(1000))
    assert by_group[1] - by_group[0] > 5 * (by_case[1] - by_case[0])
    assert by_group[0] < 0.5 < by_group[1]


def test_one_group_is_drawn_from_within() -> None:
    values = np.arange(50) < 40
    assert mean_interval(values, np.zeros(50, dtype=np.int64)) == mean_interval(values, np.arange(50))


def test_the_auroc_of_groups_that_differ_is_less_sure() -> None:
    random, groups = np.random.default_rng(3), np.repeat(np.arange(20), 50)
    present = random.random(1000) < 0.5
    is_told = np.repeat(
        np.arange(20) < 10, 50
    )  # a hospital whose ill patients are told, or one where nobody is
    score = np.where(is_told, 3.0 * present, 0.0) + random.normal(size=1000)
    by_group, by_case = auroc_interval(present, score, groups), auroc_interval(present, score)
    assert by_group[0] < by_case[0] < auroc(present, score) < by_case[1] < by_group[1]
    assert auroc_interval(present, score, np.zeros(1000, dtype=np.int64)) == by_case


def test_risk_falls_when_the_unsure_are_not_answered(calibrated: Predictions) -> None:
    assert calibrated.probabilities is not None
    curve = risk_coverage(calibrated.correct, calibrated.probabilities.max(axis=1))
    assert curve.risk_at(1.0) == pytest.approx(1 - calibrated.correct.mean())
    assert curve.risk_at(0.5) < curve.risk_at(1.0) - 0.05
    assert 0 < curve.area < curve.risk_at(1.0)


def test_risk_by_hand() -> None:
    curve = risk_coverage(np.array([True, False, True, False]), np.array([0.9, 0.8, 0.7, 0.6]))
    assert curve.risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3, 2 / 4])


def test_conformal_sets_miss_as_often_as_asked(calibrated: Predictions) -> None:
    assert calibrated.probabilities is not None
    for wanted in (0.05, 0.1, 0.2):
        found = conformal_over_splits(calibrated.truth_index, calibrated.probabilities, wanted)
        assert found.miss_rates.mean() == pytest.approx(wanted, abs=0.012)
        assert found.kept >= 0.9
    tight = conformal_over_splits(calibrated.truth_index, calibrated.probabilities, 0.05).mean_size
    loose = conformal_over_splits(calibrated.truth_index, calibrated.probabilities, 0.2).mean_size
    assert tight > loose


def test_too_few_calibration_cases_leave_every_set_in() -> None:
    assert conformal_threshold(np.array([0.5, 0.6]), 0.1) == 0.0
    assert conformal_threshold(np.linspace(0.01, 0.99, 99), 0.1) == pytest.approx(0.10)


def test_misses_above_the_rate_are_not_kept() -> None:
    found = conformal_over_splits(np.zeros(400, dtype=np.int64), np.tile([0.5, 0.5], (400, 1)), 0.1)
    assert found.kept == 1.0  # ties: every set stays in
    bad = type(found)(wanted=0.1, miss_rates=np.full(10, 0.3), mean_size=1.0, half=200)
    assert bad.kept == 0.0
