from __future__ import annotations

from pathlib import Path

import pytest
import torch

from heart_engine.adaptation.trial import Patients, patients_of
from heart_engine.bundle.verification import verify_bundle
from heart_engine.library.reference_case import SourceRecord
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.random_cases import random_cases

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def engine(tiny_bundle: Path) -> HeartEngine:
    """The tiny bundle of random weights."""
    return load_engine(verify_bundle(tiny_bundle))


@pytest.fixture(scope="session")
def patients(engine: HeartEngine) -> Patients:
    """Twenty-four cases of sixteen patients, drawn at random."""
    sets = engine.sets
    records = [
        SourceRecord(one, f"P{place * 2 // 3}", sets[place % len(sets)])
        for place, one in enumerate(random_cases(24, seed=8, name="case"))
    ]
    return patients_of(engine, records)
