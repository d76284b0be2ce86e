"""Whether the mere absence of a value gives the diagnosis away."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heart_engine.cohort.cleaning.limits import limit
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.measurement import by_key


@dataclass(frozen=True, slots=True)
class Leak:
    """A field that is missing much more often, or more seldom, with a label than without it."""

    key: str
    label: str
    missing_with: float
    missing_without: float


@dataclass(frozen=True, slots=True)
class Leakage:
    """What absence gives away: single fields, and how well their pattern alone would name the labels."""

    leaks: tuple[Leak, ...]
    pattern_hits: float  # share of cases named from the pattern of absence, each case without itself
    usual_hits: float  # share named by always giving the commonest answer


def leakage(cases: Sequence[Case], labels: Sequence[LabelSet]) -> Leakage:
    """Compare the shares missing by label, and let patterns of absence guess."""
    return Leakage(tuple(_leaks(cases, labels)), *_hits(cases, labels))


def _leaks(cases: Sequence[Case], labels: Sequence[LabelSet]) -> Iterator[Leak]:
    for label in LABELS:
        having = [label in one for one in labels]
        with_label = sum(having)
        without = len(cases) - with_label
        if not with_label or not without:
            continue
        for key in by_key():
            missing = [key not in case.measurements for case in cases]
            first = sum(m for m, has in zip(missing, having, strict=True) if has) / with_label
            second = sum(m for m, has in zip(missing, having, strict=True) if not has) / without
            if _is_clear(first, second, with_label, without):
                yield Leak(key, label, first, second)


def _is_clear(first: float, second: float, count: int, others: int) -> bool:
    pooled = (first * count + second * others) / (count + others)
    error = math.sqrt(pooled * (1 - pooled) * (1 / count + 1 / others))
    difference = abs(first - second)
    return difference >= limit("leak_difference") and difference > limit("leak_z") * error


def _hits(cases: Sequence[Case], labels: Sequence[LabelSet]) -> tuple[float, float]:
    """Guess each case by the other cases with the same gaps; a case never votes for itself."""
    if not cases:
        return 0.0, 0.0
    votes: dict[frozenset[str], Counter[LabelSet]] = defaultdict(Counter)
    gaps = [frozenset(by_key().keys() - case.measurements.keys()) for case in cases]
    for gap, one in zip(gaps, labels, strict=True):
        votes[gap][one] += 1
    usual = Counter(labels)
    commonest = usual.most_common(1)[0][0]
    hits = sum(_guess(votes[gap], one, commonest) == one for gap, one in zip(gaps, labels, strict=True))
    return hits / len(cases), usual[commonest] / len(cases)


def _guess(votes: Counter[LabelSet], own: LabelSet, commonest: LabelSet) -> LabelSet:
    others = {one: count - (one == own) for one, count in votes.items()}
    best = max(others.values())
    return max(others, key=lambda one: others[one]) if best > 0 else commonest
