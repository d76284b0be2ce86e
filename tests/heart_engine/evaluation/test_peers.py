from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from heart_engine.cli import main
from heart_engine.cohort.hospital import KEYS, SETS, Role, role_of
from heart_engine.cohort.simulate import Variant, screening
from heart_engine.evaluation.features import Filled, Kept, features
from heart_engine.evaluation.peer_runs import (
    BEST_ACHIEVABLE,
    MAJORITY,
    Plan,
    Run,
    Source,
    run_paper,
    run_screening,
)
from heart_engine.evaluation.peer_table import markdown, table_rows
from heart_engine.evaluation.peers import PEERS, Peer, Training, fit, fit_both, fit_majority

QUICK = tuple(one for one in PEERS if one.name in ("nearest neighbours", "logistic regression"))


@pytest.fixture(scope="module")
def learnt() -> tuple[Training, Training]:
    cohort = screening([0], 900, 1)
    order = np.arange(len(cohort))
    return Training.of(cohort.take(order[:500])), Training.of(cohort.take(order[500:]))


@pytest.mark.parametrize("peer", PEERS, ids=lambda one: one.name)
def test_every_peer_beats_the_majority_and_gives_probabilities(
    peer: Peer, learnt: tuple[Training, Training]
) -> None:
    local, test = learnt
    some = local.take(np.arange(150))
    table = fit(peer, some, seed=0).probabilities(test.rows)
    assert table.shape == (len(test), len(SETS))
    assert table.sum(axis=1) == pytest.approx(np.ones(len(test)))
    majority = (test.truth == fit_majority(some).argmax()).mean()
    assert (table.argmax(axis=1) == test.truth).mean() > majority + 0.1


def test_more_local_cases_help(learnt: tuple[Training, Training]) -> None:
    local, test = learnt
    logistic = QUICK[1]
    few, many = (fit(logistic, local.take(np.arange(n)), seed=0) for n in (40, 500))
    correct = [(one.probabilities(test.rows).argmax(axis=1) == test.truth).mean() for one in (few, many)]
    assert correct[1] > correct[0] + 0.02


@pytest.mark.parametrize("peer", QUICK, ids=lambda one: one.name)
def test_both_sources_see_the_pool(peer: Peer, learnt: tuple[Training, Training]) -> None:
    local, test = learnt
    few = local.take(np.arange(40))
    both = fit_both(peer, few, local.take(np.arange(40, 500)), seed=0).probabilities(test.rows)
    alone = fit(peer, few, seed=0).probabilities(test.rows)
    assert (both.argmax(axis=1) == test.truth).mean() > (alone.argmax(axis=1) == test.truth).mean()


def test_tuning_never_sees_the_test_cases(learnt: tuple[Training, Training]) -> None:
    local, test = learnt
    before = fit(QUICK[1], local, seed=0).probabilities(test.rows)
    again = fit(QUICK[1], local, seed=0).probabilities(test.rows[::-1])[::-1]
    assert before == pytest.approx(again)


def test_boosting_goes_on_for_longer_where_there_are_cases_to_stop_it() -> None:
    boosting = next(one for one in PEERS if one.name == "gradient boosting")
    few, many = (boosting.make({}, 0, cases) for cases in (10_000, 40_000))
    assert (few.max_iter, many.max_iter) == (60, 200)
    assert many.early_stopping == "auto"


def test_settings_for_unseen_hospitals_are_chosen_on_whole_hospitals() -> None:
    pool = Training.of(screening(range(5), 30, 1))
    inside, outside = (set(pool.hospital[fold].tolist()) for fold in pool.folds())
    assert inside | outside == set(pool.hospital.tolist())
    assert not inside & outside
    one = pool.take(np.arange(30))
    assert sorted(np.concatenate(one.folds()).tolist()) == list(range(30))
    assert [len(fold) for fold in one.folds()] == [15, 15]


def test_a_peer_does_not_take_the_habits_of_hospitals_for_the_disease() -> None:
    """What a field says in one hospital it denies in another, so that nothing can be carried over."""
    random, of_case = np.random.default_rng(1), np.repeat(np.arange(20), 60)
    field, reversed_here = random.normal(size=1200), random.random(20) < 0.5
    rows = np.full((1200, len(KEYS) + 3), np.nan)
    rows[:, 0], rows[:, 1] = 20 * of_case, field
    truth = ((field > 0) ^ reversed_here[of_case]).astype(np.int64)
    pool = Training(rows, truth, of_case.astype(str), np.ones(1200, dtype=np.int64))
    shuffled_names = dataclasses.replace(pool, hospital=random.permutation(pool.hospital))
    chosen = [fit(QUICK[0], one, seed=0).model.n_neighbors for one in (pool, shuffled_names)]
    assert chosen == [40, 5]


