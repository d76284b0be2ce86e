"""What the names in a rule stand for when it is applied to a case."""

from __future__ import annotations

from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case, Sex, Symptom
from heart_engine.domain.formula import Lookup, Value
from heart_engine.domain.measurement import by_key
from heart_engine.domain.reference_choice import UNSPECIFIED
from heart_engine.domain.side_values import side_values

E_OVER_EPRIME = "e_over_eprime"
"""The ratio that some machines print in place of e'."""


def case_names(case: Case) -> dict[str, Value]:
    """Return every name a rule may use; what is not known is None."""
    measured: dict[str, Value] = {key: case.measurements.get(key) for key in by_key()}
    side: dict[str, Value] = {key: case.side.get(key) for key in (*side_values(), E_OVER_EPRIME)}
    return measured | side | _person(case) | _context(case)


def site_lookup(case: Case) -> Lookup:
    """Return the look-up of the place or method of a measurement."""
    return lambda key: case.sites.get(key, UNSPECIFIED)


def _person(case: Case) -> dict[str, Value]:
    person, group = case.patient, age_group(case.patient)
    known = group is not AgeGroup.UNKNOWN
    return {
        "age": person.age_years,
        "adult": group is AgeGroup.ADULT if known else None,
        "child": group is AgeGroup.CHILD if known else None,
        "sex": None if person.sex is Sex.UNKNOWN else person.sex.value,
        "height_cm": person.height_cm,
        "weight_kg": person.weight_kg,
    }


def _context(case: Case) -> dict[str, Value]:
    context = case.context
    symptoms = context.symptoms
    return {
        "heart_rate": context.heart_rate,
        "rhythm": None if context.rhythm is None else context.rhythm.value,
        "spo2": context.spo2,
        "any_symptom": True if symptoms else None,  # nothing ticked is not the same as no symptom
    } | {f"has_{symptom.value}": symptom in symptoms or None for symptom in Symptom}
