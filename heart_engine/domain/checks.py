"""Whether the numbers of one case agree with each other, by the rules of `cross_checks.csv`."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from heart_engine.domain.case import Case
from heart_engine.domain.case_values import case_names, site_lookup
from heart_engine.domain.derived import Derived, derived_values
from heart_engine.domain.formula import Formula, Scope, Value, compile_formula
from heart_engine.domain.resources import read_table


class CheckLevel(StrEnum):
    """How far two numbers are apart."""

    OK = "ok"
    WARN = "warn"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One rule: what was typed, what it is held against, and how far is too far."""

    rule: str
    fields: tuple[str, ...]
    typed: Formula
    computed: Formula | None
    ok: Formula
    warn: Formula | None
    text_en: str
    text_zh: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """How one rule came out, with both values and every number it read."""

    rule: str
    level: CheckLevel
    fields: tuple[str, ...]
    typed: float
    computed: float | None
    params: Mapping[str, float]


def cross_checks(case: Case, about: Collection[str] | None = None) -> tuple[CrossCheck, ...]:
    """Return the outcome of every rule whose numbers are all there, or of those about some fields alone."""
    names, derived = case_names(case), derived_values(case)
    rows = [row for row in check_rows() if about is None or not set(about).isdisjoint(row.fields)]
    outcomes = (_outcome(row, names, _scope(names, derived, case)) for row in rows)
    return tuple(one for one in outcomes if one)


def check_text(rule: str, language: str) -> str:
    """Return what a rule says when it is broken; `{typed}` and `{computed}` stand for the two values."""
    row = next(one for one in check_rows() if one.rule == rule)
    return row.text_zh if language == "zh" else row.text_en


@functools.cache
def check_rows() -> tuple[CheckRow, ...]:
    """Return every rule in the order of its table."""
    return tuple(_row(row) for row in read_table("cross_checks.csv"))


def _scope(names: Mapping[str, Value], derived: Mapping[str, Derived], case: Case) -> Scope:
    return Scope(
        names,
        {
            "derived": lambda name: derived[name].value if name in derived else None,
            "site": site_lookup(case),
        },
    )


def _outcome(row: CheckRow, names: Mapping[str, Value], scope: Scope) -> CrossCheck | None:
    typed = row.typed.number(scope)
    computed = row.computed.number(scope) if row.computed else None
    level = _level(row, Scope({**names, "typed": typed, "computed": computed}, scope.lookups))
    if typed is None or level is None:
        return None
    return CrossCheck(row.rule, level, row.fields, typed, computed, _read(row, names))


def _level(row: CheckRow, scope: Scope) -> CheckLevel | None:
    agrees = row.ok.evaluate(scope)
    if agrees is None:
        return None
    if agrees:
        return CheckLevel.OK
    return CheckLevel.WARN if row.warn is not None and row.warn.holds(scope) else CheckLevel.CONFIRM


def _read(row: CheckRow, names: Mapping[str, Value]) -> dict[str, float]:
    values = {field: names[field] for field in row.fields}
    return {field: value for field, value in values.items() if isinstance(value, float | int)}


def _row(row: dict[str, str]) -> CheckRow:
    return CheckRow(
        rule=row["rule"],
        fields=tuple(row["fields"].split()),
        typed=compile_formula(row["typed"]),
        computed=_optional(row["computed"]),
        ok=compile_formula(row["ok"]),
        warn=_optional(row["warn"]),
        text_en=row["text_en"],
        text_zh=row["text_zh"],
        source=row["source"],
        certainty=row["certainty"],
    )


def _optional(text: str) -> Formula | None:
    return compile_formula(text) if text else None
