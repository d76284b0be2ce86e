from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heart_engine.cohort.cohort import COLUMN_NAMES
from heart_engine.cohort.hospital import Role
from heart_engine.training.encoded_cases import simulated_cohort, with_sizes_lost
from heart_engine.training.recipe import Pool
from heart_engine.training.stages import begin, written

TINY = Path(__file__).with_name("tiny.toml")
POOL = Pool(hospitals=4, cases=250, seed=3)


def test_a_share_of_the_cases_loses_both_sizes_and_nothing_else() -> None:
    whole = simulated_cohort(POOL, Role.TRAINING)
    cohort = with_sizes_lost(whole, 0.2, (1, 3))
    is_lost = np.isnan(cohort.height_cm)
    assert is_lost.mean() == pytest.approx(0.2, abs=0.05)
    assert np.array_equal(is_lost, np.isnan(cohort.weight_kg))
    assert not np.isnan(whole.height_cm).any()  # simulated cases have both
    for name in COLUMN_NAMES:
        before, after = getattr(whole, name), getattr(cohort, name)
        if name in {"height_cm", "weight_kg"}:
            before, after = before[~is_lost], after[~is_lost]
        assert np.array_equal(before, after, equal_nan=before.dtype.kind == "f")


def test_who_loses_them_depends_on_the_seed_alone() -> None:
    whole = simulated_cohort(POOL, Role.TRAINING)
    first, again, other = (
        np.isnan(with_sizes_lost(whole, 0.2, seed).height_cm) for seed in ((1, 3), (1, 3), (2, 3))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_pools_that_are_trained_on_hold_cases_without_sizes(tmp_path: Path) -> None:
    run = begin(TINY, tmp_path, lambda _said: None)
    for name, pool in (
        ("pretraining", run.recipe.pretraining_pool),
        ("finetuning", run.recipe.finetuning_pool),
    ):
        _, cases = written(run, name, pool)
        lost = [one.patient.height_cm is None and one.patient.weight_kg is None for one in cases.cases]
        assert 0.1 < np.mean(lost) < 0.3
