"""A cohort as columns: what `heart-cohort/1` holds, simulated or real."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.hospital import KEYS, SETS
from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.labels import LabelSet

UNKNOWN_SET = -1
"""The label index of a case whose diagnosis the file does not say."""

Texts = NDArray[np.str_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CohortInfo:
    """What `cohort.json` says about the cases."""

    source: str
    simulated: bool
    spectrum: Mapping[str, object]
    seed: int | None = None
    more: Mapping[str, object] = field(
        default_factory=dict
    )  # what the source adds: variant, hospitals, hashes


@dataclass(frozen=True, slots=True)
class Cohort:
    """Cases as columns of one length; NaN is not measured or not known."""

    info: CohortInfo
    case_id: Texts
    patient_id: Texts
    hospital: Texts
    split: Texts
    age_years: Floats
    sex: Texts
    height_cm: Floats
    weight_kg: Floats
    values: Floats  # (n, 25), columns in the order of KEYS
    labels: NDArray[np.int64]  # index into SETS, or UNKNOWN_SET

    def __len__(self) -> int:
        return len(self.case_id)

    def column(self, key: str) -> Floats:
        """Return one measurement of all cases."""
        return self.values[:, KEYS.index(key)]

    def take(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Cohort:
        """Return some of the cases."""
        return Cohort(self.info, *(getattr(self, name)[rows] for name in COLUMN_NAMES))

    def label_set(self, row: int) -> LabelSet | None:
        """Return a case's diagnosis, or None where it is not known."""
        index = int(self.labels[row])
        return None if index == UNKNOWN_SET else SETS[index]

    def case(self, row: int) -> Case:
        """Return one case as the product sees it."""
        present = {
            key: float(value)
            for key, value in zip(KEYS, self.values[row], strict=True)
            if not np.isnan(value)
        }
        patient = Patient(
            age_years=_known(self.age_years[row]),
            sex=Sex(self.sex[row]),
            height_cm=_known(self.height_cm[row]),
            weight_kg=_known(self.weight_kg[row]),
        )
        return Case(case_id=str(self.case_id[row]), patient=patient, measurements=present)

    def cases(self) -> Iterator[Case]:
        """Yield every case in order."""
        return (self.case(row) for row in range(len(self)))


COLUMN_NAMES = tuple(name for name in Cohort.__slots__ if name != "info")


def joined(info: CohortInfo, parts: list[Cohort]) -> Cohort:
    """Put cohorts one under the other."""
    return Cohort(info, *(np.concatenate([getattr(one, name) for one in parts]) for name in COLUMN_NAMES))


def _known(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
