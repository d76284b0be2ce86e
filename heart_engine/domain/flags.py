"""Which flags a case raises, from the very limits that the strips show.

A flag is about a number, never about a disease, and is kept apart from what the model answers. A rule that
cannot be decided, because a number, the age or the model's answer is missing, raises nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case
from heart_engine.domain.case_values import case_names, site_lookup
from heart_engine.domain.flag_rules import FlagRule, flag_rules, flag_text, size_keys
from heart_engine.domain.formula import Formula, Lookup, Scope, Value
from heart_engine.domain.measurement import by_key
from heart_engine.domain.references import Reference, ReferenceKind, references_of
from heart_engine.domain.result import Call, RaisedFlag
from heart_engine.domain.verdict import is_extreme

__all__ = ["flag_text", "raise_flags"]


def raise_flags(case: Case, calls: Mapping[str, Call] | None) -> tuple[RaisedFlag, ...]:
    """Return the flags that hold; without calls those that need the model's answer stay silent."""
    outcomes: dict[str, Value] = {}
    scope = _scope(case, references_of(case), calls or {}, outcomes)
    # in pregnancy no adult's cut-off applies
    group = AgeGroup.UNKNOWN if case.context.pregnant else age_group(case.patient)
    raised: list[RaisedFlag] = []
    for flag_id, rule in flag_rules().items():
        applied = rule.rule_for(group)
        now = Scope({**scope.names, "raised_so_far": float(len(raised))}, scope.lookups)
        outcomes[flag_id] = applied.evaluate(now) if applied else None
        if applied and outcomes[flag_id] is True:
            raised.append(RaisedFlag(flag_id, rule.level, _params(rule, applied, case, scope)))
    return tuple(raised)


def _scope(
    case: Case,
    references: Mapping[str, Reference],
    calls: Mapping[str, Call],
    outcomes: Mapping[str, Value],
) -> Scope:
    return Scope(
        case_names(case),
        {
            "high": _limit(case, references, Reference.is_high),
            "low": _limit(case, references, Reference.is_low),
            "judged": lambda key: key in references and references[key].kind is not ReferenceKind.NONE,
            "site": site_lookup(case),
            "call": lambda label: calls[label].value if label in calls else None,
            "raised": lambda flag_id: outcomes[flag_id],
            **_counts(case, references),
        },
    )


def _limit(
    case: Case, references: Mapping[str, Reference], beyond: Callable[[Reference, float], bool]
) -> Lookup:
    """Return the look-up "is this key beyond its limit", unknown where there is no value or no limit."""

    def look_up(key: str) -> Value:
        if key not in case.measurements or references[key].kind is ReferenceKind.NONE:
            return None
        return beyond(references[key], case.measurements[key])

    return look_up


def _counts(case: Case, references: Mapping[str, Reference]) -> dict[str, Lookup]:
    """Return the look-ups that count within a set of keys."""
    measured = case.measurements
    judged = {key for key in measured if references[key].kind is not ReferenceKind.NONE}
    outside = {
        key
        for key in judged
        if references[key].is_high(measured[key]) or references[key].is_low(measured[key])
    }
    extreme = {key for key in measured if is_extreme(_z(references[key], measured[key]))}
    sets = {"sizes": set(size_keys()), "everything": set(by_key())}
    return {
        "total": lambda name: float(len(sets[name])),
        "missing": lambda name: float(len(sets[name] - measured.keys())),
        "inside": lambda name: float(len(sets[name] & (judged - outside))),
        "outside": lambda name: float(len(sets[name] & outside)),
        "extreme": lambda name: float(len(sets[name] & extreme)),
    }


def _z(reference: Reference, value: float) -> float | None:
    return reference.z_of(value) if reference.z_of else None


def _params(rule: FlagRule, applied: Formula, case: Case, scope: Scope) -> dict[str, object]:
    read = sorted(applied.names | {name for _, name in applied.looked_up})
    numbers = {**case.side, **case.measurements}
    params: dict[str, object] = {"values": {name: numbers[name] for name in read if name in numbers}}
    steps = {"severe": rule.severe_when, "weak": rule.weak_when}
    return params | {name: True for name, step in steps.items() if step and step.holds(scope)}
