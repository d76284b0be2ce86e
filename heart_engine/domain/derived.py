"""What follows from the numbers by the formulas of `derived.csv`; never mixed with what was typed."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from heart_engine.domain.case import Case
from heart_engine.domain.case_values import case_names, site_lookup
from heart_engine.domain.formula import Formula, Scope, Value, compile_formula
from heart_engine.domain.reference_choice import Certainty
from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """One way to compute one quantity."""

    id: str
    name_en: str
    name_zh: str
    unit: str
    decimals: int
    formula: Formula
    blocked_when: Formula | None
    source: str
    certainty: Certainty

    def name(self, language: str) -> str:
        """Return the quantity's name in the language asked for."""
        return self.name_zh if language == "zh" else self.name_en


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed value, and the names of what it was computed from."""

    value: float
    row: DerivedRow
    inputs: tuple[str, ...]


@functools.cache
def derived_rows() -> tuple[DerivedRow, ...]:
    """Return every way to compute something, the preferred way of a quantity first."""
    return tuple(_row(row) for row in read_table("derived.csv"))


def derived_values(case: Case) -> Mapping[str, Derived]:
    """Return all that can be computed from a case."""
    found: dict[str, Derived] = {}
    scope = Scope(case_names(case), {"site": site_lookup(case), "derived": lambda name: _value(found, name)})
    for row in derived_rows():
        value = None if row.id in found or _is_blocked(row, scope) else row.formula.number(scope)
        if value is not None:
            found[row.id] = Derived(value, row, _inputs(row, found))
    return found


def _value(found: Mapping[str, Derived], name: str) -> Value:
    return found[name].value if name in found else None


def _is_blocked(row: DerivedRow, scope: Scope) -> bool:
    return row.blocked_when is not None and row.blocked_when.holds(scope)


def _inputs(row: DerivedRow, found: Mapping[str, Derived]) -> tuple[str, ...]:
    """Name what was measured or typed, through the intermediate results."""
    steps = [name for _, name in row.formula.looked_up]
    return tuple(sorted(row.formula.names.union(*(found[name].inputs for name in steps))))


def _row(row: dict[str, str]) -> DerivedRow:
    return DerivedRow(
        id=row["id"],
        name_en=row["name_en"],
        name_zh=row["name_zh"],
        unit=row["unit"],
        decimals=int(row["decimals"]),
        formula=compile_formula(row["formula"]),
        blocked_when=compile_formula(row["blocked_when"]) if row["blocked_when"] else None,
        source=row["source"],
        certainty=Certainty(row["certainty"]),
    )
