from __future__ import annotations

import numpy as np
import pytest

from heart_engine.cohort.hospital import SETS, Spectrum
from heart_engine.cohort.linear import linear_posterior
from heart_engine.cohort.simulate import SimulatedHospital, Variant, World, simulate_hospital

WORLD = World(Spectrum.SCREENING, Variant.LINEAR)


@pytest.fixture(scope="module")
def drawn() -> SimulatedHospital:
    return simulate_hospital(WORLD, index=8, seed=1, cases=8000)


@pytest.fixture(scope="module")
def posterior(drawn: SimulatedHospital) -> np.ndarray:
    return linear_posterior(WORLD.parameters, drawn.hospital.mix, drawn.people, drawn.complete)


def test_the_posterior_is_a_probability_of_every_set(posterior: np.ndarray) -> None:
    assert posterior.shape == (8000, len(SETS))
    assert posterior.sum(axis=1) == pytest.approx(np.ones(8000))


def test_the_accuracy_is_what_the_posterior_promises(drawn: SimulatedHospital, posterior: np.ndarray) -> None:
    correct = posterior.argmax(axis=1) == drawn.true_sets
    assert correct.mean() == pytest.approx(posterior.max(axis=1).mean(), abs=4 * 0.5 / np.sqrt(8000))


def test_the_posterior_is_calibrated_for_every_set(drawn: SimulatedHospital, posterior: np.ndarray) -> None:
    for index in range(len(SETS)):
        expected, seen = posterior[:, index].sum(), (drawn.true_sets == index).sum()
        spread = np.sqrt((posterior[:, index] * (1 - posterior[:, index])).sum())
        assert abs(expected - seen) < 4 * spread, SETS[index]


def test_a_wrong_mix_or_a_lost_field_cannot_do_better(
    drawn: SimulatedHospital, posterior: np.ndarray
) -> None:
    def log_score(table: np.ndarray) -> float:
        return float(np.log(table[np.arange(len(table)), drawn.true_sets]).mean())

    even = np.full(len(SETS), 1 / len(SETS))
    blurred = {**drawn.complete, "tr": np.zeros(len(drawn.people))}
    others = (
        linear_posterior(WORLD.parameters, even, drawn.people, drawn.complete),
        linear_posterior(WORLD.parameters, drawn.hospital.mix, drawn.people, blurred),
        linear_posterior(
            WORLD.parameters.replaced("difficulty", "effect", scale=1.1),
            drawn.hospital.mix,
            drawn.people,
            drawn.complete,
        ),
    )
    assert all(log_score(posterior) > log_score(other) for other in others)
