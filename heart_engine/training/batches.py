"""Which cases are read in which step: shuffled, and of like length in a batch, so that little is padded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SORTED_TOGETHER = 16
"""So many batches are cut from one sorted piece; the order is random across and between pieces."""


def epoch_batches(lengths: Sequence[int], batch: int, seed: int, epoch: int) -> list[NDArray[np.int64]]:
    """Return the rows of every batch of one epoch; the last cases that fill no batch are left out."""
    random = np.random.default_rng([seed, epoch])
    order = random.permutation(len(lengths))
    sizes = np.asarray(lengths)
    found: list[NDArray[np.int64]] = []
    for start in range(0, len(order), batch * _SORTED_TOGETHER):
        piece = order[start : start + batch * _SORTED_TOGETHER]
        ranked = piece[np.argsort(sizes[piece], kind="stable")]
        found += [ranked[at : at + batch] for at in range(0, len(ranked) - batch + 1, batch)]
    return [found[place] for place in random.permutation(len(found))]
