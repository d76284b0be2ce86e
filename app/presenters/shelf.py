"""The reference cases as a person looks through them: which are shown, in which order."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from heart_engine.domain.age_band import age_bands
from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.measurement import by_key
from heart_engine.protocol.messages import ReferenceCase

CASE_ID: Final = "case_id"
DIAGNOSIS: Final = "labels"
AGE: Final = "age_band"
SEX: Final = "sex"
SIMILARITY: Final = "similarity"
PERSON_COLUMNS: Final = (CASE_ID, DIAGNOSIS, AGE, SEX)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are shown; None is no matter."""

    labels: LabelSet | None = None
    age_band: str | None = None
    sex: str | None = None
    words: str = ""

    def has(self, case: ReferenceCase) -> bool:
        """Say whether a case is everything that is wanted."""
        return (
            self.labels in (None, case.labels)
            and self.age_band in (None, case.age_band)
            and self.sex in (None, case.sex)
            and self.words.casefold() in case.case_id.casefold()
        )


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the cases stand; an empty one is the order they came in."""

    column: str = ""
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """All cases of a library, and which of them a person wants to see."""

    cases: tuple[ReferenceCase, ...] = ()
    wanted: Wanted = Wanted()
    order: Order = Order()

    def rows(self) -> tuple[ReferenceCase, ...]:
        """Return what is shown, in its order; what has no value in that column comes last either way."""
        shown = [case for case in self.cases if self.wanted.has(case)]
        if not self.order.column:
            return tuple(shown)
        key = _key(self.order.column)
        keyed = [(key(case), place) for place, case in enumerate(shown)]
        known = [(found, place) for found, place in keyed if found is not None]
        known.sort(key=lambda one: one[0], reverse=self.order.falling)
        return tuple(
            shown[place] for place in (*(p for _, p in known), *(p for found, p in keyed if found is None))
        )

    def with_similarities(self, found: tuple[ReferenceCase, ...]) -> Shelf:
        """Note how similar each case is to the one asked about, the most similar first."""
        return dataclasses.replace(self, cases=found, order=Order(SIMILARITY, falling=True))

    def turned_to(self, column: str) -> Shelf:
        """Order by a column; the same column again turns the order round."""
        falling = self.order.column == column and not self.order.falling
        return dataclasses.replace(self, order=Order(column, falling))


def columns(*, with_similarity: bool) -> tuple[str, ...]:
    """Return the table's columns from left to right."""
    found = (SIMILARITY,) if with_similarity else ()
    return (*PERSON_COLUMNS, *found, *by_key())


def _key(column: str) -> Callable[[ReferenceCase], tuple[float | str, ...] | None]:
    if column == DIAGNOSIS:
        return lambda case: (len(case.labels), *(LABELS.index(label) for label in case.labels))
    if column == AGE:
        return lambda case: (_ages()[case.age_band],)
    if column in (CASE_ID, SEX):
        return lambda case: (getattr(case, column),)
    if column == SIMILARITY:
        return lambda case: None if case.similarity is None else (case.similarity,)
    return lambda case: (case.measurements[column],) if column in case.measurements else None


@functools.cache
def _ages() -> dict[str, int]:
    return {name: place for place, name in enumerate(age_bands())}
