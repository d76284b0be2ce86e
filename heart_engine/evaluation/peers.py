"""The rivals: what anybody would try first, tuned on training cases only, one thread each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.ensemble import (  # type: ignore[import-untyped] # scikit-learn ships no types
    HistGradientBoostingClassifier,
    RandomForestClassifier,
)
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped] # likewise
from sklearn.neighbors import KNeighborsClassifier  # type: ignore[import-untyped] # likewise

from heart_engine.cohort.cohort import Cohort, Texts
from heart_engine.cohort.hospital import SETS
from heart_engine.evaluation.calibration import brier_of_sets
from heart_engine.evaluation.features import Filled, Kept, features
from heart_engine.evaluation.predictions import Floats, Indices

Settings = Mapping[str, Any]
FOLDS = 2
TUNING_CASES = 1500
"""At most so many training cases choose the settings; all of them train the model."""

LOCAL_WEIGHTS = (1, 10)
"""How much more one of the hospital's own cases may count than one of the pool."""

_STOPS_BY_ITSELF = 10_000  # cases, from which on `early_stopping` is on


@dataclass(frozen=True, slots=True)
class Peer:
    """A kind of classifier, the settings it may choose from, and what it can be given."""

    name: str
    make: Callable[[Settings, int, int], Any]  # settings, seed, number of training cases
    grid: Mapping[str, Sequence[object]]
    reads_gaps: bool = False  # NaN may stay
    takes_weights: bool = True

    def settings(self) -> list[dict[str, object]]:
        """Return every combination of the grid."""
        return [
            dict(zip(self.grid, values, strict=True)) for values in itertools.product(*self.grid.values())
        ]


@dataclass(frozen=True, slots=True)
class Training:
    """Cases to learn from, where each comes from, and how much it counts."""

    rows: Floats
    truth: Indices
    hospital: Texts
    weight: Indices

    @classmethod
    def of(cls, cohort: Cohort) -> Training:
        """Return cases that all count the same."""
        ones = np.ones(len(cohort), dtype=np.int64)
        return cls(features(cohort), cohort.labels, cohort.hospital, ones)

    def __len__(self) -> int:
        return len(self.truth)

    def take(self, rows: Indices) -> Training:
        """Return some of the cases."""
        return Training(self.rows[rows], self.truth[rows], self.hospital[rows], self.weight[rows])

    def joined(self, other: Training) -> Training:
        """Return both together."""
        return Training(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.truth, other.truth]),
            np.concatenate([self.hospital, other.hospital]),
            np.concatenate([self.weight, other.weight]),
        )

    def weighing(self, weight: int) -> Training:
        """Return the same cases, each counting this much."""
        return replace(self, weight=np.full(len(self), weight, dtype=np.int64))

    def folds(self) -> list[Indices]:
        """Return the rows of each fold: whole hospitals, or cases where there is one hospital alone.

        A peer that is to meet other hospitals chooses its settings on other hospitals; held-out cases of the
        same ones would let it take their habits for the disease.
        """
        names, of_case = np.unique(self.hospital, return_inverse=True)
        groups = of_case if len(names) > 1 else np.arange(len(self))
        parts = np.array_split(np.arange(groups.max() + 1), FOLDS)
        return [np.flatnonzero(np.isin(groups, part)) for part in parts]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained peer."""

    prepare: Filled | Kept
    model: Any

    def probabilities(self, rows: Floats) -> Floats:
        """Return the probability of each of SETS, shape (n, 8)."""
        table = np.zeros((len(rows), len(SETS)))
        table[:, self.model.classes_] = self.model.predict_proba(self.prepare(rows))
        return table


def _rounds(cases: int) -> int:
    """Return the rounds of boosting: 60 suit the few thousand cases that choose settings, and not 40,000.

    Where scikit-learn holds cases out to stop by itself (above 10,000), it may go on for longer.
    """
    return 200 if cases > _STOPS_BY_ITSELF else 60


PEERS = (
    Peer(
        "nearest neighbours",
        lambda s, _seed, _cases: KNeighborsClassifier(n_jobs=1, **s),
        {"n_neighbors": (5, 10, 20, 40), "weights": ("uniform", "distance")},
        takes_weights=False,
    ),
    Peer(
        "logistic regression",
        lambda s, _seed, _cases: LogisticRegression(max_iter=400, **s),
        {"C": (0.01, 0.03, 0.1, 0.3, 1.0)},
    ),
    Peer(
        "random forest",
        lambda s, seed, _cases: RandomForestClassifier(n_estimators=80, n_jobs=1, random_state=seed, **s),
        {"max_features": ("sqrt", 0.3)},
    ),
    Peer(
        "gradient boosting",
        lambda s, seed, cases: HistGradientBoostingClassifier(
            max_iter=_rounds(cases), learning_rate=0.15, l2_regularization=1.0, random_state=seed, **s
        ),
        {"max_leaf_nodes": (5, 12)},
        reads_gaps=True,
    ),
)


def fit_majority(training: Training) -> Floats:
    """Return the share of each set among the training cases: the answer that looks at nothing."""
    shares = np.bincount(training.truth, weights=training.weight, minlength=len(SETS))
    return np.asarray(shares / shares.sum())


def fit(peer: Peer, training: Training, *, seed: int) -> Fitted:
    """Choose the settings by cross-validation inside the training cases, then train on all of them."""
    return _train(peer, _chosen(peer, training, seed), training, seed)


def fit_both(peer: Peer, local: Training, pool: Training, *, seed: int) -> Fitted:
    """Train on the pool and the hospital's own cases, whose weight is cross-validated on the latter."""
    sample = _sample(pool, seed)
    settings = _chosen(peer, pool, seed)
    losses = []
    for weight in LOCAL_WEIGHTS:
        heavy = local.weighing(weight)
        losses.append(_cross_validated(peer, settings, heavy, seed, always=sample))
    chosen = local.weighing(LOCAL_WEIGHTS[int(np.argmin(losses))])
    return _train(peer, settings, pool.joined(chosen), seed)


def _chosen(peer: Peer, training: Training, seed: int) -> Settings:
    sample = _sample(training, seed)
    settings = [one for one in peer.settings() if int(str(one.get("n_neighbors", 0))) < len(sample) / 2]
    return settings[int(np.argmin([_cross_validated(peer, one, sample, seed) for one in settings]))]


def _sample(training: Training, seed: int) -> Training:
    order = np.random.default_rng(seed).permutation(len(training))
    return training.take(order[:TUNING_CASES])


def _cross_validated(
    peer: Peer, settings: Settings, cases: Training, seed: int, *, always: Training | None = None
) -> float:
    """Return the mean Brier score of held-out cases; `always` is learnt from in every fold."""
    total = 0.0
    for fold in cases.folds():
        rest = cases.take(np.setdiff1d(np.arange(len(cases)), fold))
        fitted = _train(peer, settings, rest if always is None else always.joined(rest), seed)
        probabilities = fitted.probabilities(cases.rows[fold])
        total += len(fold) * brier_of_sets(cases.truth[fold], probabilities)
    return total / len(cases)


def _train(peer: Peer, settings: Settings, training: Training, seed: int) -> Fitted:
    prepare = (Kept if peer.reads_gaps else Filled).fitted(training.rows)
    rows = prepare(training.rows)
    model = peer.make(settings, seed, len(training))
    if peer.takes_weights:
        model.fit(rows, training.truth, sample_weight=training.weight)
    else:  # a neighbour that counts five times stands there five times
        model.fit(*(np.repeat(one, training.weight, axis=0) for one in (rows, training.truth)))
    return Fitted(prepare, model)
