"""Fits the regression whose opinion travels in the bundle beside HEART's own answer."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning  # type: ignore[import-untyped]  # ships no types
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # likewise

from heart_engine.cohort.hospital import SETS
from heart_engine.domain.labels import LabelSet
from heart_engine.model.second_opinion import LogisticOpinion, opinion_features
from heart_engine.model.standard_values import StandardValues
from heart_engine.training.encoded_cases import WrittenCases

_DECIMALS = 5
_ITERATIONS = 200
_PENALTY = 0.1
_MOST_CASES = 20_000


def fit_opinion(
    cases: WrittenCases, standards: StandardValues, sets: Sequence[LabelSet], seed: int
) -> LogisticOpinion:
    """Fit a multinomial regression and write it as plain numbers, rows in the order of the answers."""
    some = cases.take(np.random.default_rng(seed).permutation(len(cases))[:_MOST_CASES])
    rows = [opinion_features(case, standards) for case in some.cases]
    names = tuple(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    spread = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
    model = LogisticRegression(C=_PENALTY, max_iter=_ITERATIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # close enough is enough for an opinion
        model.fit(table / spread, some.labels)
    order = [model.classes_.tolist().index(SETS.index(one)) for one in sets]
    weights = (model.coef_ / spread)[order].round(_DECIMALS)
    return LogisticOpinion(
        names,
        tuple(tuple(float(one) for one in row) for row in weights),
        tuple(float(one) for one in model.intercept_[order].round(_DECIMALS)),
    )
