"""The peers' experiment: unseen hospitals, three sources of training cases, several seeds.

(a) the hospital's own first cases, (b) a pool of simulated training hospitals, (c) both. Every method answers
the same later cases of the hospital; the last row is what the reports themselves allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import Role, Spectrum, indices_of
from heart_engine.cohort.simulate import Variant, World, paper_like, screening
from heart_engine.evaluation.ceiling import best_achievable, mix_of
from heart_engine.evaluation.features import features
from heart_engine.evaluation.peers import PEERS, Fitted, Peer, Training, fit, fit_both, fit_majority
from heart_engine.evaluation.predictions import Flags, Indices

MAJORITY = "majority answer"
BEST_ACHIEVABLE = "best achievable"


class Source(StrEnum):
    """Where training cases come from."""

    LOCAL = "a"
    POOL = "b"
    BOTH = "c"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the experiment is."""

    variant: Variant = Variant.FULL
    seeds: Sequence[int] = (1, 2)
    hospitals: int = 3
    local_cases: Sequence[int] = (50, 200, 746)
    test_cases: int = 1000
    pool_hospitals: int = 40
    pool_cases: int = 250
    teaching_cases: int = 100_000
    peers: Sequence[Peer] = PEERS


@dataclass(frozen=True, slots=True)
class Run:
    """How one method did on one hospital: which of its test cases it got completely right."""

    method: str
    source: Source
    local_cases: int
    hospital: str
    seed: int
    correct: Flags


Progress = Callable[[str], None]


def run_screening(plan: Plan, progress: Progress) -> Iterator[Run]:
    """Yield the runs on unseen hospitals with controls; training hospitals never test and the reverse."""
    for seed in plan.seeds:
        pool = screening(
            indices_of(Role.TRAINING, plan.pool_hospitals), plan.pool_cases, seed, variant=plan.variant
        )
        pooled = Training.of(pool)
        trained = {peer.name: fit(peer, pooled, seed=seed) for peer in plan.peers}
        for index in indices_of(Role.TEST, plan.hospitals):
            progress(f"seed {seed}, hospital {index}")
            yield from _on_hospital(plan, seed, index, pooled, trained)


def run_paper(plan: Plan, progress: Progress) -> Iterator[Run]:
    """Yield the runs on paper-like cohorts: 746 cases train, 260 of the same hospital test."""
    for seed in plan.seeds:
        progress(f"seed {seed}")
        cohort = paper_like(seed, variant=plan.variant)
        train, test = cohort.take(cohort.split == "train"), cohort.take(cohort.split == "test")
        world = World(Spectrum.PAPER, plan.variant)
        yield from _local_runs(plan, seed, Training.of(train), test, len(train))
        yield _limit_run(plan, world, seed, 0, test, mix=mix_of(train.labels))


def _on_hospital(
    plan: Plan, seed: int, index: int, pooled: Training, trained: dict[str, Fitted]
) -> Iterator[Run]:
    most = max(plan.local_cases)
    cohort = screening([index], most + plan.test_cases, seed, variant=plan.variant)
    order = np.arange(len(cohort))
    local, test = cohort.take(order[:most]), cohort.take(order[most:])
    own, rows = Training.of(local), features(test)
    yield _run(MAJORITY, Source.POOL, 0, seed, test, np.full(len(test), fit_majority(pooled).argmax()))
    for name, fitted in trained.items():
        yield _run(name, Source.POOL, 0, seed, test, fitted.probabilities(rows).argmax(axis=1))
    for cases in plan.local_cases:
        some = own.take(order[:cases])
        yield from _local_runs(plan, seed, some, test, cases)
        for peer in plan.peers:
            both = fit_both(peer, some, pooled, seed=seed).probabilities(rows)
            yield _run(peer.name, Source.BOTH, cases, seed, test, both.argmax(axis=1))
    yield _limit_run(plan, World(Spectrum.SCREENING, plan.variant), seed, index, test)


def _local_runs(plan: Plan, seed: int, local: Training, test: Cohort, cases: int) -> Iterator[Run]:
    majority = np.full(len(test), fit_majority(local).argmax())
    yield _run(MAJORITY, Source.LOCAL, cases, seed, test, majority)
    rows = features(test)
    for peer in plan.peers:
        answers = fit(peer, local, seed=seed).probabilities(rows).argmax(axis=1)
        yield _run(peer.name, Source.LOCAL, cases, seed, test, answers)


def _limit_run(
    plan: Plan,
    world: World,
    seed: int,
    index: int,
    test: Cohort,
    mix: np.ndarray | None = None,
) -> Run:
    limit = best_achievable(world, index, seed, cases=plan.teaching_cases, mix=mix)
    return _run(BEST_ACHIEVABLE, Source.LIMIT, limit.cases, seed, test, limit.judge(test).argmax(axis=1))


def _run(method: str, source: Source, cases: int, seed: int, test: Cohort, answers: Indices) -> Run:
    return Run(method, source, cases, str(test.hospital[0]), seed, np.asarray(answers == test.labels))
