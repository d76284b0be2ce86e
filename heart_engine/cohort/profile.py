"""What is in a hospital's file, column by column: its field, its unit, what is missing or in doubt."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CERTAIN = ("value", "split")
_SHOWN_DOUBTS = 5
_MAPPING_FORMAT = "heart-mapping/1"
_IGNORE = "_ignore"
_SITE = "sites."


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text that nobody may take over yet, by the rule that fired, and how often it stands."""

    raw: str
    rule: str
    proposal: str | None
    count: int


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column of a table, or one field of a document."""

    column: str | None
    header: str
    key: str | None
    confidence: str
    unit: str | None
    unit_from: str | None
    scale: str | None  # as a person confirmed it, or the ones it may be
    statuses: Mapping[str, int]
    spread: tuple[float, float, float] | None  # least, median, greatest of the certain numbers
    doubts: tuple[Doubt, ...]
    distinct: Mapping[float | str, int] = field(default_factory=dict)  # the certain values and how often

    @property
    def missing_share(self) -> float:
        """Return the share of cells that say nothing; 1 for a column that is not read."""
        total = sum(self.statuses.values())
        return self.statuses.get("missing", 0) / total if total else 1.0

    @property
    def needs_a_person(self) -> bool:
        """Say whether the column's field or unit is not certain, or some of its cells are not."""
        return self.confidence == "ask" or self.unit_from == "guessed" or bool(self.doubts)


def profile(document: Mapping[str, Any]) -> tuple[ColumnProfile, ...]:
    """Describe every column of a reading, in the order of the file."""
    by_place: dict[tuple[str | None, str], list[Mapping[str, Any]]] = {}
    for one in document["candidates"]:
        if one["key"].startswith(_SITE):
            continue  # where a number was measured is no field of its own
        where = one["where"]
        by_place.setdefault((where.get("column"), where.get("header") or one["key"]), []).append(one)
    known = {(one["column"], one["header"]): one for one in document["columns"]}
    places = list(dict.fromkeys([*known, *by_place]))
    return tuple(_column(place, known.get(place), by_place.get(place, [])) for place in places)


def proposed_mapping(columns: Sequence[ColumnProfile]) -> dict[str, object]:
    """Return what a person has to look through and save: every column with the program's best guess."""
    return {
        "format": _MAPPING_FORMAT,
        "columns": {one.header: _proposed(one) for one in columns if one.column is not None},
    }


def _column(
    place: tuple[str | None, str], known: Mapping[str, Any] | None, cells: Sequence[Mapping[str, Any]]
) -> ColumnProfile:
    keys = list(dict.fromkeys(one["key"] for one in cells))
    said = known or {"key": keys[0], "confidence": "sure", "unit": None, "unit_from": None}
    numbers = [one["value"] for one in cells if one["key"] == said["key"] and isinstance(one["value"], float)]
    return ColumnProfile(
        column=place[0],
        header=place[1],
        key=said["key"],
        confidence=said["confidence"],
        unit=said["unit"],
        unit_from=said["unit_from"],
        scale=None,
        statuses=dict(Counter(one["status"] for one in cells)),
        spread=(min(numbers), statistics.median(numbers), max(numbers)) if numbers else None,
        doubts=_doubts(cells),
        distinct=Counter(
            one["value"] for one in cells if one["key"] == said["key"] and one["status"] in CERTAIN
        ),
    )


def _doubts(cells: Sequence[Mapping[str, Any]]) -> tuple[Doubt, ...]:
    asked = Counter(
        (one["raw"], one["rule"], one["proposal"])
        for one in cells
        if one["status"] not in (*CERTAIN, "missing")
    )
    return tuple(Doubt(*what, count) for what, count in asked.most_common(_SHOWN_DOUBTS))


def _proposed(column: ColumnProfile) -> dict[str, str]:
    if column.key is None or column.confidence not in ("sure", "ask", "confirmed"):
        return {"key": _IGNORE}
    return {"key": column.key} | ({"unit": column.unit} if column.unit else {})
