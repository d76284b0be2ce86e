from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Patient
from heart_engine.domain.labels import label_sets
from heart_engine.domain.result import Call
from heart_engine.model.abstention import AbstentionLimits, abstention_for, neighbour_distance
from heart_engine.model.calibration import LEAST_PROBABILITY, Calibration, identity_calibration, softmax
from heart_engine.model.conformal import ConformalCounts, call_for, count_outcomes
from heart_engine.model.prevalence import marginals
from heart_engine.model.second_opinion import LogisticOpinion, neighbour_tally, opinion_features
from heart_engine.model.standard_values import StandardValues
from heart_engine.model.typed_json import ShapeError, from_json, to_json

SETS = label_sets(with_none=True)
EVEN = (1 / 8,) * 8
scores = st.lists(st.floats(-60, 0), min_size=8, max_size=8)


@given(scores, st.floats(0.2, 5))
def test_probabilities_sum_to_one_and_never_reach_zero_or_one(raw: list[float], temperature: float) -> None:
    found = Calibration(temperature, (0.0,) * 8).probabilities(raw, EVEN, EVEN)
    assert sum(found) == pytest.approx(1, abs=1e-9)
    assert all(LEAST_PROBABILITY <= one < 1 for one in found)


def test_an_uncalibrated_model_at_its_own_prevalence_keeps_its_answers() -> None:
    raw = [math.log(one) for one in (0.4, 0.2, 0.1, 0.1, 0.1, 0.05, 0.03, 0.02)]
    found = identity_calibration(8).probabilities(raw, EVEN, EVEN)
    assert found == pytest.approx([math.exp(one) for one in raw], abs=2e-3)


def test_a_temperature_flattens_and_an_offset_lifts() -> None:
    raw = [0.0, -1.0, *[-20.0] * 6]
    flat = Calibration(2.0, (0.0,) * 8).probabilities(raw, EVEN, EVEN)
    assert flat[0] / flat[1] == pytest.approx(math.exp(0.5), rel=1e-2)
    lifted = Calibration(1.0, (0.0, 1.0, *[0.0] * 6)).probabilities(raw, EVEN, EVEN)
    assert lifted[0] == pytest.approx(lifted[1], rel=1e-6)


def test_the_prior_is_exchanged_before_the_temperature_is_applied() -> None:
    """Bayes: an answer given at even priors, read where "none" is nine times as common as "asd"."""
    trained, declared = EVEN, (0.81, 0.09, *[0.1 / 6] * 6)
    raw = [math.log(0.3), math.log(0.6), *[math.log(0.1 / 6)] * 6]
    found = Calibration(1.0, (0.0,) * 8).probabilities(raw, trained, declared)
    assert found[0] / found[1] == pytest.approx(0.3 * 0.81 / (0.6 * 0.09), rel=1e-2)
    flat = Calibration(2.0, (0.0,) * 8).probabilities(raw, trained, declared)
    assert flat[0] / flat[1] == pytest.approx((0.3 * 0.81 / (0.6 * 0.09)) ** 0.5, rel=1e-2)


def test_a_marginal_sums_every_set_that_has_the_label() -> None:
    shares = (0.4, 0.2, 0.1, 0.1, 0.1, 0.05, 0.03, 0.02)
    assert marginals(SETS, shares) == pytest.approx({"asd": 0.37, "vsd": 0.25, "pdo": 0.2})


def drawn(count: int, seed: int) -> tuple[list[float], list[bool]]:
    """Patients of whom a third have a label, and a model that sees it blurred."""
    chance = random.Random(seed)
    present = [chance.random() < 1 / 3 for _ in range(count)]
    return [1 / (1 + math.exp(-chance.gauss(2 if one else -2, 2))) for one in present], present


def test_the_miss_rate_is_kept_in_nearly_all_random_splits() -> None:
    kept = 0
    for seed in range(100):
        counts = count_outcomes(*drawn(600, seed), bins=200, miss_rate=0.05, false_alarm_rate=0.1)
        probabilities, present = drawn(1000, 1000 + seed)
        calls = [call_for(one, counts) for one in probabilities]
        missed = [
            call is Call.RULE_OUT for call, is_present in zip(calls, present, strict=True) if is_present
        ]
        kept += sum(missed) / len(missed) <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / 200)
    assert kept >= 90


def test_calls_follow_the_probability_and_use_all_three_words() -> None:
    counts = count_outcomes(*drawn(600, 7), bins=100, miss_rate=0.05, false_alarm_rate=0.05)
    calls = [call_for(place / 100, counts) for place in range(100)]
    assert calls[0] is Call.RULE_OUT
    assert calls[-1] is Call.RULE_IN
    assert calls == sorted(calls, key=[Call.RULE_OUT, Call.REFER, Call.RULE_IN].index)
    assert Call.REFER in calls


@pytest.mark.parametrize("probability", [0.0, 0.5, 1.0])
def test_without_counts_everything_is_referred(probability: float) -> None:
    assert call_for(probability, None) is Call.REFER
    few = ConformalCounts((0, 3), (3, 0), miss_rate=0.05, false_alarm_rate=0.05)
    assert call_for(probability, few) is Call.REFER  # three patients cannot show a rate of 5 %


