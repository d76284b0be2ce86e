"""HEART against peers on the same cases: beside the shipped library, and beside a hospital's first cases."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.hospital import Hospital, Role, indices_of
from heart_engine.cohort.simulate import World, screening
from heart_engine.evaluation.ceiling import best_achievable
from heart_engine.evaluation.features import features
from heart_engine.evaluation.fusion_cases import AnsweredCase, from_table
from heart_engine.evaluation.fusion_engine import Measured, beside_cases
from heart_engine.evaluation.fusion_experiments import Plan, asked_of, kept_results
from heart_engine.evaluation.fusion_hospitals import Sizes, Unseen, unseen
from heart_engine.evaluation.peer_runs import BEST_ACHIEVABLE
from heart_engine.evaluation.peers import PEERS, Fitted, Peer, Training, fit, fit_both
from heart_engine.evaluation.predictions import Floats

LOCAL_CASES = (50, 200, 746)
HEART_SHIPPED = "HEART, shipped cases"
RIVALS = ("logistic regression", "gradient boosting", "nearest neighbours")


@dataclass(frozen=True, slots=True)
class Pool:
    """Simulated training hospitals, and the peers that learnt from them once."""

    training: Training
    trained: Mapping[str, Fitted]


@functools.cache
def peer_pool(hospitals: int, cases: int, seed: int) -> Pool:
    """Train every rival on the pool."""
    cohort = screening(indices_of(Role.TRAINING, hospitals), cases, seed)
    training = Training.of(cohort)
    return Pool(training, {peer.name: fit(peer, training, seed=seed) for peer in _rivals()})


def matched(
    measured: Measured, plan: Plan, hospital: Hospital, pool: Pool, teaching: int
) -> list[AnsweredCase]:
    """Ask HEART beside the shipped cases, every rival that learnt from the pool, and the best achievable."""
    met = unseen(hospital, Sizes(0, plan.sizes.asked))
    rows = features(met.asked)
    found = kept_results(HEART_SHIPPED, met, measured.engine)
    for name, fitted in pool.trained.items():
        found += _answered(f"{name}, (b) pool", met, fitted.probabilities(rows))
    limit = best_achievable(World(), hospital.index, hospital.seed, cases=teaching)
    return found + _answered(BEST_ACHIEVABLE, met, limit.judge(met.asked))


def against_peers(measured: Measured, plan: Plan, hospital: Hospital, pool: Pool) -> list[AnsweredCase]:
    """Ask HEART and every rival about the same later cases of a hospital."""
    met = unseen(hospital, Sizes(max(LOCAL_CASES), plan.sizes.asked))
    rows = features(met.asked)
    found = kept_results(HEART_SHIPPED, met, measured.engine)
    for name, fitted in pool.trained.items():
        found += _answered(f"{name}, (b) pool", met, fitted.probabilities(rows))
    for count in LOCAL_CASES:
        first = met.local.take(np.arange(count))
        found += kept_results(f"HEART, {count} own cases", met, beside_cases(measured, first))
        own = Training.of(first)
        for peer in _rivals():
            alone = fit(peer, own, seed=plan.seed).probabilities(rows)
            both = fit_both(peer, own, pool.training, seed=plan.seed).probabilities(rows)
            found += _answered(f"{peer.name}, (a) {count} own cases", met, alone)
            found += _answered(f"{peer.name}, (c) pool and {count} own cases", met, both)
    return found


def _answered(arm: str, met: Unseen, table: Floats) -> list[AnsweredCase]:
    return from_table(asked_of(arm, met), table)


def _rivals() -> Iterator[Peer]:
    return (peer for peer in PEERS if peer.name in RIVALS)
