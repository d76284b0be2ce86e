"""No published person stands among fewer than k people of the same age band, sex and labels.

A small group is first made larger by wider age bands, then by leaving the sex open, and what is still too
small is suppressed. A row is only ever counted with rows that read exactly alike, and people are counted, not
rows: somebody who was examined five times is still alone.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heart_engine.domain.case import Sex
from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class Band:
    """Some years of age, and the one number that stands for all of them in a cohort file."""

    name: str
    low: float
    below: float
    stands_for: float


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a reader sees of a person besides the measurements."""

    band: Band | None  # None: the age is not known
    sex: Sex
    labels: str


@dataclass(frozen=True, slots=True)
class Anonymised:
    """How each row appears, None where it is suppressed; and how many rows were changed in which way."""

    rows: tuple[Appearance | None, ...]
    k: int
    wider_age: int
    open_sex: int
    suppressed: int


def anonymise(
    ages: Sequence[float | None], sexes: Sequence[Sex], labels: Sequence[str], people: Sequence[int], k: int
) -> Anonymised:
    """Generalise what is in too small a group, then suppress what still is; `people` numbers each row's."""
    finest = [
        Appearance(band_of(age, 0), sex, text) for age, sex, text in zip(ages, sexes, labels, strict=True)
    ]
    rows = finest
    for level in range(1, len(_levels())):
        small = _small(rows, people, k)
        rows = [
            replace(row, band=band_of(age, level)) if row in small else row
            for row, age in zip(rows, ages, strict=True)
        ]
    small = _small(rows, people, k)
    rows = [replace(row, sex=Sex.UNKNOWN) if row in small else row for row in rows]
    small = _small(rows, people, k)
    kept = [(row, first) for row, first in zip(rows, finest, strict=True) if row not in small]
    return Anonymised(
        rows=tuple(None if row in small else row for row in rows),
        k=k,
        wider_age=sum(row.band != first.band for row, first in kept),
        open_sex=sum(row.sex is not first.sex for row, first in kept),
        suppressed=len(rows) - len(kept),
    )


def band_of(age_years: float | None, level: int) -> Band | None:
    """Return the band of an age; None where the age is not known."""
    if age_years is None:
        return None
    return next(one for one in _levels()[level] if one.low <= age_years < one.below)


def bands() -> tuple[Band, ...]:
    """Return every band of every level."""
    return tuple(band for level in _levels() for band in level)


def _small(rows: Sequence[Appearance], people: Sequence[int], k: int) -> set[Appearance]:
    of = Counter(row for row, _ in set(zip(rows, people, strict=True)))
    return {row for row, count in of.items() if count < k}


@functools.cache
def _levels() -> tuple[tuple[Band, ...], ...]:
    found: dict[int, list[Band]] = {}
    for row in read_table("age_levels.csv"):
        band = Band(row["band"], *(float(row[one]) for one in ("from_years", "below_years", "stands_for")))
        found.setdefault(int(row["level"]), []).append(band)
    return tuple(tuple(found[level]) for level in sorted(found))