LIMITS = AbstentionLimits(fewest_measured=4, most_implausible=1, farthest_neighbour=0.2)
NEAR = (0.99, 0.98, 0.97, 0.96, 0.95, 0.1)
ADULT = {"lvedd": 47.0, "lvesd": 30.0, "pa": 22.0, "ef": 60.0}


@pytest.mark.parametrize(
    ("measured", "similarities", "code"),
    [
        (ADULT, NEAR, None),
        ({"lvedd": 47.0}, NEAR, "too_few_measured"),
        ({**ADULT, "pa": 80.0}, NEAR, None),
        ({**ADULT, "pa": 80.0, "lvedd": 110.0}, NEAR, "implausible_values"),
        (ADULT, (0.99, 0.99, 0.99, 0.99, 0.7), "outside_library"),
        (ADULT, (), "outside_library"),
    ],
)
def test_reasons_to_abstain(
    measured: dict[str, float], similarities: Sequence[float], code: str | None
) -> None:
    found = abstention_for(Case(patient=Patient(40), measurements=measured), similarities, LIMITS)
    assert (found.code if found else None) == code


def test_an_abstention_says_what_a_message_needs() -> None:
    case = Case(patient=Patient(40), measurements={**ADULT, "pa": 80.0, "lvedd": 110.0})
    found = abstention_for(case, NEAR, LIMITS)
    assert found is not None
    assert found.params == {"fields": ["lvedd", "pa"]}
    few = abstention_for(Case(measurements={"mr": 1.0}), NEAR, LIMITS)
    assert few is not None
    assert few.params == {"measured": 1, "needed": 4}


def test_a_childs_size_is_implausible_for_an_adult_alone() -> None:
    small = {"lvedd": 15.0, "lvesd": 10.0, "pa": 9.0, "ef": 60.0}
    codes = [
        abstention_for(Case(patient=Patient(years), measurements=small), NEAR, LIMITS)
        for years in (0.5, None, 40)
    ]
    assert [one.code if one else None for one in codes] == [None, None, "implausible_values"]


def test_the_fifth_neighbour_counts() -> None:
    assert neighbour_distance(NEAR) == pytest.approx(0.05)
    assert neighbour_distance([0.5, 0.4]) == pytest.approx(0.6)


def test_logistic_regression_is_the_plain_sum() -> None:
    opinion = LogisticOpinion(("lvedd", "lvedd?"), ((2.0, 0.5), (-1.0, 0.0)), (0.1, -0.1))
    assert opinion.scores({"lvedd": 1.5, "lvedd?": 0.0, "pa": 9.0}) == pytest.approx((3.1, -1.6))
    assert sum(softmax(opinion.scores({"lvedd": 1.5, "lvedd?": 1.0}))) == pytest.approx(1)


def test_features_say_what_is_missing_and_bound_what_is_far(standards: StandardValues) -> None:
    case = Case(patient=Patient(40), measurements={"lvedd": 46.0, "pa": 5.0, "tr": 3.0, "mve_e": 9.0})
    found = opinion_features(case, standards)
    assert len(found) == 50
    assert found["lvedd"] == pytest.approx(0, abs=1e-9)
    assert found["lvedd?"] == 0
    assert found["pa"] == pytest.approx((5 - 20.5) / (5.5 / 1.96))
    assert (found["tr"], found["tr?"]) == (3, 0)
    assert (found["mve_e"], found["mve_e?"]) == (0, 1)  # measured, but one limit gives no position
    extreme = opinion_features(Case(patient=Patient(40), measurements={"lvedd": 119.0}), standards)
    assert extreme["lvedd"] == 6


def test_the_tally_counts_labels_and_is_never_certain() -> None:
    tally = neighbour_tally([("asd",)] * 30 + [("asd", "vsd")] * 20)
    assert tally == {"asd": 51 / 52, "vsd": 21 / 52, "pdo": 1 / 52}


def test_numbers_survive_the_file_and_a_wrong_one_is_named() -> None:
    counts = ConformalCounts((1, 2), (3, 4), 0.05, 0.1)
    opinion = LogisticOpinion(("lvedd",), ((1.0,), (2.0,)), (0.0, 0.5))
    for value in (counts, opinion, LIMITS, Calibration(1.5, EVEN)):
        assert from_json(type(value), json.loads(json.dumps(to_json(value)))) == value
    with pytest.raises(ShapeError, match=r"offsets\[1\]: float expected"):
        from_json(Calibration, {"temperature": 1, "offsets": [0.0, "x"]})
    with pytest.raises(ShapeError, match="temperature: a finite number expected"):
        from_json(Calibration, {"temperature": float("nan"), "offsets": []})
    with pytest.raises(ShapeError, match="unknown or absent: offsets, ofsets"):
        from_json(Calibration, {"temperature": 1, "ofsets": []})
