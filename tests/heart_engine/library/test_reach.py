from __future__ import annotations

import math

import numpy as np
import pytest

from heart_engine.library.reach import USUAL_SHARE, usual_reach
from heart_engine.library.vector_index import Vectors


def on_a_circle(degrees: list[float]) -> Vectors:
    turned = np.radians(np.array(degrees, dtype=np.float32))
    return np.stack([np.cos(turned), np.sin(turned)], axis=1)


def distance(degrees: float) -> float:
    return 1 - math.cos(math.radians(degrees))


def test_it_is_the_distance_to_the_fifth_case_of_somebody_else() -> None:
    found = usual_reach(on_a_circle([0.0, 10, 20, 30, 40, 50]), [f"P{n}" for n in range(6)])
    # the outermost two look across five steps, the next four steps, the innermost three
    expected = [distance(one) for one in (50, 40, 30, 30, 40, 50)]
    assert found == pytest.approx(float(np.quantile(expected, USUAL_SHARE)), abs=1e-5)


def test_a_patients_other_examinations_make_nobody_look_usual() -> None:
    degrees = [0.0, 1, 2, 3, 4, 5, *np.linspace(60, 70, 200).tolist()]
    strangers = [f"P{n}" for n in range(206)]
    one_patient = ["P0"] * 6 + strangers[6:]
    assert usual_reach(on_a_circle(degrees), strangers) < distance(6)
    assert usual_reach(on_a_circle(degrees), one_patient) > distance(50)


def test_fewer_cases_lie_farther_apart(vectors: Vectors) -> None:
    names = [f"P{n}" for n in range(len(vectors))]
    assert usual_reach(vectors[:40], names[:40]) > usual_reach(vectors, names)


def test_the_usual_share_of_a_librarys_own_patients_lies_within() -> None:
    drawn = np.random.default_rng(4).uniform(0, 90, size=500).tolist()
    vectors, names = on_a_circle(drawn), [f"P{n}" for n in range(500)]
    reach = usual_reach(vectors, names)
    fifth = np.sort(vectors @ vectors.T, axis=1)[:, -6]  # itself is the nearest
    assert np.mean(1 - fifth <= reach) == pytest.approx(USUAL_SHARE, abs=0.002)
