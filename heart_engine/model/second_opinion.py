"""What two simple methods say of the same case, shown beside HEART's answer: plain numbers, no black box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heart_engine.domain.case import Case
from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.measurement import measurements
from heart_engine.model.standard_values import StandardValues

NEIGHBOURS = 50
_FURTHEST_SD = 6.0
_MISSING = "?"  # the feature `lvedd?` is 1 where lvedd is not known


@dataclass(frozen=True, slots=True)
class LogisticOpinion:
    """A multinomial logistic regression on positions in the standard ranges."""

    features: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]  # per label set, in the bundle's order
    bias: tuple[float, ...]

    def scores(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """Return a log probability of each label set, not normalised, at the prior it was fitted on."""
        values = [features[name] for name in self.features]
        return tuple(
            bias + sum(weight * value for weight, value in zip(row, values, strict=True))
            for row, bias in zip(self.weights, self.bias, strict=True)
        )


def opinion_feature_names() -> tuple[str, ...]:
    """Return the name of every number that a regression may read."""
    return tuple(f"{one.key}{mark}" for one in measurements() for mark in ("", _MISSING))


def opinion_features(case: Case, standards: StandardValues) -> dict[str, float]:
    """Return the numbers that the regression reads: positions, grades as they are, and what is not known."""
    placed = standards.positions(case)
    found: dict[str, float] = {}
    for measurement in measurements():
        value = placed.get(measurement.key)
        found[measurement.key] = 0.0 if value is None else min(max(value, -_FURTHEST_SD), _FURTHEST_SD)
        found[measurement.key + _MISSING] = float(value is None)
    return found


def neighbour_tally(nearest: Sequence[LabelSet]) -> dict[str, float]:
    """Return the share of the nearest cases that have each label, with one imagined case either way."""
    return {label: (1 + sum(label in one for one in nearest)) / (2 + len(nearest)) for label in LABELS}
