"""Figures of one arm of a fusion experiment, and of two arms on the same cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.hospital import SETS
from heart_engine.domain.result import Call
from heart_engine.evaluation.discrimination import Share, auroc
from heart_engine.evaluation.fusion_cases import AnsweredCase
from heart_engine.evaluation.fusion_engine import Spoilt
from heart_engine.evaluation.fusion_experiments import (
    AS_DRAWN,
    BY_DIAGNOSIS,
    COUNTS,
    MOVED,
    OWN_CASES,
    OWN_RANGES,
    PAPERS_COUNT,
    SHIPPED_CASES,
)
from heart_engine.evaluation.fusion_peers import HEART_SHIPPED, LOCAL_CASES, RIVALS
from heart_engine.evaluation.intervals import share_interval
from heart_engine.evaluation.paired import PairedComparison, compare
from heart_engine.evaluation.peer_runs import BEST_ACHIEVABLE
from heart_engine.evaluation.predictions import Indices

EVERY = "every hospital"
OWN_CONVENTIONS = "conventions of their own"
_NONE = SETS.index(())


@dataclass(frozen=True, slots=True)
class ArmFigures:
    """How one arm came out."""

    arm: str
    hospitals: int
    right: Share
    right_interval: tuple[float, float]  # drawn by hospital
    answered: Share  # not abstained from
    right_of_answered: Share
    decided: Share  # every label ruled in or out
    missed: Share  # ill, and every label ruled out
    false_alarm: Share  # healthy, and some label ruled in
    any_defect_auroc: float | None
    spread: float  # between hospitals, in percent points


def arms_of(cases: Sequence[AnsweredCase]) -> dict[str, list[AnsweredCase]]:
    """Put the answers of each arm together, in the order in which arms were asked."""
    found: dict[str, list[AnsweredCase]] = {}
    for one in cases:
        found.setdefault(one.asked.arm, []).append(one)
    return found


def groups_of(cases: Sequence[AnsweredCase]) -> dict[str, list[AnsweredCase]]:
    """Return all cases, and those of hospitals by what they code."""
    found = {EVERY: list(cases)}
    found[OWN_CONVENTIONS] = [one for one in cases if one.asked.convention != Convention.ALL]
    for convention in Convention:
        found[f"coding: {convention.value}"] = [
            one for one in cases if one.asked.convention == convention.value
        ]
    return {name: some for name, some in found.items() if some}


def figures(arm: str, cases: Sequence[AnsweredCase]) -> ArmFigures:
    """Count one arm."""
    answered = [one for one in cases if not one.abstained]
    ill = [one for one in cases if one.asked.truth != _NONE]
    healthy = [one for one in cases if one.asked.truth == _NONE]
    by_hospital: dict[str, list[bool]] = {}
    for one in cases:
        by_hospital.setdefault(one.asked.hospital, []).append(one.is_right)
    shares = [100 * float(np.mean(right)) for right in by_hospital.values()]
    flags = np.array([one.is_right for one in cases], dtype=np.bool_)
    return ArmFigures(
        arm=arm,
        hospitals=len(by_hospital),
        right=_share([one.is_right for one in cases]),
        right_interval=share_interval(flags, _hospitals(cases)),
        answered=_share([not one.abstained for one in cases]),
        right_of_answered=_share([one.is_right for one in answered]),
        decided=_share([one.is_decided for one in cases]),
        missed=_share([set(one.calls) == {Call.RULE_OUT.value} for one in ill]),
        false_alarm=_share([Call.RULE_IN.value in one.calls for one in healthy]),
        any_defect_auroc=_any_defect(cases) if ill and healthy else None,
        spread=float(np.std(shares, ddof=1)) if len(shares) > 1 else 0.0,
    )


def pairs(name: str, arms: Sequence[str]) -> list[tuple[str, str]]:
    """Return which arms of an experiment are to be compared, the first minus the second."""
    wanted = _WANTED.get(name, [])
    return [(one, other) for one, other in wanted if one in arms and other in arms]


def compared(arms: Mapping[str, Sequence[AnsweredCase]], one: str, other: str) -> PairedComparison:
    """Compare two arms case by case."""
    right = {case.asked.case_id: case.is_right for case in arms[other]}
    first = np.array([case.is_right for case in arms[one]], dtype=np.bool_)
    second = np.array([right[case.asked.case_id] for case in arms[one]], dtype=np.bool_)
    return compare(first, second, _hospitals(arms[one]))


def _hospitals(cases: Sequence[AnsweredCase]) -> Indices:
    """Return a number for each case; equal numbers are one hospital."""
    return np.unique([one.asked.hospital for one in cases], return_inverse=True)[1]


def _share(flags: Sequence[bool]) -> Share:
    return Share(sum(flags), len(flags))


def _any_defect(cases: Sequence[AnsweredCase]) -> float:
    sick = np.array([one.asked.truth != _NONE for one in cases], dtype=np.bool_)
    return auroc(sick, np.array([1 - one.probabilities[_NONE] for one in cases]))


def _against_rivals() -> list[tuple[str, str]]:
    found = []
    for count in LOCAL_CASES:
        heart = f"HEART, {count} own cases"
        found += [(heart, HEART_SHIPPED)]
        for rival in RIVALS:
            found += [
                (heart, f"{rival}, (a) {count} own cases"),
                (heart, f"{rival}, (b) pool"),
                (heart, f"{rival}, (c) pool and {count} own cases"),
            ]
    return found


_WANTED: Mapping[str, list[tuple[str, str]]] = {
    "matched": [
        *((HEART_SHIPPED, f"{rival}, (b) pool") for rival in RIVALS),
        (HEART_SHIPPED, BEST_ACHIEVABLE),
    ],
    "evidence": [(Spoilt.NOTHING.value, kind.value) for kind in Spoilt if kind is not Spoilt.NOTHING],
    "counts": [(f"K = {count}", f"K = {PAPERS_COUNT}") for count in COUNTS if count != PAPERS_COUNT],
    "peers": _against_rivals(),
    "ranges": [
        (f"{title}: {cases}, {way}", f"{title}: {cases}")
        for title in (AS_DRAWN, MOVED)
        for cases in (SHIPPED_CASES, OWN_CASES)
        for way in (OWN_RANGES, BY_DIAGNOSIS)
    ],
}
