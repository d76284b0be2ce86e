"""When no answer is the right one: too little measured, values nobody has, a case unlike all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case
from heart_engine.domain.measurement import by_key
from heart_engine.domain.result import Abstention

NEIGHBOUR = 5
"""The distance that counts is the one to the fifth case: one odd twin must not vouch for a stranger."""


@dataclass(frozen=True, slots=True)
class AbstentionLimits:
    """How far a case may be from what the bundle knows, as measured on calibration patients."""

    fewest_measured: int
    most_implausible: int
    farthest_neighbour: float  # 1 - cosine similarity to the fifth nearest case


def abstention_for(case: Case, similarities: Sequence[float], limits: AbstentionLimits) -> Abstention | None:
    """Return the first reason not to answer; `similarities` are those of the nearest cases, nearest first."""
    if len(case.measurements) < limits.fewest_measured:
        params: dict[str, object] = {"measured": len(case.measurements), "needed": limits.fewest_measured}
        return Abstention("too_few_measured", params)
    implausible = implausible_measurements(case)
    if len(implausible) > limits.most_implausible:
        return Abstention("implausible_values", {"fields": list(implausible)})
    distance = neighbour_distance(similarities)
    if distance > limits.farthest_neighbour:
        params = {"distance": round(distance, 4), "limit": limits.farthest_neighbour}
        return Abstention("outside_library", params)
    return None


def neighbour_distance(similarities: Sequence[float]) -> float:
    """Return the distance to the fifth nearest case, or the last of fewer; 1 where there is none."""
    near = list(similarities)[:NEIGHBOUR]
    return 1.0 - near[-1] if near else 1.0


def implausible_measurements(case: Case) -> tuple[str, ...]:
    """Return what was measured outside the plausible span; with an unknown age, outside both spans."""
    group = age_group(case.patient)
    return tuple(key for key, value in case.measurements.items() if not _is_plausible(key, value, group))


def _is_plausible(key: str, value: float, group: AgeGroup) -> bool:
    measurement = by_key()[key]
    adult = group is not AgeGroup.CHILD and measurement.plausible_adult.contains(value)
    return adult or (group is not AgeGroup.ADULT and measurement.plausible_child.contains(value))
