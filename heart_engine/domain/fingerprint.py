"""A hash of everything in the clinical table that a trained model depends on, and of nothing else.

A bundle that was trained on another table is refused; a better translation or help text changes nothing.
"""

from __future__ import annotations

import functools
import hashlib
import json

from heart_engine.domain.body import bsa_formulas
from heart_engine.domain.labels import LABELS
from heart_engine.domain.measurement import measurements
from heart_engine.domain.resources import read_table
from heart_engine.domain.zscores import Equation, equations

RENDERER_VERSION = 2
"""Raised whenever a case is written into other words for the model."""


@functools.cache
def domain_fingerprint() -> str:
    """Return the hash that stands in every bundle and in the engine's first message."""
    text = json.dumps(fingerprinted(), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def fingerprinted() -> dict[str, object]:
    """Return what the fingerprint is made of."""
    standard = read_table("standard_values.csv")
    return {
        "fields": [[row.key, row.kind, row.unit, row.decimals] for row in measurements()],
        "grades": sorted({float(row["grade_0_4"]) for row in read_table("grades.csv")}),
        "standard_values": [_standard(row) for row in standard],
        "child_equations": [_equation(equations()[name]) for name in _used_equations(standard)],
        "body_surface": bsa_formulas(),
        "renderer": RENDERER_VERSION,
        "labels": LABELS,
    }


def _standard(row: dict[str, str]) -> list[object]:
    """Return what the model reads of a row; numbers as numbers, so that 38 and 38.0 are the same."""
    words = [row[name] for name in ("version", "key", "site", "age_group", "sex", "equation")]
    return words + [float(row[end]) if row[end] else None for end in ("low", "high")]


def _used_equations(standard: list[dict[str, str]]) -> list[str]:
    return sorted({row["equation"] for row in standard} - {""})


def _equation(equation: Equation) -> list[object]:
    return [
        equation.id,
        equation.form,
        equation.bsa_formula,
        equation.unit,
        equation.coefficients,
        equation.valid,
    ]
