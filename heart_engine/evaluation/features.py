"""A cohort as numbers that a classifier can read: positions against normal, not millimetres.

A length or velocity becomes its distance from the normal of that person's age and size, as HEART's own case
text has it; a ratio or volume its logarithm. What was not measured stays NaN for those that can read it; for
the others `Filled` puts the training mean there and says so in a column of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import KEYS
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.people import People
from heart_engine.cohort.references import LENGTHS, normals_at_default_sites
from heart_engine.domain.case import Sex
from heart_engine.evaluation.predictions import Flags, Floats

AGAINST_NORMAL = (*LENGTHS, "lvesd", "fs", "mv_e", "mv_a", "mve_e")
_LOGARITHMIC = ("mv_ea_ratio", "ea_ratio", "co", "sv")
_FURTHEST = 8.0


def features(cohort: Cohort) -> Floats:
    """Return one row per case: 25 measurements, age, sex, weight; NaN where unknown."""
    normals = normals_at_default_sites(frozen_parameters(), _people(cohort))
    columns = []
    for key in KEYS:
        column = cohort.column(key)
        if key in AGAINST_NORMAL:
            column = np.clip(normals.z_of(key, column), -_FURTHEST, _FURTHEST)
        elif key in _LOGARITHMIC:
            column = np.log(column)
        columns.append(column)
    female = np.where(cohort.sex == Sex.UNKNOWN, np.nan, (cohort.sex == Sex.FEMALE).astype(np.float64))
    return np.column_stack([*columns, cohort.age_years, female, cohort.weight_kg])


def _people(cohort: Cohort) -> People:
    """Return the people as the references need them; an unknown age or size reads as an average adult's."""
    table = frozen_parameters().table
    height = (table("people", "male")["height_mean_cm"] + table("people", "female")["height_mean_cm"]) / 2
    weight = table("people", "body")["bmi_median"] * (height / 100) ** 2
    return People(
        age_years=np.nan_to_num(cohort.age_years, nan=table("people", "adult")["age_mean_y"]),
        female=cohort.sex == Sex.FEMALE,
        height_cm=np.nan_to_num(cohort.height_cm, nan=height),
        weight_kg=np.nan_to_num(cohort.weight_kg, nan=weight),
        heart_rate=np.zeros(len(cohort)),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Features with their gaps, for classifiers that read NaN; without columns that were never measured."""

    columns: Flags

    @classmethod
    def fitted(cls, training: Floats) -> Kept:
        """Learn which columns hold anything."""
        return cls(np.asarray(~np.isnan(training).all(axis=0)))

    def __call__(self, rows: Floats) -> Floats:
        """Return the columns that training had."""
        return rows[:, self.columns]


@dataclass(frozen=True, slots=True)
class Filled:
    """Standardised features without gaps, by the means and spreads of the training cases."""

    mean: Floats
    sd: Floats

    @classmethod
    def fitted(cls, training: Floats) -> Filled:
        """Learn means and spreads; a column that was never measured or never varies becomes 0."""
        known = ~np.isnan(training)
        count = np.maximum(known.sum(axis=0), 1)
        mean = np.where(known, training, 0.0).sum(axis=0) / count
        variance = np.where(known, (training - mean) ** 2, 0.0).sum(axis=0) / count
        return cls(mean, np.sqrt(np.where(variance > 0, variance, 1.0)))

    def __call__(self, rows: Floats) -> Floats:
        """Return standardised rows, 0 at gaps, and for each measurement whether it is a gap."""
        gaps = np.isnan(rows[:, : len(KEYS)])
        filled = np.where(np.isnan(rows), 0.0, (rows - self.mean) / self.sd)
        return np.hstack([filled, gaps.astype(np.float64)])
