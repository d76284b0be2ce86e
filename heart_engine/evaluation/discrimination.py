"""How well one label is told from its absence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heart_engine.evaluation.intervals import bootstrap, wider, wilson
from heart_engine.evaluation.predictions import Flags, Floats, Indices

_DRAWS = 500


@dataclass(frozen=True, slots=True)
class Share:
    """A share with what it was counted from."""

    successes: int
    n: int

    @property
    def value(self) -> float:
        """Return the share; of nothing, NaN."""
        return self.successes / self.n if self.n else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """Return its 95 % Wilson interval."""
        return wilson(self.successes, self.n)


def sensitivity(present: Flags, called: Flags) -> Share:
    """Return the share of those who have it that are called."""
    return Share(int((present & called).sum()), int(present.sum()))


def specificity(present: Flags, called: Flags) -> Share:
    """Return the share of those without it that are not called."""
    return Share(int((~present & ~called).sum()), int((~present).sum()))


def auroc(present: Flags, score: Floats) -> float:
    """Return the chance that one with it scores above one without; ties count half, one class is NaN."""
    positives, negatives = int(present.sum()), int((~present).sum())
    if not positives or not negatives:
        return float("nan")
    rank_sum = _midranks(score)[present].sum()
    return float((rank_sum - positives * (positives + 1) / 2) / (positives * negatives))


def auroc_interval(present: Flags, score: Floats, groups: Indices | None = None) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the AUROC: drawn by case, or by group where that is wider."""

    def of_rows(rows: Indices) -> float:
        return auroc(present[rows], score[rows])

    by_case = bootstrap(of_rows, len(score), draws=_DRAWS)
    if groups is None:
        return by_case
    members = [np.flatnonzero(groups == one) for one in np.unique(groups)]
    by_group = bootstrap(
        lambda drawn: of_rows(np.concatenate([members[one] for one in drawn])),
        len(members),
        draws=_DRAWS,
    )
    return wider(by_case, by_group)


def _midranks(score: Floats) -> Floats:
    _, group, counts = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[group])
