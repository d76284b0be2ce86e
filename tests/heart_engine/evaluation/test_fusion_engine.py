from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from heart_engine.adaptation.ranges import local_shifts
from heart_engine.cli import main
from heart_engine.cohort.cohort import Cohort
from heart_engine.evaluation import fusion_peers, fusion_reach
from heart_engine.evaluation.fusion_engine import (
    Measured,
    Spoilt,
    beside_cases,
    open_measured,
    results,
    spoilt,
    support_of,
    with_count,
)
from heart_engine.evaluation.fusion_experiments import Plan
from heart_engine.evaluation.fusion_figures import arms_of
from heart_engine.evaluation.fusion_hospitals import Sizes, Unseen, habits, unseen
from heart_engine.evaluation.fusion_report import markdown
from heart_engine.evaluation.fusion_run import EXPERIMENTS
from heart_engine.library import reach
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question
from heart_engine.protocol.exit_codes import ExitCode


@pytest.fixture(scope="module")
def measured(tiny_bundle: Path) -> Measured:
    return open_measured(tiny_bundle)


@pytest.fixture(scope="module")
def met() -> Unseen:
    return unseen(habits(7, seed=5), Sizes(30, 6))


@pytest.fixture(scope="module")
def engine(measured: Measured, met: Unseen) -> HeartEngine:
    return beside_cases(measured, met.local)


def questions(cohort: Cohort) -> list[Question]:
    return [Question(case) for case in cohort.cases()]


def test_answers_rest_on_the_hospitals_own_cases(engine: HeartEngine, met: Unseen) -> None:
    found = results(engine, questions(met.asked))
    known = {one.case_id for one in engine.library.search.cases}
    assert len(known) == 30
    for result in found:
        used = [one.case_id for one in result.supporting_cases]
        assert len(used) == engine.settings.retrieval.cases
        assert set(used) <= known


def test_how_far_is_too_far_is_measured_among_those_cases(engine: HeartEngine, measured: Measured) -> None:
    assert len(engine.library.about.reach) == 1
    assert engine.limits != measured.engine.limits


def test_shuffled_labels_are_the_same_labels_on_other_cases(engine: HeartEngine, measured: Measured) -> None:
    mixed = spoilt(measured, engine, Spoilt.SHUFFLED, seed=1).library.search.cases
    own = engine.library.search.cases
    assert Counter(one.labels for one in mixed) == Counter(one.labels for one in own)
    assert [one.text for one in mixed] == [one.text for one in own]
    assert [one.labels for one in mixed] != [one.labels for one in own]


def test_without_cases_nothing_supports_an_answer(engine: HeartEngine, met: Unseen) -> None:
    found = results(engine, questions(met.asked), support_of(Spoilt.NO_CASES, engine, seed=1))
    assert all(one.supporting_cases == () and one.no_case_attention == pytest.approx(1) for one in found)


def test_random_cases_are_other_cases_of_the_same_library(engine: HeartEngine, met: Unseen) -> None:
    usual = results(engine, questions(met.asked))
    drawn = results(engine, questions(met.asked), support_of(Spoilt.RANDOM, engine, seed=1))
    chosen = [[[case.case_id for case in one.supporting_cases] for one in some] for some in (usual, drawn)]
    assert chosen[0] != chosen[1]
    assert {one for row in chosen[1] for one in row} <= {one.case_id for one in engine.library.search.cases}
    assert support_of(Spoilt.NOTHING, engine, seed=1) is None


def test_a_zeroed_vector_answers_alike_whatever_the_cases_are(
    engine: HeartEngine, measured: Measured, met: Unseen
) -> None:
    blind = spoilt(measured, engine, Spoilt.ZEROED, seed=1)
    usual = results(blind, questions(met.asked))
    drawn = results(blind, questions(met.asked), support_of(Spoilt.RANDOM, engine, seed=1))
    assert [one.sets for one in usual] == [one.sets for one in drawn]
    seeing = results(engine, questions(met.asked))
    assert [one.sets for one in usual] != [one.sets for one in seeing]


@pytest.mark.parametrize("count", [1, 20])
def test_any_number_of_cases_can_support(engine: HeartEngine, met: Unseen, count: int) -> None:
    found = results(with_count(engine, count), questions(met.asked))
    assert {len(one.supporting_cases) for one in found} == {count}


