"""The published z-score equations, in both directions: a value's z, and the value at a z.

Each equation is used with the body surface formula, the unit and the validity it was published with.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from heart_engine.domain.body import bsa, bsa_formulas, constant
from heart_engine.domain.case import Patient
from heart_engine.domain.formula import Scope, compile_formula
from heart_engine.domain.measurement import Kind, measurements
from heart_engine.domain.resources import read_table, resource_path


@dataclass(frozen=True, slots=True)
class Equation:
    """One record of `zscore_equations.json`."""

    id: str
    key: str
    population: str
    citation: str
    form: str
    bsa_formula: str | None
    unit: str
    coefficients: Mapping[str, Any]
    valid: Mapping[str, tuple[float, float]]
    certainty: str


@dataclass(frozen=True, slots=True)
class Curve:
    """An equation worked out for one person, in the measurement's canonical unit."""

    equation: Equation
    transform: str
    location: float
    spread_below: float
    spread_above: float
    factor: float  # canonical units in one unit of the equation

    def z(self, value: float) -> float:
        """Return how many deviations a value lies from the mean of healthy people."""
        forward, _ = _TRANSFORMS[self.transform]
        distance = forward(value / self.factor) - self.location
        return distance / (self.spread_below if distance < 0 else self.spread_above)

    def value(self, z: float) -> float:
        """Return the value that has a z."""
        _, back = _TRANSFORMS[self.transform]
        return back(self.location + z * (self.spread_below if z < 0 else self.spread_above)) * self.factor


def curve_for(equation_id: str, patient: Patient) -> Curve | None:
    """Work an equation out for a person; None where a size is unknown or outside its validity."""
    equation = equations()[equation_id]
    size = _size(equation, patient)
    if not _is_valid(equation, size):
        return None
    shape = _forms()[equation.form]
    spread = _TABLES.get(shape["transform"], _worked_out)(equation, size, patient)
    if spread is None:
        return None
    transform = "identity" if shape["transform"] in _TABLES else shape["transform"]
    return Curve(equation, transform, *spread, _canonical_factor(equation.unit))


@functools.cache
def equations() -> dict[str, Equation]:
    """Return every published equation by its id."""
    with resource_path("domain", "zscore_equations.json").open(encoding="utf-8") as file:
        return {row["id"]: _equation(row) for row in json.load(file)["equations"]}


Spread = tuple[float, float, float]  # location, deviation below it, deviation above it


def _equation(row: dict[str, Any]) -> Equation:
    formula = row["bsa"].split()[0]
    return Equation(
        id=row["id"],
        key=row["key"],
        population=row["population"],
        citation=row["citation"],
        form=row["form"],
        bsa_formula=formula if formula in bsa_formulas() else None,
        unit=row["unit"],
        coefficients=row["coef"],
        valid={name: (low, high) for name, (low, high) in row["valid"].items()},
        certainty=row["status"],
    )


@functools.cache
def _forms() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in read_table("zscore_forms.csv")}


@functools.cache
def _length_units() -> dict[str, float]:
    lengths = next(one for one in measurements() if one.kind is Kind.LENGTH)
    return {unit.text: unit.factor for unit in lengths.accepted_units}


def _canonical_factor(unit: str) -> float:
    """Convert lengths; the other quantities are published in the canonical unit."""
    return _length_units().get(unit, 1.0)


def _size(equation: Equation, patient: Patient) -> dict[str, float | None]:
    return {
        "age_y": patient.age_years,
        "height_cm": patient.height_cm,
        "weight_kg": patient.weight_kg,
        "bsa": bsa(patient, equation.bsa_formula) if equation.bsa_formula else None,
    }


def _is_valid(equation: Equation, size: Mapping[str, float | None]) -> bool:
    surface = size["bsa"]
    if equation.bsa_formula and (surface is None or surface < constant("smallest_bsa_m2")):
        return False
    limits = dict(equation.valid)
    newborn = limits.pop("weight_kg_below", None)
    if newborn and surface is not None and surface < limits["bsa"][0]:
        limits = {"weight_kg": newborn}
    return all(_within(size[name], low, high) for name, (low, high) in limits.items())


def _within(value: float | None, low: float, high: float) -> bool:
    return value is not None and low <= value <= high


def _worked_out(equation: Equation, size: Mapping[str, float | None], patient: Patient) -> Spread | None:
    names = equation.coefficients.get(patient.sex.value, equation.coefficients)
    shape, scope = _forms()[equation.form], Scope({**names, **size})
    if not _is_complete(shape["location"], scope):
        return None
    location, spread = (compile_formula(shape[part]).number(scope) for part in ("location", "spread"))
    return None if location is None or spread is None else (location, spread, spread)


def _is_complete(formula: str, scope: Scope) -> bool:
    """Say whether every name is known: an equation by sex has no coefficients where the sex is unknown."""
    return compile_formula(formula).names <= scope.names.keys()


def _by_size(equation: Equation, size: Mapping[str, float | None], _patient: Patient) -> Spread:
    """Read the row of the largest tabulated size that the person reaches; by weight for the smallest."""
    table = equation.coefficients
    by_weight = (size["bsa"] or 0.0) < min(table["bsa"])
    name, prefix = ("weight_kg", "w_") if by_weight else ("bsa", "")
    reached = size[name] or 0.0
    row = next(index for index, start in enumerate(table[name]) if start <= reached)
    mean, lower, upper = (table[prefix + part][row] for part in ("mean", "lower", "upper"))
    half = constant("tabulated_limits_sd")
    return mean, (mean - lower) / half, (upper - mean) / half


def _by_age(equation: Equation, size: Mapping[str, float | None], _patient: Patient) -> Spread:
    table, age = equation.coefficients, size["age_y"] or 0.0
    row = max(index for index, start in enumerate(table["age_from_y"]) if start <= age)
    mean, deviation = table["mean_sd"][row]
    return mean, deviation, deviation


def _logarithm(of: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: of(value) if value > 0 else -math.inf


_TABLES: dict[str, Callable[[Equation, Mapping[str, float | None], Patient], Spread | None]] = {
    "steps_by_size": _by_size,
    "steps_by_age": _by_age,
}
_TRANSFORMS: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {  # there, and back
    "identity": (float, float),
    "ln": (_logarithm(math.log), math.exp),
    "log10": (_logarithm(math.log10), lambda power: 10.0**power),
}
