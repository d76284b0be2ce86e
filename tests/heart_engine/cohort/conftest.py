from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from heart_engine.cohort.effects import plain_hospital
from heart_engine.cohort.hospital import SETS
from heart_engine.cohort.simulate import SimulatedHospital, Variant, World, simulate_cases

Simulate = Callable[..., SimulatedHospital]


@pytest.fixture
def simulate() -> Simulate:
    """Simulate people who all have one label set, at a hospital without habits."""

    def everybody(
        *labels: str, cases: int = 4000, seed: int = 3, variant: Variant = Variant.FULL, **habits: object
    ) -> SimulatedHospital:
        world = World(variant=variant)
        hospital = dataclasses.replace(plain_hospital(world), **habits)  # type: ignore[arg-type] # named by tests
        sets = np.full(cases, SETS.index(labels))
        return simulate_cases(world, hospital, np.random.default_rng(seed), sets)

    return everybody
