"""The mates of a case: cases of its own hospital that a quick judge would say the same of.

Pre-training shows their diagnoses beside a case, as the fusion layer will show those of the supporting
cases. The judge is a regression on a part of the cases, for the network that will find the real supporting
cases is only about to learn.
"""

from __future__ import annotations

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.evaluation.features import features
from heart_engine.evaluation.peers import PEERS, Training, fit
from heart_engine.evaluation.predictions import Floats, Indices

_JUDGED_FROM = 20_000  # cases: a quick judge, and its few weights need no more
_JUDGE = "logistic regression"


def nearest_mates(cohort: Cohort, count: int, seed: int) -> Indices:
    """Return the rows of each case's nearest mates, (n, count), nearest first; never the same patient's."""
    said = np.sqrt(_judged(cohort, seed))
    mates = np.zeros((len(cohort), count), dtype=np.int64)
    for name in np.unique(cohort.hospital):
        rows = np.flatnonzero(cohort.hospital == name)
        alike = said[rows] @ said[rows].T
        patients = cohort.patient_id[rows]
        alike[patients[:, None] == patients[None]] = -1.0
        mates[rows] = rows[np.argsort(-alike, axis=1, kind="stable")[:, :count]]
    return mates


def _judged(cohort: Cohort, seed: int) -> Floats:
    """Return a probability of each of SETS for every case."""
    some = np.random.default_rng(seed).permutation(len(cohort))[:_JUDGED_FROM]
    judge = next(one for one in PEERS if one.name == _JUDGE)
    return fit(judge, Training.of(cohort.take(some)), seed=seed).probabilities(features(cohort))
