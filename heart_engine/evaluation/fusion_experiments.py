"""What is asked of a bundle on unseen hospitals: one experiment each, one hospital at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from heart_engine.cohort.hospital import Hospital
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.result import Result
from heart_engine.evaluation.fusion_cases import AnsweredCase, Asked, from_result
from heart_engine.evaluation.fusion_engine import (
    Measured,
    Spoilt,
    beside_cases,
    results,
    spoilt,
    support_of,
    with_count,
)
from heart_engine.evaluation.fusion_hospitals import (
    Sizes,
    Unseen,
    patterns,
    prevalence_of,
    reported_as,
    shifted,
    unseen,
    with_healthy,
    with_weights,
)
from heart_engine.evaluation.fusion_ranges import shifts_by_diagnosis
from heart_engine.model.standard_values import Shift, StandardValues
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question

SHIFT_SD = 0.8
COUNTS = (1, 3, 5, 10, 20, 50)
PAPERS_COUNT = 5
HEALTHY = (0.1, 0.4, 0.7, 0.9, 0.98)
MIXES: Mapping[str, Mapping[str, float]] = {
    "as drawn": {},
    "atrial defects four times as common": {"asd": 4.0},
    "atrial defects four times as rare": {"asd": 0.25},
    "ducts four times as common": {"pdo": 4.0},
}
AS_DRAWN, MOVED = "as drawn", f"moved by {SHIFT_SD} SD"
SHIPPED_CASES, OWN_CASES = "shipped cases", "own cases"
OWN_RANGES, BY_DIAGNOSIS = "own ranges", "ranges by diagnosis"
AS_SHIPPED, DECLARED = "prevalence of the bundle", "prevalence declared"


FitRanges = Callable[[Iterable[tuple[Case, LabelSet]], StandardValues], Mapping[str, Shift]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the experiments are, and how the product finds a hospital's own ranges."""

    seed: int
    sizes: Sizes
    local_ranges: FitRanges


Ask = Callable[[Measured, Plan, Hospital], list[AnsweredCase]]


def evidence(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask beside the hospital's own cases with the evidence as it is and spoilt in each way."""
    met = unseen(hospital, plan.sizes)
    engine, found = beside_cases(measured, met.local), list[AnsweredCase]()
    for kind in Spoilt:
        changed = spoilt(measured, engine, kind, plan.seed)
        answers = results(changed, _questions(met), support_of(kind, engine, plan.seed))
        found += _kept(kind.value, met, answers)
    return found


def counts(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask beside the hospital's own cases with more and fewer of them in the fused vector."""
    met = unseen(hospital, plan.sizes)
    engine, found = beside_cases(measured, met.local), list[AnsweredCase]()
    for count in COUNTS:
        found += _kept(f"K = {count}", met, results(with_count(engine, count), _questions(met)))
    return found


def ranges(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask a hospital as it is and with every field moved, with the bundle's ranges and with its own."""
    found = list[AnsweredCase]()
    for title, one in ((AS_DRAWN, hospital), (MOVED, shifted(hospital, SHIFT_SD))):
        met, shipped = unseen(one, plan.sizes), measured.engine
        engines = {SHIPPED_CASES: shipped, OWN_CASES: beside_cases(measured, met.local)}
        for way, moved in _own_ranges(shipped, plan, met).items():
            engines[f"{SHIPPED_CASES}, {way}"] = _with_ranges(shipped, moved)
            engines[f"{OWN_CASES}, {way}"] = beside_cases(measured, met.local, moved)
        for name, engine in engines.items():
            found += _kept(f"{title}: {name}", met, results(engine, _questions(met)))
    return found


def missing(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask about the same patients with different measurements left out, beside the bundle's own cases."""
    sizes, found = Sizes(0, plan.sizes.asked), list[AnsweredCase]()
    for name, kept in patterns(sizes.asked, plan.seed + hospital.index).items():
        met = reported_as(hospital, sizes, kept)
        found += _kept(name, met, results(measured.engine, _questions(met)))
    return found


def healthy(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask hospitals with more and fewer healthy patients, with and without saying so."""
    changed = {f"{share:.0%} healthy": with_healthy(hospital, share) for share in HEALTHY}
    return _with_prevalence(measured, plan, changed)


def prevalence(measured: Measured, plan: Plan, hospital: Hospital) -> list[AnsweredCase]:
    """Ask hospitals where some defect is more or less common, with and without saying so."""
    changed = {name: with_weights(hospital, weights) for name, weights in MIXES.items()}
    return _with_prevalence(measured, plan, changed)


def asked_of(arm: str, met: Unseen) -> list[Asked]:
    """Return who is asked in one arm."""
    cohort, hospital = met.asked, met.hospital
    return [
        Asked(arm, hospital.name, met.convention.value, str(case_id), int(truth))
        for case_id, truth in zip(cohort.case_id, cohort.labels, strict=True)
    ]


def kept_results(arm: str, met: Unseen, engine: HeartEngine) -> list[AnsweredCase]:
    """Ask one engine about everybody."""
    return _kept(arm, met, results(engine, _questions(met)))


def kept_answers(arm: str, met: Unseen, engine: HeartEngine, cases: Iterable[Case]) -> list[AnsweredCase]:
    """Ask one engine about everybody as somebody has changed them."""
    return _kept(arm, met, results(engine, [Question(one) for one in cases]))


def _with_prevalence(measured: Measured, plan: Plan, changed: Mapping[str, Hospital]) -> list[AnsweredCase]:
    found = list[AnsweredCase]()
    for name, hospital in changed.items():
        met = unseen(hospital, Sizes(0, plan.sizes.asked))
        declared = prevalence_of(hospital, measured.engine.sets)
        for title, said in ((AS_SHIPPED, {}), (DECLARED, declared)):
            questions = [dataclasses.replace(one, prevalence=said) for one in _questions(met)]
            found += _kept(f"{name}: {title}", met, results(measured.engine, questions))
    return found


def _own_ranges(engine: HeartEngine, plan: Plan, met: Unseen) -> dict[str, Mapping[str, Shift]]:
    """Return a hospital's ranges as the product finds them, and as all of its patients would show them."""
    known = [(met.local.case(row), met.local.label_set(row) or ()) for row in range(len(met.local))]
    standards = engine.frozen_standards
    return {
        OWN_RANGES: plan.local_ranges(known, standards),
        BY_DIAGNOSIS: shifts_by_diagnosis(met.local, standards, engine.own_library.search.cases),
    }


def _with_ranges(engine: HeartEngine, shifts: Mapping[str, Shift]) -> HeartEngine:
    """Move the ranges that a case is read by; the reference cases keep the places they had at home."""
    library = engine.library
    about = dataclasses.replace(library.about, shifts=dict(shifts))
    return dataclasses.replace(engine, library=dataclasses.replace(library, about=about))


def _questions(met: Unseen) -> list[Question]:
    return [Question(case) for case in met.asked.cases()]


def _kept(arm: str, met: Unseen, answers: list[Result]) -> list[AnsweredCase]:
    return [from_result(*pair) for pair in zip(asked_of(arm, met), answers, strict=True)]
