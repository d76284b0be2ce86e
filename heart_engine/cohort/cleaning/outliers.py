"""Numbers far from all others: listed for a person, never deleted, since disease is what lies far out."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heart_engine.cohort.cleaning.limits import limit
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.references import reference_for
from heart_engine.domain.verdict import is_extreme

_MAD_TO_SD = 1.4826  # of a normal distribution


@dataclass(frozen=True, slots=True)
class Outlier:
    """A number and how many deviations it lies from its like."""

    key: str
    value: float
    deviations: float
    rule: str  # robust_z of adults, z of children


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and scaled median deviation of the adults of one sex."""

    median: float
    deviation: float


Spreads = Mapping[tuple[str, Sex], Spread]


def fit_spreads(cases: Sequence[Case]) -> Spreads:
    """Learn what is usual from the training part alone."""
    found = {}
    for sex in Sex:
        adults = [one for one in cases if age_group(one.patient) is AgeGroup.ADULT and one.patient.sex is sex]
        for key, row in by_key().items():
            values = [one.measurements[key] for one in adults if key in one.measurements]
            if row.is_grade or len(values) < limit("fewest_for_spread"):
                continue
            median = statistics.median(values)
            deviation = _MAD_TO_SD * statistics.median(abs(value - median) for value in values)
            if deviation > 0:
                found[key, sex] = Spread(median, deviation)
    return found


def outliers(case: Case, spreads: Spreads) -> Iterator[Outlier]:
    """Yield what lies too far out: adults among the adults of the file, children by published equations."""
    is_child = age_group(case.patient) is AgeGroup.CHILD
    for key, value in case.measurements.items():
        if is_child:
            z_of = reference_for(key, case.patient, case.context, case.sites.get(key)).z_of
            z = z_of(value) if z_of else None
            if z is not None and is_extreme(z):
                yield Outlier(key, value, z, "child_z")
        else:
            usual = spreads.get((key, case.patient.sex))
            far = (value - usual.median) / usual.deviation if usual else 0.0
            if abs(far) > limit("outlier_deviations"):
                yield Outlier(key, value, far, "robust_z")
