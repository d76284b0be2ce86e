"""How far a patient may be from a library before it is too far: measured among the library's own patients.

Among two hundred cases the fifth nearest lies farther than among twelve hundred, so one limit does not fit
every library. Each case is asked as a patient to come would be: beside the cases of all others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heart_engine.library.vector_index import Vectors
from heart_engine.model.abstention import NEIGHBOUR, neighbour_distance

USUAL_SHARE = 0.99
"""Of the patients; the shipped bundle's own limit was taken at the same share of calibration patients."""

_MOST_ASKED = 2000
_SEED = 0


def usual_reach(vectors: Vectors, patients: Sequence[str]) -> float:
    """Return the distance within which the usual share of patients find their fifth case of somebody else."""
    names = np.asarray(patients)
    asked = np.random.default_rng(_SEED).permutation(len(names))[:_MOST_ASKED]
    return round(float(np.quantile([_distance(vectors, names, at) for at in asked], USUAL_SHARE)), 5)


def _distance(vectors: Vectors, names: np.ndarray, at: int) -> float:
    similarities = (vectors @ vectors[at])[names != names[at]]
    return neighbour_distance(np.sort(similarities)[::-1][:NEIGHBOUR].tolist())
