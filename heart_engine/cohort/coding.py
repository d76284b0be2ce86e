"""How a hospital writes its diagnoses down: not every defect that is there is coded."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.defects import Shunts
from heart_engine.cohort.hospital import SETS
from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Flags
from heart_engine.domain.labels import LABELS


class Convention(StrEnum):
    """What a hospital codes of what it finds."""

    ALL = "all"
    THIRD_ONLY_ALONE = "third_only_alone"  # the third label is not coded beside the others
    SMALL_LEFT_OUT = "small_left_out"  # a small defect is not coded beside a larger one
    LARGEST_ONLY = "largest_only"


def coded_sets(parameters: Parameters, shunts: Shunts, convention: Convention) -> NDArray[np.int64]:
    """Return the label sets that reach the file, as indices into SETS; nobody's last defect is dropped."""
    coded = shunts.present.copy()
    largest = _largest(shunts)
    match convention:
        case Convention.ALL:
            pass
        case Convention.THIRD_ONLY_ALONE:
            third = LABELS.index("pdo")
            coded[:, third] &= shunts.present.sum(axis=1) == 1
        case Convention.SMALL_LEFT_OUT:
            coded &= (shunts.load >= parameters.table("coding", "small")["load"]) | largest
        case Convention.LARGEST_ONLY:
            coded &= largest
    return set_indices(coded)


def set_indices(members: Flags) -> NDArray[np.int64]:
    """Return the index into SETS of each row of members."""
    weights = 2 ** np.arange(len(LABELS))
    by_code = np.empty(2 ** len(LABELS), dtype=np.int64)
    for index, one in enumerate(SETS):
        by_code[sum(2 ** LABELS.index(label) for label in one)] = index
    return by_code[members @ weights]


def _largest(shunts: Shunts) -> Flags:
    largest = np.zeros_like(shunts.present)
    largest[np.arange(len(largest)), np.argmax(shunts.load, axis=1)] = True
    return largest & shunts.present
