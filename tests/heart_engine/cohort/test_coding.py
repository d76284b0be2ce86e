from __future__ import annotations

import numpy as np
import pytest

from heart_engine.cohort.coding import Convention, coded_sets, set_indices
from heart_engine.cohort.defects import equal_shunts
from heart_engine.cohort.hospital import SETS
from heart_engine.cohort.parameters import frozen_parameters


def coded(convention: Convention, loads: dict[str, float]) -> tuple[str, ...]:
    shunts = equal_shunts(np.array([SETS.index(tuple(loads))]), 1.0)
    for place, label in enumerate(("asd", "vsd", "pdo")):
        shunts.load[0, place] = loads.get(label, 0.0)
    return SETS[coded_sets(frozen_parameters(), shunts, convention)[0]]


@pytest.mark.parametrize("one", SETS)
def test_a_hospital_that_codes_everything_codes_the_truth(one: tuple[str, ...]) -> None:
    assert coded(Convention.ALL, dict.fromkeys(one, 1.0)) == one


@pytest.mark.parametrize("convention", Convention)
def test_healthy_people_stay_healthy_and_nobody_loses_the_last_defect(convention: Convention) -> None:
    assert coded(convention, {}) == ()
    for one in SETS[1:]:
        assert coded(convention, dict.fromkeys(one, 0.1))


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        ({"pdo": 1.0}, ("pdo",)),
        ({"asd": 1.0, "pdo": 2.0}, ("asd",)),
        ({"asd": 1.0, "vsd": 1.0, "pdo": 1.0}, ("asd", "vsd")),
    ],
)
def test_the_third_label_is_coded_only_alone(loads: dict[str, float], expected: tuple[str, ...]) -> None:
    assert coded(Convention.THIRD_ONLY_ALONE, loads) == expected


def test_a_small_defect_is_left_out_beside_a_larger_one_only() -> None:
    assert coded(Convention.SMALL_LEFT_OUT, {"asd": 1.5, "vsd": 0.4}) == ("asd",)
    assert coded(Convention.SMALL_LEFT_OUT, {"asd": 1.5, "vsd": 1.2}) == ("asd", "vsd")
    assert coded(Convention.SMALL_LEFT_OUT, {"asd": 0.3, "vsd": 0.4}) == ("vsd",)


def test_only_the_largest_is_coded() -> None:
    assert coded(Convention.LARGEST_ONLY, {"asd": 1.0, "vsd": 1.6, "pdo": 1.2}) == ("vsd",)


def test_set_indices_name_each_set() -> None:
    members = np.array([[label in one for label in ("asd", "vsd", "pdo")] for one in SETS])
    assert set_indices(members).tolist() == list(range(len(SETS)))
