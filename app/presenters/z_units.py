"""How far two values of one measurement are apart, in z units of the patient's own normal range."""

from __future__ import annotations

from heart_engine.domain.body import constant
from heart_engine.domain.case import Case
from heart_engine.domain.measurement import by_key
from heart_engine.domain.references import Reference, reference_for


def z_difference(key: str, value: float, patient: Case, site: str | None) -> float | None:
    """Return how far another value lies from the patient's; None where the two cannot be compared."""
    if by_key()[key].is_grade or key not in patient.measurements or site != patient.sites.get(key):
        return None
    reference = reference_for(key, patient.patient, patient.context, patient.sites.get(key))
    return _between(patient.measurements[key], value, reference)


def _between(one: float, other: float, reference: Reference) -> float | None:
    """Use the equation's own z; a printed range counts as its limits' width, where it has one."""
    if reference.z_of is not None:
        return reference.z_of(other) - reference.z_of(one)
    if reference.low is None or reference.high is None or reference.low >= reference.high:
        return None
    return (other - one) / (reference.high - reference.low) * 2 * constant("z_limit")
