"""Cases as the model reads them, ready to be trained on: texts, ids, diagnoses, hospitals."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.cohort import UNKNOWN_SET, Cohort
from heart_engine.cohort.hospital import SETS, Role, indices_of
from heart_engine.cohort.simulate import screening
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.resources import read_table
from heart_engine.model.case_text import case_text
from heart_engine.model.settings import TextSettings
from heart_engine.model.standard_values import StandardValues, standard_values_from_rows
from heart_engine.training.recipe import Pool

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WrittenCases:
    """Cases with their texts; the diagnosis is an index into the eight label sets."""

    cases: tuple[Case, ...]
    patients: tuple[str, ...]
    texts: tuple[str, ...]
    labels: Indices
    hospitals: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def label_set(self, row: int) -> LabelSet:
        """Return a case's diagnosis."""
        return SETS[int(self.labels[row])]

    def joined(self, other: WrittenCases) -> WrittenCases:
        """Return both, one behind the other."""
        return WrittenCases(
            self.cases + other.cases,
            self.patients + other.patients,
            self.texts + other.texts,
            np.concatenate([self.labels, other.labels]),
            self.hospitals + other.hospitals,
        )

    def take(self, rows: Sequence[int] | Indices) -> WrittenCases:
        """Return some of the cases."""
        chosen = [int(row) for row in rows]
        return WrittenCases(
            tuple(self.cases[row] for row in chosen),
            tuple(self.patients[row] for row in chosen),
            tuple(self.texts[row] for row in chosen),
            self.labels[chosen],
            tuple(self.hospitals[row] for row in chosen),
        )


def simulated_cohort(pool: Pool, role: Role) -> Cohort:
    """Simulate the hospitals of a pool; the role decides which hospitals they may be."""
    return screening(indices_of(role, pool.hospitals, first=pool.first), pool.cases, pool.seed)


def with_sizes_lost(cohort: Cohort, share: float, seed: Sequence[int]) -> Cohort:
    """Take height and weight away from a share of the cases: a clinic does not always write them down."""
    is_lost = np.random.default_rng(seed).random(len(cohort)) < share
    height, weight = (np.where(is_lost, np.nan, one) for one in (cohort.height_cm, cohort.weight_kg))
    return dataclasses.replace(cohort, height_cm=height, weight_kg=weight)


def conventions(cohort: Cohort) -> dict[str, Convention]:
    """Return how each hospital of a simulated cohort codes its diagnoses."""
    habits = cast("Sequence[Mapping[str, Mapping[str, str]]]", cohort.info.more["hospitals"])
    return {str(one["hospital"]): Convention(one["choices"]["convention"]) for one in habits}


def shipped_standard_values() -> StandardValues:
    """Return the frozen table that a new bundle starts from."""
    return standard_values_from_rows(read_table("standard_values.csv"))


def write_cases(
    cohort: Cohort,
    standards: StandardValues,
    settings: TextSettings,
    report: Callable[[int], None] = lambda _done: None,
) -> WrittenCases:
    """Write every case of a cohort whose diagnosis is known."""
    known = cohort.take(np.flatnonzero(cohort.labels != UNKNOWN_SET))
    cases = tuple(known.cases())
    texts = []
    for done, case in enumerate(cases, start=1):
        texts.append(case_text(case, standards, settings))
        report(done)
    patients, hospitals = known.patient_id.tolist(), known.hospital.tolist()
    return WrittenCases(cases, tuple(patients), tuple(texts), known.labels, tuple(hospitals))
