from __future__ import annotations

import json

import numpy as np
import pytest

from heart_engine.cli import main
from heart_engine.cohort.hospital import SETS, Spectrum, draw_hospital, hospital_stream
from heart_engine.cohort.simulate import Variant, World
from heart_engine.evaluation import ceiling
from heart_engine.evaluation.ceiling import best_achievable, exact_match, mix_of, more_cases


def test_a_learnt_judge_comes_close_to_the_exact_one_where_that_is_known() -> None:
    world = World(Spectrum.PAPER, Variant.LINEAR)
    hospital = draw_hospital(world.parameters, world.spectrum, 0, 1)
    test = more_cases(world, hospital, np.random.default_rng(5), hospital.mix, 4000)
    exact = best_achievable(world, 0, 1, cases=0)
    assert exact.exact
    random = hospital_stream(world.spectrum, 0, 1, purpose=2)
    learnt = ceiling._learnt_judge(more_cases(world, hospital, random, hospital.mix, 8000), 1)
    best, close = exact_match(exact.judge, test).mean(), exact_match(learnt, test).mean()
    assert best - 0.04 < close < best + 0.005


def test_teaching_cases_are_not_the_cohorts_own() -> None:
    world = World()
    hospital = draw_hospital(world.parameters, world.spectrum, 8, 1)
    streams = [hospital_stream(world.spectrum, 8, 1, purpose) for purpose in (1, 2)]
    first, second = (more_cases(world, hospital, one, hospital.mix, 50).values for one in streams)
    assert not np.array_equal(first, second, equal_nan=True)


def test_the_mix_of_a_cohort_is_its_shares() -> None:
    assert mix_of(np.array([0, 0, 3, 7])).tolist() == [0.5, 0, 0, 0.25, 0, 0, 0, 0.25]
    assert len(mix_of(np.array([1]))) == len(SETS)


def test_the_command_gives_n_and_interval(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "ceiling", "--variant", "linear", "--test-cases", "3000", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["exact"] is True
    assert document["learnt_from"] == 0
    low, high = document["interval"]
    assert low < document["exact_match"] < high
    assert 75 < document["exact_match"] < 90


def test_the_interval_holds_what_the_posterior_itself_expects() -> None:
    world = World(Spectrum.PAPER, Variant.LINEAR)
    hospital = draw_hospital(world.parameters, world.spectrum, 0, 2)
    judge = best_achievable(world, 0, 2, cases=0).judge
    test = more_cases(world, hospital, np.random.default_rng(1), hospital.mix, 6000)
    assert exact_match(judge, test).mean() == pytest.approx(judge(test).max(axis=1).mean(), abs=0.02)
