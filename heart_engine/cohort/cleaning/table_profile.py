"""What is in each column of a table of any length, from its distinct texts."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence

from heart_engine.cohort.cleaning.cells import ColumnTexts
from heart_engine.cohort.cleaning.interview import Settled
from heart_engine.cohort.profile import ColumnProfile, Doubt
from heart_engine.interchange.candidate import CERTAIN, Candidate, ColumnReading, ImportStatus
from heart_engine.interchange.choice import kind_of, scales
from heart_engine.interchange.columns import Column, describe

_SHOWN_DOUBTS = 5
_SETTLED = (*CERTAIN, ImportStatus.MISSING)

Counted = Sequence[tuple[Candidate, int]]


def table_profile(settled: Settled) -> tuple[ColumnProfile, ...]:
    """Describe every column that has a header."""
    texts = {one.reader.column.index: one for one in settled.texts}
    return tuple(
        _column(one, describe(one, settled.source.grid), texts.get(one.index))
        for one in settled.columns
        if one.header
    )


def _column(column: Column, reading: ColumnReading, texts: ColumnTexts | None) -> ColumnProfile:
    cells = texts.cells() if texts else []
    values = Counter[float | str]()
    statuses = Counter[str]()
    for one, count in cells:
        statuses[one.status.value] += count
        if one.status in CERTAIN and one.key == reading.key and one.value is not None:
            values[one.value] += count
    return ColumnProfile(
        column=reading.column,
        header=reading.header,
        key=reading.key,
        confidence=reading.confidence,
        unit=reading.unit,
        unit_from=reading.unit_from,
        scale=_scale(column, cells),
        statuses=dict(statuses),
        spread=_spread(values),
        doubts=_doubts(cells),
        distinct=values,
    )


def _scale(column: Column, cells: Counted) -> str | None:
    """Return the confirmed scale, or those that the codes of the column may follow."""
    kind = kind_of(column.match.key or "")
    if column.choice is not None and column.choice.scale:
        return column.choice.scale
    rule = {"grade": "C14", "sex": "C19"}.get(kind)
    if rule and any(one.rule == rule and one.status is ImportStatus.ASK for one, _ in cells):
        return "? " + " | ".join(scales(kind))
    return None


def _spread(values: Counter[float | str]) -> tuple[float, float, float] | None:
    numbers = sorted(one for one in values.elements() if isinstance(one, float))
    return (numbers[0], statistics.median(numbers), numbers[-1]) if numbers else None


def _doubts(cells: Counted) -> tuple[Doubt, ...]:
    asked = Counter[tuple[str, str, str | None]]()
    for one, count in cells:
        if one.status not in _SETTLED:
            asked[one.raw, one.rule, one.proposal] += count
    return tuple(Doubt(*what, count) for what, count in asked.most_common(_SHOWN_DOUBTS))
