"""Probabilities that mean here what they say: a hospital's scaling over the bundle's, its own counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heart_engine.domain.labels import LabelSet
from heart_engine.evaluation.predictions import Floats, Indices
from heart_engine.model.calibration import Calibration, bounded, softmax
from heart_engine.model.conformal import ConformalCounts, count_outcomes
from heart_engine.model.prevalence import marginals
from heart_engine.pipeline.answering import VariantNumbers
from heart_engine.training.calibrate import fit_calibration

_SEED = 0


def scaled(scores: Floats, calibration: Calibration) -> Floats:
    """Return prior-corrected scores as a calibration reads them, before they become shares."""
    return np.asarray(scores / calibration.temperature + np.array(calibration.offsets))


def shares(scores: Floats) -> Floats:
    """Return the probabilities that a clinic would be shown."""
    return np.array([bounded(softmax(row.tolist())) for row in scores])


def local_calibration(scores: Floats, truth: Indices, bundle: Calibration) -> Calibration:
    """Fit a scaling on top of the bundle's, pulled towards it where there are few patients."""
    over = fit_calibration(scaled(scores, bundle), truth)
    offsets = np.array(bundle.offsets) / over.temperature + np.array(over.offsets)
    return Calibration(bundle.temperature * over.temperature, tuple(offsets.tolist()))


def one_of_each(people: Indices) -> Indices:
    """Return one row of each patient, drawn by chance.

    The rates that counts promise are about patients: ten examinations of one are not ten patients, and the
    first of each, or the last, may be the one that is unlike those to come.
    """
    shuffled = np.random.default_rng(_SEED).permutation(len(people))
    return np.sort(shuffled[np.unique(people[shuffled], return_index=True)[1]])


def local_numbers(
    bundle: VariantNumbers, calibration: Calibration, shown: Floats, truth: Indices, sets: Sequence[LabelSet]
) -> VariantNumbers:
    """Count this hospital's own patients, a row for each, by probabilities that were not fitted to them."""
    by_case = [marginals(sets, row.tolist()) for row in shown]
    conformal: dict[str, ConformalCounts] = {}
    for label, like in bundle.conformal.items():
        conformal[label] = count_outcomes(
            [one[label] for one in by_case],
            [label in sets[one] for one in truth.tolist()],
            len(like.present),
            miss_rate=like.miss_rate,
            false_alarm_rate=like.false_alarm_rate,
        )
    return VariantNumbers(calibration, conformal)
