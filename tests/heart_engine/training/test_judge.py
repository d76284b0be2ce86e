"""The judge: it learns what measurements say, says it as probabilities, and is the same when read again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heart_engine.cohort.cohort import UNKNOWN_SET, Cohort
from heart_engine.cohort.hospital import Role
from heart_engine.model.weights import WeightsRefusedError
from heart_engine.training.encoded_cases import simulated_cohort, with_sizes_lost
from heart_engine.training.judge import Judge, judge_steps, load_judge, train_judge
from heart_engine.training.recipe import Pool


def known(pool: Pool) -> Cohort:
    cohort = simulated_cohort(pool, Role.TRAINING)
    return with_sizes_lost(cohort.take(cohort.labels != UNKNOWN_SET), 0.2, (1,))


@pytest.fixture(scope="module")
def judge() -> Judge:
    return train_judge(known(Pool(100, 300, seed=16)), seed=1)


def test_it_says_more_of_unseen_hospitals_than_how_common_a_diagnosis_is(judge: Judge) -> None:
    unseen = known(Pool(10, 200, seed=17))
    said = judge(unseen)
    assert np.allclose(said.sum(axis=1), 1.0)
    of_truth = -np.log(said[np.arange(len(said)), unseen.labels]).mean()
    shares = np.bincount(unseen.labels) / len(unseen)
    assert of_truth < -np.log(shares[unseen.labels]).mean() - 0.5
    assert (said.argmax(axis=1) == unseen.labels).mean() > shares.max() + 0.2


def test_it_reads_a_case_without_height_and_weight(judge: Judge) -> None:
    whole = simulated_cohort(Pool(1, 100, seed=17), Role.TRAINING)
    said = judge(with_sizes_lost(whole, 1.0, (1,)))
    assert np.isfinite(said).all()
    assert not np.allclose(said, judge(whole))


def test_the_same_cases_and_seed_make_the_same_judge() -> None:
    cohort, steps = known(Pool(4, 150, seed=16)), list[int]()
    first, second, other = (train_judge(cohort, seed, steps.append)(cohort) for seed in (1, 1, 2))
    assert np.array_equal(first, second)
    assert not np.allclose(first, other)
    assert steps == [*range(1, judge_steps(len(cohort)) + 1)] * 3


def test_one_that_was_saved_says_the_same(judge: Judge, tmp_path: Path) -> None:
    cohort = known(Pool(1, 100, seed=17))
    judge.save(tmp_path / "judge.safetensors")
    assert np.array_equal(load_judge(tmp_path / "judge.safetensors")(cohort), judge(cohort))
    assert [one.name for one in tmp_path.iterdir()] == ["judge.safetensors"]
    (tmp_path / "judge.safetensors").write_bytes(b"half")
    with pytest.raises(WeightsRefusedError):
        load_judge(tmp_path / "judge.safetensors")
