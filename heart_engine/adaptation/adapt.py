"""Decides what of a hospital's own is worth keeping, and says what each part gained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from heart_engine.adaptation.figures import Answered, figures_of, gain_in_surprise, gains_of
from heart_engine.adaptation.probabilities import (
    local_calibration,
    local_numbers,
    one_of_each,
    scaled,
    shares,
)
from heart_engine.adaptation.ranges import local_shifts
from heart_engine.adaptation.trial import Patients, Say, Trial, at_prevalence, cross_validated
from heart_engine.evaluation.predictions import Floats
from heart_engine.model.calibration import Calibration
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
    raw = {BEFORE: trial.as_it_is, CASES: trial.own_cases, RANGES: trial.own_ranges}
    ways = {name: _by_the_bundle(engine, trial, one, patients) for name, one in raw.items()}
    with_ranges = gain_in_surprise(ways[RANGES], ways[CASES]).is_shown
    base = RANGES if with_ranges else CASES
    here = at_prevalence(engine, raw[base], trial.prevalence)
    own = _cross_fitted(engine, trial, here, patients)
    ways[PROBABILITIES] = Answered(_shown(trial, here, own), patients.truth, patients.people)
    with_numbers = gain_in_surprise(ways[PROBABILITIES], ways[base]).is_shown
    kept = {CASES: True, RANGES: with_ranges, PROBABILITIES: with_numbers}
    all_cases = ((one.case, one.labels) for one in patients.records)
    usual = _shown(trial, at_prevalence(engine, raw[base], _usual_prevalence(engine)), own)
    return Adapted(
        shifts=local_shifts(all_cases, engine.frozen_standards) if with_ranges else {},
        numbers=_numbers(engine, here, usual, patients) if with_numbers else {},
        report=_report(ways, kept, base, folds, patients),
    )


def _by_the_bundle(engine: HeartEngine, trial: Trial, raw: Floats, patients: Patients) -> Answered:
    here = at_prevalence(engine, raw, trial.prevalence)
    shown = shares(scaled(here, engine.bundle_numbers.calibration))
    return Answered(shown, patients.truth, patients.people)


def _cross_fitted(engine: HeartEngine, trial: Trial, scores: Floats, patients: Patients) -> list[Calibration]:
    """Fit for each fold a scaling to the patients of the others."""
    bundle = engine.bundle_numbers.calibration
    others = [np.setdiff1d(np.arange(len(scores)), rows) for rows in trial.folds]
    return [local_calibration(scores[rows], patients.truth[rows], bundle) for rows in others]


def _shown(trial: Trial, scores: Floats, calibrations: Sequence[Calibration]) -> Floats:
    """Show each fold probabilities by a scaling that was not fitted to it."""
    shown = np.zeros_like(scores)
    for rows, calibration in zip(trial.folds, calibrations, strict=True):
        shown[rows] = shares(scaled(scores[rows], calibration))
    return shown


def _usual_prevalence(engine: HeartEngine) -> Floats:
    """Return the prevalence that a clinic answers at unless it declares another."""
    return np.array(list(engine.prevalence({}).values()))


def _numbers(
    engine: HeartEngine, here: Floats, usual: Floats, patients: Patients
) -> dict[str, VariantNumbers]:
    """Fit to everybody at the hospital's own mix; count by what a clinic would be shown."""
    own = local_calibration(here, patients.truth, engine.bundle_numbers.calibration)
    each = one_of_each(patients.people)
    found = local_numbers(engine.bundle_numbers, own, usual[each], patients.truth[each], engine.sets)
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
