"""What is usual for somebody a library keeps: sex and an age band are known, the size is not."""

from __future__ import annotations

import functools
from typing import Final

from app.range_line import RangeLine, line_of
from heart_engine.domain.age_band import age_within
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case, Context, Patient, Sex
from heart_engine.domain.measurement import Span, by_key
from heart_engine.domain.references import Reference, reference_for
from heart_engine.protocol.messages import ReferenceCase

FURTHEST: Final = 3.0


def person_of(case: ReferenceCase) -> Patient:
    """Return what is known of the person."""
    return Patient(age_years=age_within(case.age_band), sex=Sex(case.sex))


def as_case(case: ReferenceCase) -> Case:
    """Return a reference case as one that can be asked about."""
    return Case(
        case.case_id, patient=person_of(case), measurements=dict(case.measurements), sites=dict(case.sites)
    )


def usual_range(key: str, case: ReferenceCase) -> Reference:
    """Return what is usual for a measurement of this person."""
    return _usual(key, case.age_band, Sex(case.sex), case.sites.get(key))


def plausible_line(key: str, patient: Patient) -> RangeLine | None:
    """Return the line that a measurement's values are laid on."""
    measurement = by_key()[key]
    child = age_group(patient) is AgeGroup.CHILD
    return line_of(measurement.plausible_child if child else measurement.plausible_adult)


def lean(value: float, normal: Span) -> float | None:
    """Say how far a value is from the middle of its normal range, in half widths of it.

    From -1 to 1 it lies inside; with an open side it is measured from the known end; None without a range.
    """
    if normal.low is not None and normal.high is not None:
        half = (normal.high - normal.low) / 2 or 1.0  # a grade's range may be a single grade
        away = (value - (normal.low + normal.high) / 2) / half
    elif normal.high is not None:
        away = 1 + 2 * (value - normal.high) / (normal.high or 1.0)
    elif normal.low is not None:
        away = -1 + 2 * (value - normal.low) / (normal.low or 1.0)
    else:
        return None
    return max(-FURTHEST, min(FURTHEST, away))


@functools.lru_cache(maxsize=4096)
def _usual(key: str, age_band: str, sex: Sex, site: str | None) -> Reference:
    return reference_for(key, Patient(age_years=age_within(age_band), sex=sex), Context(), site)
