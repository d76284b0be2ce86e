from __future__ import annotations

import numpy as np
import pytest

from heart_engine.adaptation.figures import Answered, Gain, figures_of, gain_in_surprise, gains_of
from heart_engine.adaptation.probabilities import (
    local_calibration,
    local_numbers,
    one_of_each,
    scaled,
    shares,
)
from heart_engine.domain.labels import LABELS, label_sets
from heart_engine.evaluation.predictions import Floats, Indices
from heart_engine.model.calibration import Calibration
from heart_engine.model.conformal import ConformalCounts
from heart_engine.pipeline.answering import VariantNumbers

SETS = label_sets(with_none=True)
BUNDLE = Calibration(1.3, tuple(0.1 * place for place in range(8)))


def answered(probabilities: Floats, truth: Indices, each: int = 1) -> Answered:
    """Answers about patients with so many cases each."""
    return Answered(probabilities, truth, np.arange(len(truth)) // each)


def overconfident(n: int, factor: float) -> tuple[Floats, Indices]:
    """Scores whose truth was drawn from softer probabilities than the bundle's calibration makes of them."""
    random = np.random.default_rng(5)
    soft = random.normal(size=(n, 8)) * 1.5
    chances = np.exp(soft) / np.exp(soft).sum(axis=1, keepdims=True)
    truth = np.array([random.choice(8, p=row) for row in chances], dtype=np.int64)
    return (soft * factor - np.array(BUNDLE.offsets)) * BUNDLE.temperature, truth


def test_probabilities_that_promise_too_much_are_taken_back() -> None:
    raw, truth = overconfident(4000, factor=3.0)
    own = local_calibration(raw, truth, BUNDLE)
    assert own.temperature / BUNDLE.temperature == pytest.approx(3.0, rel=0.1)
    before, after = (answered(shares(scaled(raw, one)), truth) for one in (BUNDLE, own))
    assert gain_in_surprise(after, before).is_shown
    assert figures_of(after)["right_percent"] == pytest.approx(figures_of(before)["right_percent"], abs=1)


def test_probabilities_that_hold_stay_nearly_what_they_are() -> None:
    raw, truth = overconfident(4000, factor=1.0)
    own = local_calibration(raw, truth, BUNDLE)
    assert own.temperature == pytest.approx(BUNDLE.temperature, rel=0.08)
    assert np.allclose(
        np.array(own.offsets) - np.mean(own.offsets), np.array(BUNDLE.offsets) - 0.35, atol=0.15
    )


def test_the_counts_are_this_hospitals_own() -> None:
    raw, truth = overconfident(300, factor=1.0)
    theirs = ConformalCounts((1,) * 20, (2,) * 20, miss_rate=0.05, false_alarm_rate=0.1)
    bundle = VariantNumbers(BUNDLE, {"asd": theirs, "vsd": theirs})
    own = local_numbers(bundle, BUNDLE, shares(scaled(raw, BUNDLE)), truth, SETS)
    assert set(own.conformal) == {"asd", "vsd"}  # a label that the bundle never counted stays uncounted
    for label in ("asd", "vsd"):
        present = sum(label in SETS[one] for one in truth)
        counts = own.conformal[label]
        assert (sum(counts.present), sum(counts.absent)) == (present, 300 - present)
        assert (len(counts.present), counts.miss_rate, counts.false_alarm_rate) == (20, 0.05, 0.1)
    assert set(LABELS) - set(own.conformal) == {"pdo"}


def test_one_examination_of_each_patient_is_drawn_and_not_always_the_first() -> None:
    people = np.repeat(np.arange(50), 4)
    rows = one_of_each(people)
    assert people[rows].tolist() == list(range(50))
    assert {row % 4 for row in rows.tolist()} == {0, 1, 2, 3}
    assert one_of_each(np.arange(7)).tolist() == list(range(7))


def test_a_gain_says_how_sure_it_is() -> None:
    truth = np.zeros(200, dtype=np.int64)
    good, poor = np.tile([0.9, 0.1], (200, 1)), np.tile([0.4, 0.6], (200, 1))
    gain = gain_in_surprise(answered(good, truth), answered(poor, truth))
    assert gain.mean == pytest.approx(np.log(0.9 / 0.4))
    assert gain.is_shown
    assert not gain_in_surprise(answered(good, truth), answered(good, truth)).is_shown
    assert not Gain(0.1, -0.01, 0.2).is_shown
    assert not Gain(0.0001, 0.00005, 0.0002).is_shown  # sure, and nothing
    both = gains_of(answered(good, truth), answered(poor, truth))
    assert (both["right_percent"], both["right_interval"]) == (100.0, [100.0, 100.0])
    assert figures_of(answered(good, truth)) == {
        "n": 200,
        "right_percent": 100.0,
        "right_interval": [98.12, 100.0],
        "log_loss": 0.1054,
    }


def test_examinations_of_one_patient_do_not_make_a_gain_surer() -> None:
    random = np.random.default_rng(1)
    right = np.repeat(random.random(20) < 0.75, 10)  # twenty patients, ten examinations each, all alike
    new = np.where(right[:, None], [0.6, 0.4], [0.45, 0.55])
    old, truth = np.full((200, 2), 0.5), np.zeros(200, dtype=np.int64)
    by_case = gain_in_surprise(answered(new, truth), answered(old, truth))
    by_patient = gain_in_surprise(answered(new, truth, each=10), answered(old, truth, each=10))
    assert by_patient.mean == by_case.mean
    assert by_patient.high - by_patient.low > 2.5 * (by_case.high - by_case.low)
    single, repeated = figures_of(answered(new, truth)), figures_of(answered(new, truth, each=10))
    assert single["right_percent"] == repeated["right_percent"]
    widths = [float(np.ptp(one["right_interval"])) for one in (single, repeated)]  # type: ignore[call-overload]
    assert widths[1] > 2.5 * widths[0]
    worse = answered(np.tile([0.4, 0.6], (200, 1)), truth, each=10)
    gains = gains_of(answered(new, truth, each=10), worse)
    assert gains["p_value"] == pytest.approx(2 ** (1 - right.sum() / 10), abs=1e-4)
