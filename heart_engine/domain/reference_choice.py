"""Which published reference serves which measurement, site and age, read from `reference_choice.csv`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from heart_engine.domain.body import AgeGroup
from heart_engine.domain.measurement import Span, by_key
from heart_engine.domain.resources import read_table

UNSPECIFIED = "unspecified"
"""The site of a measurement that was given without one."""

_ANY = "any"
_EVERY_SITE = "*"
_SECOND = "second"
_TABLE_ITSELF = "measurements.csv"


class Certainty(StrEnum):
    """How sure we are of a figure."""

    VERIFIED = "verified"
    COMPUTED = "computed"
    MEMORY = "memory"
    HEURISTIC = "heuristic"


@dataclass(frozen=True, slots=True)
class PublishedRange:
    """A printed range, by sex where the source has two."""

    spans: Mapping[str, Span]  # "male" and "female", or "both"
    source: str
    certainty_text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: an equation or a printed range, and whom it serves."""

    key: str
    sites: tuple[str, ...]
    age_group: str
    step: str
    equation: str
    only_without_height: bool
    not_in_af: bool  # undefined in atrial fibrillation
    published: PublishedRange | None
    code: str
    certainty: Certainty

    def serves(self, site: str) -> bool:
        """Say whether the row is meant for a site."""
        return site in self.sites or _EVERY_SITE in self.sites

    @property
    def is_for_any_age(self) -> bool:
        """Say whether the row is a definition that holds whatever the age."""
        return self.age_group == _ANY


def first_choices(key: str, group: AgeGroup) -> tuple[Choice, ...]:
    """Return the rows that may give the reference itself, in their order."""
    return tuple(one for one in _rows(key) if one.age_group in (group, _ANY) and one.step != _SECOND)


def second_choices(key: str, group: AgeGroup, site: str) -> tuple[Choice, ...]:
    """Return the rows that a careful reader compares with."""
    return tuple(
        one for one in _rows(key) if one.age_group == group and one.step == _SECOND and one.serves(site)
    )


def has_any_choice(key: str) -> bool:
    """Say whether there is a reference for anybody."""
    return bool(_rows(key))


def _rows(key: str) -> tuple[Choice, ...]:
    return _choices().get(key, ())


@functools.cache
def _choices() -> dict[str, tuple[Choice, ...]]:
    rows = [_choice(row) for row in read_table("reference_choice.csv")]
    return {
        key: tuple(row for row in rows if row.key == key)
        for key in by_key()
        if any(r.key == key for r in rows)
    }


def _choice(row: dict[str, str]) -> Choice:
    return Choice(
        key=row["key"],
        sites=tuple(row["sites"].split("|")),
        age_group=row["age_group"],
        step=row["step"],
        equation=row["equation"],
        only_without_height=row["when"] == "height_missing",
        not_in_af=row["when"] == "not_in_af",
        published=None if row["equation"] else _published(row),
        code=row["code"],
        certainty=Certainty(row["certainty"]),
    )


def _published(row: dict[str, str]) -> PublishedRange:
    if row["range_population"] == _TABLE_ITSELF:
        return _from_measurement(row["range_key"])
    return _printed_ranges()[row["range_key"], row["range_population"], row["range_site"]]


def _from_measurement(key: str) -> PublishedRange:
    row = by_key()[key]
    spans = {"male": row.normal_male, "female": row.normal_female}
    return PublishedRange(spans, row.normal_source, row.normal_certainty)


@functools.cache
def _printed_ranges() -> dict[tuple[str, str, str], PublishedRange]:
    """Group the rows of the long table by quantity, population and site."""
    found: dict[tuple[str, str, str], dict[str, Span]] = {}
    texts: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row in read_table("normal_ranges.csv"):
        place = (row["key"], row["population"], row["site"])
        found.setdefault(place, {})[row["sex"]] = _span(row)
        texts[place] = (f"{row['population']}; {row['source_detail']}".strip("; "), row["certainty"])
    return {place: PublishedRange(spans, *texts[place]) for place, spans in found.items()}


def _span(row: dict[str, str]) -> Span:
    return Span(*(float(row[end]) if row[end] else None for end in ("low", "high")))