def test_features_stand_against_the_normal_of_age_and_size() -> None:
    cohort = screening(range(3), 400, 1)
    rows = features(cohort)
    assert rows.shape == (1200, len(KEYS) + 3)
    healthy = cohort.labels == 0
    lvedd = rows[:, KEYS.index("lvedd")]
    adult = cohort.age_years >= 18
    by_age = [np.nanmean(lvedd[healthy & group]) for group in (adult, ~adult)]
    assert abs(by_age[0] - by_age[1]) < 0.8  # millimetres would be ten apart


def test_an_unknown_age_and_size_reads_as_an_average_adult() -> None:
    cohort = screening([0], 50, 1)
    unknown = np.full(50, np.nan)
    nameless = dataclasses.replace(cohort, age_years=unknown, height_cm=unknown, weight_kg=unknown)
    rows = features(nameless)
    assert np.isnan(rows[:, -3]).all()  # the age itself stays unknown
    measured = ~np.isnan(cohort.column("lvedd"))
    assert np.isfinite(rows[measured, KEYS.index("lvedd")]).all()


def test_filled_features_have_no_gaps_and_say_where_they_were() -> None:
    rows = np.full((4, len(KEYS) + 3), np.nan)
    rows[:, 0] = [1.0, 2.0, 3.0, np.nan]
    filled = Filled.fitted(rows)(rows)
    assert np.isfinite(filled).all()
    assert filled[3, 0] == 0
    assert filled[:3, 0].mean() == pytest.approx(0)
    assert filled[:, len(KEYS) + 3].tolist() == [0, 0, 0, 1]
    assert Kept.fitted(rows)(rows).shape == (4, 1)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan(
        variant=Variant.LINEAR,
        seeds=(1,),
        hospitals=1,
        local_cases=(60, 120),
        test_cases=250,
        pool_hospitals=4,
        pool_cases=100,
        peers=QUICK,
    )


@pytest.fixture(scope="module")
def runs(plan: Plan) -> list[Run]:
    return list(run_screening(plan, lambda _: None))


def test_every_source_is_there_and_the_limit_is_last(runs: list[Run]) -> None:
    rows = table_rows(runs)
    assert rows[-1].method == BEST_ACHIEVABLE
    assert {one.source for one in rows} == set(Source)
    assert {(one.source, one.local_cases) for one in rows if one.method == "logistic regression"} == {
        (Source.LOCAL, 60),
        (Source.LOCAL, 120),
        (Source.POOL, 0),
        (Source.BOTH, 60),
        (Source.BOTH, 120),
    }
    assert all(one.n == 250 for one in rows)


def test_nobody_beats_the_exact_limit_by_more_than_chance(runs: list[Run]) -> None:
    limit = next(one for one in runs if one.method == BEST_ACHIEVABLE).correct
    for one in runs:
        assert one.correct.mean() <= limit.mean() + 0.04, one.method
    majority = [one for one in runs if one.method == MAJORITY]
    assert all(one.correct.mean() < limit.mean() - 0.2 for one in majority)


def test_pool_hospitals_train_and_the_tested_one_tests(runs: list[Run]) -> None:
    tested = {int(one.hospital.removeprefix("H")) for one in runs}
    assert all(role_of(index) is Role.TEST for index in tested)


def test_the_table_prints_n_and_interval_of_every_row(runs: list[Run]) -> None:
    lines = markdown(table_rows(runs)).splitlines()
    assert len(lines) == 2 + len(table_rows(runs))
    assert all(" to " in line and "| 250 |" in line for line in lines[2:])


def test_the_paper_like_experiment_tests_260_cases(plan: Plan) -> None:
    runs = list(run_paper(plan, lambda _: None))
    assert {len(one.correct) for one in runs} == {260}
    assert {one.local_cases for one in runs if one.source is Source.LOCAL} == {746}
    assert runs[-1].method == BEST_ACHIEVABLE


@pytest.mark.slow
def test_the_command_writes_table_runs_and_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("heart_engine.evaluation.peers_command.PEERS", QUICK)
    arguments = [
        "--out",
        str(tmp_path),
        "--spectrum",
        "paper",
        "--variant",
        "linear",
        "--seeds",
        "3",
        "--json",
    ]
    assert main(["evaluate", "peers", *arguments]) == 0
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert document["rows"][-1]["method"] == BEST_ACHIEVABLE
    assert "seed 3" in captured.err
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "peers.json",
        "peers.md",
        "peers.png",
        "runs.csv",
    ]
    assert len((tmp_path / "runs.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(document["rows"])


@pytest.mark.parametrize("action", [["peers", "--out", "x", "--hospitals", "0"], ["ceiling", "--cases", "9"]])
def test_a_plan_too_small_to_mean_anything_is_wrong_usage(
    action: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *action, "--json"]) == 2
    assert "must be at least" in json.loads(capsys.readouterr().err)["message"]


def test_a_place_that_cannot_be_written_to_is_told_before_the_peers_are_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("heart_engine.evaluation.peers_command.run_screening", None)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["evaluate", "peers", "--out", str(tmp_path / "file" / "peers")]) == 3
    assert capsys.readouterr().err.startswith(f"heart: {tmp_path / 'file' / 'peers'}: ")
