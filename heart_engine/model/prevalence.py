"""How common each label set is: in the training data, and where the program is used.

A model answers as if patients came as often as in its training. The declared prevalence of the place replaces
that prior before any calibration is read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from heart_engine.domain.labels import LABELS, LabelSet


def corrected(
    log_probabilities: Sequence[float], trained: Sequence[float], declared: Sequence[float]
) -> tuple[float, ...]:
    """Exchange the prior of training for the declared one; what remains is not yet normalised."""
    return tuple(
        score + math.log(here) - math.log(there)
        for score, here, there in zip(log_probabilities, declared, trained, strict=True)
    )


def marginals(sets: Sequence[LabelSet], probabilities: Sequence[float]) -> dict[str, float]:
    """Return the probability of each label, whatever else is present."""
    pairs = list(zip(sets, probabilities, strict=True))
    return {label: sum(share for one, share in pairs if label in one) for label in LABELS}
