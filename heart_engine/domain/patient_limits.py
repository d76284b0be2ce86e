"""How far a patient's age, size, heart rate and saturation may go before they are a mistake."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from heart_engine.domain.measurement import Span
from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class PatientLimit:
    """One row of `resources/domain/patient_limits.csv`."""

    key: str  # as it is typed: "_age"
    field: str  # as the case names it: "age_years"
    unit: str
    hard: Span
    source: str


@functools.cache
def patient_limits() -> dict[str, PatientLimit]:
    """Return every limit by the field of the case."""
    return {row["field"]: _limit(row) for row in read_table("patient_limits.csv")}


def _limit(row: dict[str, str]) -> PatientLimit:
    span = Span(float(row["hard_min"]), float(row["hard_max"]))
    return PatientLimit(row["key"], row["field"], row["unit"], span, row["source"])
