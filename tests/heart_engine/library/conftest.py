from __future__ import annotations

import numpy as np
import pytest
import torch

from heart_engine.domain.case import Sex
from heart_engine.domain.labels import label_sets
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.vector_index import Vectors

torch.set_num_threads(1)


def unit_vectors(count: int, dimension: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    lengths: Vectors = np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn / lengths


@pytest.fixture(scope="session")
def vectors() -> Vectors:
    return unit_vectors(400, 32, seed=3)


@pytest.fixture(scope="session")
def library_cases() -> tuple[LibraryCase, ...]:
    """Four hundred cases; every third patient has a second record, and cases 10 and 20 have one text."""
    sets = label_sets(with_none=True)
    return tuple(
        LibraryCase(
            case_id=f"R-{place}",
            patient_id=f"P-{place - 1 if place % 3 == 1 else place}",
            labels=sets[place % len(sets)],
            age_band="18-29" if place % 2 else "6-11",
            sex=Sex.FEMALE if place % 4 < 2 else Sex.MALE,
            measurements={"lvedd": 40.0 + place % 7, "mr": float(place % 3)},
            positions={"lvedd": (place % 7) - 3.0, "mr": float(place % 3)},
            text=f"text of {10 if place == 20 else place}",
        )
        for place in range(400)
    )
