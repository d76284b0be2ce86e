"""How old and how large a person is, as the reference ranges need it."""

from __future__ import annotations

import functools
import json
from enum import StrEnum

from heart_engine.domain.case import Patient
from heart_engine.domain.formula import Scope, compile_formula
from heart_engine.domain.resources import read_table, resource_path


class AgeGroup(StrEnum):
    """Whose reference applies; unknown is never taken for adult."""

    ADULT = "adult"
    CHILD = "child"
    UNKNOWN = "unknown"


def constant(name: str) -> float:
    """Return one of the cut-offs that the reference ranges share."""
    return _constants()[name]


def age_group(patient: Patient) -> AgeGroup:
    """Return whose reference ranges apply to a person."""
    if patient.age_years is None:
        return AgeGroup.UNKNOWN
    return AgeGroup.ADULT if patient.age_years >= constant("adult_from_y") else AgeGroup.CHILD


@functools.cache
def bsa_formulas() -> dict[str, str]:
    """Return the body surface formulas by name, as the z-score table writes them."""
    with resource_path("domain", "zscore_equations.json").open(encoding="utf-8") as file:
        return dict(json.load(file)["bsa_formulas"])


@functools.cache
def _constants() -> dict[str, float]:
    return {row["name"]: float(row["value"]) for row in read_table("reference_constants.csv")}


def bsa(patient: Patient, formula: str) -> float | None:
    """Return the body surface in square metres by a named formula, None without height and weight."""
    scope = Scope({"height_cm": patient.height_cm, "weight_kg": patient.weight_kg})
    return compile_formula(bsa_formulas()[formula]).number(scope)
