"""Hearts that are large, thick or leaky for another reason than a shunt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Flags, Floats

NO_CONFOUNDER = -1


@dataclass(frozen=True, slots=True)
class Confounders:
    """Which other condition each person has, if any, and how marked it is."""

    names: tuple[str, ...]
    kind: NDArray[np.int64]  # index into names, or NO_CONFOUNDER
    severity: Floats

    def effect_on(self, parameters: Parameters, field: str) -> Floats:
        """Return how far a field is moved in each person."""
        per_kind = [parameters.table("confounder", one).get(field, 0.0) for one in self.names]
        return np.array([*per_kind, 0.0])[self.kind] * self.severity  # NO_CONFOUNDER reads the last entry


def no_confounders(count: int) -> Confounders:
    """Return people who have nothing else."""
    return Confounders((), np.full(count, NO_CONFOUNDER), np.zeros(count))


def draw_confounders(
    parameters: Parameters, random: np.random.Generator, age: Floats, chance: Floats
) -> Confounders:
    """Draw a condition for some people; one too young for the condition drawn stays without."""
    names = parameters.names("confounder_share")
    tables = [parameters.table("confounder_share", one) for one in names]
    shares = np.array([one["share"] for one in tables])
    from_age = np.array([one["age_low_y"] for one in tables])
    kind = random.choice(len(names), size=len(age), p=shares / shares.sum())
    affected: Flags = (random.random(len(age)) < chance) & (age >= from_age[kind])
    spread = parameters.table("confounder_severity", "all")
    severity = np.exp(spread["log_median"] + spread["log_sd"] * random.standard_normal(len(age)))
    return Confounders(names, np.where(affected, kind, NO_CONFOUNDER), severity)
