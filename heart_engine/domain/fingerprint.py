"""A hash of everything in the clinical table that a trained model depends on, and of nothing else.

A bundle that was trained on another table is refused; a better translation or help text changes nothing.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json

from heart_engine.domain.body import bsa_formulas
from heart_engine.domain.labels import LABELS
from heart_engine.domain.measurement import measurements
from heart_engine.domain.resources import read_table
from heart_engine.domain.standard_values import standard_values, standard_version
from heart_engine.domain.zscores import Equation, equations

RENDERER_VERSION = 1
"""Raised whenever a case is written into other words for the model."""


@functools.cache
def domain_fingerprint() -> str:
    """Return the hash that stands in every bundle and in the engine's first message."""
    text = json.dumps(fingerprinted(), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def fingerprinted() -> dict[str, object]:
    """Return what the fingerprint is made of."""
    return {
        "fields": [[row.key, row.kind, row.unit, row.decimals] for row in measurements()],
        "grades": sorted({float(row["grade_0_4"]) for row in read_table("grades.csv")}),
        "standard_version": standard_version(),
        "standard_values": [dataclasses.asdict(value) for value in standard_values().values()],
        "child_equations": [_equation(equations()[name]) for name in _used_equations()],
        "body_surface": bsa_formulas(),
        "renderer": RENDERER_VERSION,
        "labels": LABELS,
    }


def _used_equations() -> list[str]:
    return sorted({name for value in standard_values().values() for name in value.child_equations})


def _equation(equation: Equation) -> list[object]:
    return [
        equation.id,
        equation.form,
        equation.bsa_formula,
        equation.unit,
        equation.coefficients,
        equation.valid,
    ]
