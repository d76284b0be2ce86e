"""The best achievable accuracy: what nobody can beat, because the reports themselves leave it open.

In the linear variant it is exact: the generator's own likelihood. In the others it is estimated by models
that saw far more cases of the very same hospital, under its own conventions, than any hospital has. Such an
estimate is a lower bound; how close it comes is measured on the linear variant, where the truth is known.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.exceptions import ConvergenceWarning  # type: ignore[import-untyped] # ships no types
from sklearn.neural_network import MLPClassifier  # type: ignore[import-untyped] # likewise

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import KEYS, SETS, Hospital, draw_hospital, hospital_stream
from heart_engine.cohort.linear import linear_posterior
from heart_engine.cohort.people import Flags, People
from heart_engine.cohort.simulate import Variant, World, simulate_cases, to_cohort
from heart_engine.domain.case import Sex
from heart_engine.evaluation.features import Filled, features
from heart_engine.evaluation.predictions import Floats, Indices

_TEACHING_STREAM = 2
"""Cases that teach the limit come from a stream of their own, never from the one that cohorts come from."""

NETWORKS = 2
HIDDEN = (128, 128)
STAGES = ((1e-3, 6), (2e-4, 3), (5e-5, 2))
"""Learning rate and epochs, in turn."""

BATCH = 512


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A judge of one hospital's cases that nobody is meant to beat."""

    exact: bool
    cases: int  # that it learnt from; 0 where it is exact
    seconds: float
    judge: Callable[[Cohort], Floats]


def best_achievable(world: World, index: int, seed: int, *, cases: int, mix: Floats | None = None) -> Ceiling:
    """Return the judge of a hospital; `mix` replaces the hospital's own where a cohort fixes its make-up."""
    start = time.monotonic()
    hospital = draw_hospital(world.parameters, world.spectrum, index, seed)
    shares = hospital.mix if mix is None else mix
    if world.variant is Variant.LINEAR:
        return Ceiling(
            exact=True, cases=0, seconds=time.monotonic() - start, judge=_exact_judge(world, shares)
        )
    random = hospital_stream(world.spectrum, index, seed, _TEACHING_STREAM)
    judge = _learnt_judge(more_cases(world, hospital, random, shares, cases), seed)
    return Ceiling(exact=False, cases=cases, seconds=time.monotonic() - start, judge=judge)


def more_cases(
    world: World, hospital: Hospital, random: np.random.Generator, mix: Floats, cases: int
) -> Cohort:
    """Return new patients of a hospital, as it would report and code them."""
    simulated = simulate_cases(world, hospital, random, random.choice(len(SETS), size=cases, p=mix))
    return to_cohort(world, hospital.seed, [simulated], [["new"] * cases])


def mix_of(truth: Indices) -> Floats:
    """Return the share of each set."""
    return np.asarray(np.bincount(truth, minlength=len(SETS)) / len(truth))


def _exact_judge(world: World, mix: Floats) -> Callable[[Cohort], Floats]:
    def judge(cohort: Cohort) -> Floats:
        people = People(
            age_years=cohort.age_years,
            female=cohort.sex == Sex.FEMALE,
            height_cm=cohort.height_cm,
            weight_kg=cohort.weight_kg,
            heart_rate=np.zeros(len(cohort)),
        )
        columns = {key: cohort.column(key) for key in KEYS}
        return linear_posterior(world.parameters, mix, people, columns)

    return judge


def _learnt_judge(teaching: Cohort, seed: int) -> Callable[[Cohort], Floats]:
    """Train a few networks and let them vote."""
    rows = features(teaching)
    fill = Filled.fitted(rows)
    filled = _bounded(fill(rows))
    networks = [_network(filled, teaching.labels, seed + number) for number in range(NETWORKS)]

    def judge(cohort: Cohort) -> Floats:
        given, table = _bounded(fill(features(cohort))), np.zeros((len(cohort), len(SETS)))
        for network in networks:
            table[:, network.classes_] += network.predict_proba(given) / len(networks)
        return table

    return judge


def _bounded(rows: Floats) -> Floats:
    """Keep a slip of the pen from dominating a network."""
    return np.clip(rows, -6.0, 6.0)


def _network(rows: Floats, truth: Indices, seed: int) -> MLPClassifier:
    network = MLPClassifier(HIDDEN, batch_size=BATCH, random_state=seed, warm_start=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the epochs are counted here, not by a tolerance
        for rate, epochs in STAGES:
            network.set_params(learning_rate_init=rate, max_iter=epochs)
            network.fit(rows, truth)
    return network


def exact_match(judge: Callable[[Cohort], Floats], cohort: Cohort) -> Flags:
    """Say which cases the judge gets completely right."""
    return np.asarray(judge(cohort).argmax(axis=1) == cohort.labels)
