"""From studies to a cohort that may be kept: listed fields alone, rounded, banded, shuffled, newly named."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from heart_engine.cohort.cleaning.anonymity import Anonymised, Appearance
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.cohort.cohort import Cohort, CohortInfo
from heart_engine.cohort.hospital import KEYS, SET_TEXTS
from heart_engine.domain.resources import read_table

_ID_BITS = 64
_SMALL_CHILD_KG = 20


@dataclass(frozen=True, slots=True)
class Rounded:
    """A cohort, and how many values of each field were rounded."""

    cohort: Cohort
    rounded: Counter[str]


@dataclass(frozen=True, slots=True)
class Release:
    """What is decided about the studies that are to leave, each list in their order."""

    anonymised: Anonymised
    patients: Sequence[int]
    parts: Sequence[str]
    hospital: str


def deidentified(studies: Sequence[Study], release: Release, info: CohortInfo, random: Random) -> Rounded:
    """Write what remains of each study under a new name, in a new order."""
    anonymised, patients = release.anonymised, release.patients
    order = [index for index, row in enumerate(anonymised.rows) if row is not None]
    random.shuffle(order)
    counts: Counter[str] = Counter()
    shown = [anonymised.rows[index] for index in order]
    names = _names(order, random, "c")
    people = _names([patients[i] for i in order], random, "p")
    return Rounded(
        Cohort(
            info=info,
            case_id=np.array([names[index] for index in order], dtype=np.str_),
            patient_id=np.array([people[patients[index]] for index in order], dtype=np.str_),
            hospital=np.full(len(order), release.hospital),
            split=np.array([release.parts[index] for index in order], dtype=np.str_),
            age_years=np.array([_age(one) for one in shown], dtype=np.float64),
            sex=np.array([one.sex.value for one in shown if one], dtype=np.str_),
            height_cm=_column([studies[i].case.patient.height_cm for i in order], "height_cm", counts),
            weight_kg=_column([studies[i].case.patient.weight_kg for i in order], "weight_kg", counts),
            values=np.column_stack(
                [_column([studies[i].case.measurements.get(key) for i in order], key, counts) for key in KEYS]
            ).reshape(len(order), len(KEYS)),
            labels=np.array([SET_TEXTS.index(one.labels) for one in shown if one], dtype=np.int64),
        ),
        counts,
    )


def _names(members: Sequence[int], random: Random, prefix: str) -> dict[int, str]:
    """Give every member a name that says nothing, not even in which order they came."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for one in members:
        name = f"{prefix}-{random.getrandbits(_ID_BITS):016x}"
        while name in taken:
            name = f"{prefix}-{random.getrandbits(_ID_BITS):016x}"
        if one not in found:
            found[one] = name
            taken.add(name)
    return found


def _age(row: Appearance | None) -> float:
    return np.nan if row is None or row.band is None else row.band.stands_for


def _column(values: Sequence[float | None], field: str, counts: Counter[str]) -> np.ndarray:
    rounded = [None if value is None else _rounded(field, value) for value in values]
    counts[field] += sum(one != value for one, value in zip(rounded, values, strict=True))
    return np.array([np.nan if one is None else one for one in rounded], dtype=np.float64)


@functools.lru_cache(maxsize=65536)
def _rounded(field: str, value: float) -> float:
    name = "weight_kg_below_20" if field == "weight_kg" and value < _SMALL_CHILD_KG else field
    step = _steps()[name]
    return round(round(value / step) * step, 6)


@functools.cache
def _steps() -> dict[str, float]:
    return {row["field"]: float(row["step"]) for row in read_table("deidentification.csv")}