def test_heart_and_its_rivals_answer_the_same_later_cases(
    measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fusion_peers, "LOCAL_CASES", (20,))
    monkeypatch.setattr(fusion_peers, "RIVALS", ("nearest neighbours",))
    fusion_peers.peer_pool.cache_clear()
    pool = fusion_peers.peer_pool(2, 30, 5)
    fusion_peers.peer_pool.cache_clear()
    plan = Plan(seed=5, sizes=Sizes(0, 6), local_ranges=local_shifts)
    arms = arms_of(fusion_peers.against_peers(measured, plan, habits(7, seed=5), pool))
    assert list(arms) == [
        "HEART, shipped cases",
        "nearest neighbours, (b) pool",
        "HEART, 20 own cases",
        "nearest neighbours, (a) 20 own cases",
        "nearest neighbours, (c) pool and 20 own cases",
    ]
    limit = fusion_peers.matched(measured, plan, habits(7, seed=5), pool, teaching=1000)
    assert list(arms_of(limit)) == ["HEART, shipped cases", "nearest neighbours, (b) pool", "best achievable"]
    assert "expected" not in markdown("b", "", {"peers": limit})
    assert "| ece |" in markdown("b", "", {"matched": limit})
    assert len({tuple(one.asked.case_id for one in cases) for cases in arms.values()}) == 1
    assert all(len(cases) == 6 for cases in arms.values())


def test_both_limits_are_asked_about_the_same_patients_and_answer_alike(
    measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fusion_reach, "LOCAL_CASES", (20,))
    monkeypatch.setattr(reach, "USUAL_SHARE", 0.0)  # nearer than the nearest of them: almost nobody
    plan = Plan(seed=5, sizes=Sizes(0, 8), local_ranges=local_shifts)
    arms = arms_of(fusion_reach.reach(measured, plan, habits(7, seed=5)))
    assert list(arms)[:3] == [
        "as they are, bundle's cases: limit of the bundle",
        "as they are, 20 own cases: limit of the bundle",
        "as they are, 20 own cases: limit of the library",
    ]
    assert len(arms) == 9
    for title in ("as they are", "50% missing at random", "values of other patients"):
        ours, bundles = (
            arms[f"{title}, 20 own cases: {limit}"]
            for limit in ("limit of the library", "limit of the bundle")
        )
        assert [one.probabilities for one in ours] == [one.probabilities for one in bundles]
        assert "outside_library" in {one.abstained for one in ours}
        assert "outside_library" not in {one.abstained for one in bundles}
    gaps = arms["50% missing at random, 20 own cases: limit of the library"]
    known = arms["as they are, 20 own cases: limit of the library"]
    assert [one.probabilities for one in gaps] != [one.probabilities for one in known]


@pytest.mark.slow
def test_every_experiment_is_asked_once_kept_and_reported(
    tiny_bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [name for name in EXPERIMENTS if name not in ("matched", "peers")]  # they train for minutes
    arguments = ["evaluate", "fusion", "--bundle", str(tiny_bundle), "--out", str(tmp_path), "--seed", "5",
                 "--hospitals", "1", "--local", "20", "--asked", "6", "--json", "--experiments"]  # fmt: skip
    assert main([*arguments, names[0]]) == 0
    first = tmp_path / "answers" / names[0] / "H0007.csv"
    written = first.stat().st_mtime_ns
    capsys.readouterr()
    assert main([*arguments, *names]) == 0
    shown = capsys.readouterr()
    assert first.stat().st_mtime_ns == written
    assert f"{names[0]}: hospital" not in shown.err
    arms = json.loads(shown.out)["arms"]
    assert {one["experiment"] for one in arms} == set(names)
    assert all(one["n"] == 6 for one in arms)
    assert (tmp_path / "missing.png").exists()
    with (tmp_path / "fusion.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["group"] for row in rows} >= {"every hospital", "coding: all"}


def test_a_folder_of_another_scale_is_refused(
    tiny_bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "experiment.json").write_text('{"bundle": "another"}\n')
    code = main(["evaluate", "fusion", "--bundle", str(tiny_bundle), "--out", str(tmp_path), "--seed", "5",
                 "--json"])  # fmt: skip
    assert code == ExitCode.BAD_INPUT
    assert json.loads(capsys.readouterr().err.splitlines()[-1])["code"] == "other_experiment"


def test_a_broken_bundle_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b").mkdir()
    code = main(
        ["evaluate", "fusion", "--bundle", str(tmp_path / "b"), "--out", str(tmp_path), "--seed", "5"]
    )
    assert (code, "(manifest_missing: " in capsys.readouterr().err) == (ExitCode.REFUSED, True)
