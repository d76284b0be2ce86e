from __future__ import annotations

import numpy as np

from heart_engine.evaluation.hospital_share import HospitalShare
from heart_engine.evaluation.intervals import wilson

HOSPITALS = [f"h{number:02}" for number in range(20) for _ in range(50)]


def test_hospitals_that_differ_make_the_interval_wider_than_cases_would() -> None:
    alike = HospitalShare.of(np.tile(np.arange(50) < 40, 20), HOSPITALS)
    differing = HospitalShare.of(np.repeat(np.arange(20) < 16, 50), HOSPITALS)
    assert (alike.percent, differing.percent) == (80, 80)
    by_case = [round(100 * one, 2) for one in wilson(800, 1000)]
    assert [alike.low, alike.high] == by_case
    assert differing.high - differing.low > 5 * (by_case[1] - by_case[0])
    assert differing.low < 80 < differing.high


def test_one_hospital_alone_and_all_right_are_not_without_doubt() -> None:
    one = HospitalShare.of(np.arange(50) < 40, HOSPITALS[:50])
    assert one.high - one.low > 15
    assert one.hospitals == 1
    assert str(one) == f"80.0 % ({one.low} to {one.high}, n = 50 of 1 hospital)"
    everyone = HospitalShare.of(np.ones(1000, dtype=bool), HOSPITALS)
    assert everyone.low < everyone.high == 100


def test_a_share_is_kept_with_what_it_was_counted_from() -> None:
    assert HospitalShare.of(np.arange(1000) % 4 > 0, HOSPITALS).document | {"low": 0, "high": 0} == {
        "percent": 75.0, "low": 0, "high": 0, "n": 1000, "hospitals": 20,
    }  # fmt: skip
