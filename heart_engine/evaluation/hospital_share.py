"""A share of the cases of several hospitals, shown with its interval, n and hospitals or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final, Self

import numpy as np

from heart_engine.evaluation.intervals import share_interval
from heart_engine.evaluation.predictions import Flags

HOW_DRAWN: Final = (
    "95 %, drawn by hospital (bootstrap), since cases of one hospital are alike; by case where that is wider"
)


@dataclass(frozen=True, slots=True)
class HospitalShare:
    """A share in percent."""

    percent: float
    low: float
    high: float
    n: int
    hospitals: int

    @classmethod
    def of(cls, flags: Flags, hospitals: Sequence[str]) -> Self:
        """Count cases, each of which belongs to the hospital named beside it."""
        names, groups = np.unique(hospitals, return_inverse=True)
        low, high = share_interval(flags, groups)
        percent, low, high = (round(100 * one, 2) for one in (float(flags.mean()), low, high))
        return cls(percent, low, high, len(flags), len(names))

    @property
    def document(self) -> dict[str, object]:
        """Return the share as it stands in metrics."""
        return asdict(self)

    def __str__(self) -> str:
        of_hospitals = f"{self.hospitals} hospital{'' if self.hospitals == 1 else 's'}"
        return f"{self.percent} % ({self.low} to {self.high}, n = {self.n} of {of_hospitals})"
