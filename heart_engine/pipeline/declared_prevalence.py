"""The prevalence that an answer is given at: what a clinic declares, completed by the bundle's own mix."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from heart_engine.domain.problem import CaseRejectedError, Code, Problem

_ROUNDING = 1e-6


def completed_prevalence(usual: Mapping[str, float], declared: Mapping[str, float]) -> dict[str, float]:
    """Return a share for every label set: those declared, and the rest as the bundle's own mix divides it."""
    problems = [*_single_problems(usual, declared)] or [*_total_problems(len(usual), declared)]
    if problems:
        raise CaseRejectedError(problems)
    rest = 1 - math.fsum(declared.values())
    others = math.fsum(share for name, share in usual.items() if name not in declared)
    return {
        name: declared[name] if name in declared else share * rest / others for name, share in usual.items()
    }


def _single_problems(known: Collection[str], declared: Mapping[str, float]) -> list[Problem]:
    unknown = [Problem(Code.FIELD_UNKNOWN, f"prevalence.{name}") for name in declared if name not in known]
    return unknown + [
        Problem(Code.OUT_OF_RANGE, f"prevalence.{name}", {"low": 0, "high": 1})
        for name, share in declared.items()
        if not 0 < share < 1
    ]


def _total_problems(sets: int, declared: Mapping[str, float]) -> list[Problem]:
    """Refuse shares that leave nothing for the sets that were not named, or that do not make a whole."""
    total = math.fsum(declared.values())
    fits = abs(total - 1) < _ROUNDING if len(declared) == sets else total < 1
    return [] if fits else [Problem(Code.OUT_OF_RANGE, "prevalence", {"low": 0, "high": 1})]
