"""How far from a library is too far: by the bundle's limit and by its own, for patients like it and unlike.

Nobody is like the cases whose every value is somebody else's: what is right of them is no figure of any use,
only how many of them are answered.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from heart_engine.cohort.hospital import KEYS, Hospital
from heart_engine.domain.case import Case
from heart_engine.evaluation.fusion_cases import AnsweredCase
from heart_engine.evaluation.fusion_engine import Measured, beside_cases
from heart_engine.evaluation.fusion_experiments import Plan, kept_answers
from heart_engine.evaluation.fusion_hospitals import Sizes, patterns, unseen
from heart_engine.evaluation.fusion_peers import LOCAL_CASES
from heart_engine.pipeline.engine import HeartEngine

_GAPS = "50% missing at random"
OWN_LIMIT, BUNDLES_LIMIT = "limit of the library", "limit of the bundle"


def reach(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask the same patients beside libraries of several sizes, each by both limits."""
    met = unseen(hospital, Sizes(max(LOCAL_CASES), plan.sizes.asked))
    engines = {f"bundle's cases: {BUNDLES_LIMIT}": measured.engine}
    for count in LOCAL_CASES:
        own = beside_cases(measured, met.local.take(np.arange(count)))
        engines[f"{count} own cases: {BUNDLES_LIMIT}"] = _with_the_bundles_limit(own)
        engines[f"{count} own cases: {OWN_LIMIT}"] = own
    found = list[AnsweredCase]()
    for title, cases in _asked(list(met.asked.cases()), plan.seed + hospital.index).items():
        for name, engine in engines.items():
            found += kept_answers(f"{title}, {name}", met, engine, cases)
    return found


def _with_the_bundles_limit(engine: HeartEngine) -> HeartEngine:
    about = dataclasses.replace(engine.library.about, reach=())
    return dataclasses.replace(engine, library=dataclasses.replace(engine.library, about=about))


def _asked(cases: list[Case], seed: int) -> dict[str, list[Case]]:
    return {
        "as they are": cases,
        _GAPS: [_without(one, kept) for one, kept in zip(cases, _kept_keys(len(cases), seed), strict=True)],
        "values of other patients": _mixed(cases, np.random.default_rng(seed)),
    }


def _kept_keys(rows: int, seed: int) -> list[frozenset[str]]:
    table = patterns(rows, seed)[_GAPS]
    return [frozenset(np.array(KEYS)[row].tolist()) for row in table]


def _without(case: Case, kept: frozenset[str]) -> Case:
    """Keep the first value where none would be left."""
    values = {key: one for key, one in case.measurements.items() if key in kept}
    return dataclasses.replace(case, measurements=values or dict([*case.measurements.items()][:1]))


def _mixed(cases: list[Case], random: np.random.Generator) -> list[Case]:
    """Give every patient, field by field, the value of somebody who has one."""
    values = {
        key: [one.measurements[key] for one in cases if key in one.measurements]
        for key in {key for one in cases for key in one.measurements}
    }
    return [
        dataclasses.replace(
            one, measurements={key: float(random.choice(values[key])) for key in one.measurements}
        )
        for one in cases
    ]
