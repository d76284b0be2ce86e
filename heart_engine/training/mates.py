"""The mates of a case: cases of its own hospital that the judge says the same of.

Pre-training shows their diagnoses beside a case, as the fusion layer will show those of the supporting
cases. The judge chooses, for the network that will find the real supporting cases is only about to learn.
"""

from __future__ import annotations

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.evaluation.predictions import Floats, Indices


def nearest_mates(cohort: Cohort, said: Floats, count: int) -> Indices:
    """Return the rows of each case's nearest mates, (n, count), nearest first; never the same patient's.

    `said` are the judge's probabilities; cases are near where these overlap (Bhattacharyya).
    """
    roots = np.sqrt(said)
    mates = np.zeros((len(cohort), count), dtype=np.int64)
    for name in np.unique(cohort.hospital):
        rows = np.flatnonzero(cohort.hospital == name)
        alike = roots[rows] @ roots[rows].T
        patients = cohort.patient_id[rows]
        alike[patients[:, None] == patients[None]] = -1.0
        mates[rows] = rows[np.argsort(-alike, axis=1, kind="stable")[:, :count]]
    return mates
