"""Decides what of a hospital's own is worth keeping, and says what each part gained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from heart_engine.adaptation.figures import Answered, figures_of, gain_in_surprise, gains_of
from heart_engine.adaptation.probabilities import local_calibration, local_numbers, scaled, shares
from heart_engine.adaptation.ranges import local_shifts
from heart_engine.adaptation.trial import Patients, Say, Trial, cross_validated
from heart_engine.evaluation.predictions import Floats
from heart_engine.model.standard_values import Shift
from heart_engine.pipeline.answering import VariantNumbers
from heart_engine.pipeline.engine import HeartEngine

BEFORE, CASES, RANGES, PROBABILITIES = (
    "bundle as it is",
    "beside own cases",
    "own ranges too",
    "own probabilities too",
)


@dataclass(frozen=True, slots=True)
class Adapted:
    """What a library carries besides its cases, and the report of how that was decided."""

    shifts: Mapping[str, Shift]
    numbers: Mapping[str, VariantNumbers]  # by variant
    report: Mapping[str, object]


def adapted(engine: HeartEngine, patients: Patients, folds: int, say: Say) -> Adapted:
    """Try every part by cross-validation; one whose gain chance could explain is left out."""
    trial = cross_validated(engine, patients, folds, say)
    ways = {
        BEFORE: _answered(engine, trial.as_it_is, patients),
        CASES: _answered(engine, trial.own_cases, patients),
        RANGES: _answered(engine, trial.own_ranges, patients),
    }
    with_ranges = gain_in_surprise(ways[RANGES], ways[CASES]).is_shown
    base = RANGES if with_ranges else CASES
    raw = trial.own_ranges if with_ranges else trial.own_cases
    ways[PROBABILITIES] = Answered(_cross_fitted(engine, trial, raw, patients), patients.truth)
    with_numbers = gain_in_surprise(ways[PROBABILITIES], ways[base]).is_shown
    kept = {CASES: True, RANGES: with_ranges, PROBABILITIES: with_numbers}
    all_cases = ((one.case, one.labels) for one in patients.records)
    return Adapted(
        shifts=local_shifts(all_cases, engine.frozen_standards) if with_ranges else {},
        numbers=_numbers(engine, raw, ways[PROBABILITIES], patients) if with_numbers else {},
        report=_report(ways, kept, base, folds, patients),
    )


def _answered(engine: HeartEngine, scores: Floats, patients: Patients) -> Answered:
    return Answered(shares(scaled(scores, engine.bundle_numbers.calibration)), patients.truth)


def _cross_fitted(engine: HeartEngine, trial: Trial, raw: Floats, patients: Patients) -> Floats:
    """Show each fold probabilities whose scaling was fitted to the others."""
    shown = np.zeros_like(raw)
    for rows in trial.folds:
        others = np.setdiff1d(np.arange(len(raw)), rows)
        own = local_calibration(raw[others], patients.truth[others], engine.bundle_numbers.calibration)
        shown[rows] = shares(scaled(raw[rows], own))
    return shown


def _numbers(
    engine: HeartEngine, raw: Floats, shown: Answered, patients: Patients
) -> dict[str, VariantNumbers]:
    bundle = engine.bundle_numbers
    own = local_calibration(raw, patients.truth, bundle.calibration)
    found = local_numbers(bundle, own, shown.probabilities, patients.truth, engine.sets)
    return {engine.variant: found}


def _report(
    ways: Mapping[str, Answered], kept: Mapping[str, bool], base: str, folds: int, patients: Patients
) -> dict[str, object]:
    against = {CASES: BEFORE, RANGES: CASES, PROBABILITIES: base}
    final = PROBABILITIES if kept[PROBABILITIES] else base
    first = {"way": BEFORE, **figures_of(ways[BEFORE])}
    others = [
        {"way": name, **figures_of(ways[name]), "kept": kept[name], "gain_over": old}
        | {"gain": gains_of(ways[name], ways[old])}
        for name, old in against.items()
    ]
    return {
        "patients": len({one.patient_id for one in patients.records}),
        "folds": folds,
        "evaluation": [first, *others],
        "kept": final,
        "gain_over_the_bundle_as_it_is": gains_of(ways[final], ways[BEFORE]),
    }
