"""What a person is asked about a table, most important first; each question knows where its answer stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from heart_engine.cohort.cleaning.cells import ASKED, ColumnTexts
from heart_engine.cohort.cleaning.mapping import EACH, LEAVE_OUT, NO, YES, CleaningMapping
from heart_engine.interchange.choice import IGNORE, kind_of, scales, unit_bands
from heart_engine.interchange.columns import Column, guessed_unit
from heart_engine.interchange.grid import Grid, column_name
from heart_engine.interchange.headers import ASK

_LOOKED_AT = 5000
_MOST_TEXTS = 200  # of one column; a person answers the frequent ones, the rest is counted


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that only a person can say."""

    kind: str  # names its wording
    path: tuple[str, ...]
    proposal: str | None = None
    choices: tuple[str, ...] = ()  # empty: any text
    cells: int = 0
    params: Mapping[str, object] = field(default_factory=dict)


class _Doubt(NamedTuple):
    rule: str
    proposal: str | None
    raw: str
    cells: int


def column_questions(
    columns: Sequence[Column], grid: Grid, texts: Sequence[ColumnTexts], mapping: CleaningMapping
) -> Iterator[Question]:
    """Ask what a column is, then in which unit, then on which scale; one step at a time."""
    by_index = {one.reader.column.index: one for one in texts}
    for column in columns:
        if not column.header or mapping.said("columns", column.header, "key") == IGNORE:
            continue
        if column.match.confidence == ASK:
            yield _field_question(column, grid)
        elif column.index in by_index:
            yield from _reading_questions(column, grid, by_index[column.index])


def text_questions(texts: Sequence[ColumnTexts], mapping: CleaningMapping) -> Iterator[Question]:
    """Ask once for all doubts of a kind in a column, and text by text where a person wants that."""
    for one in texts:
        column = one.reader.column
        if column.match.confidence == ASK:
            continue
        doubts = _doubts(one)
        for rule in dict.fromkeys(doubt.rule for doubt in doubts):
            of_rule = [doubt for doubt in doubts if doubt.rule == rule]
            answer = mapping.said("columns", column.header, "accept", rule)
            if answer is None:
                yield _rule_question(column, rule, of_rule)
            elif answer == EACH:
                yield from _each(column, of_rule, mapping)


def _field_question(column: Column, grid: Grid) -> Question:
    shown = [cell for cell in dict.fromkeys(grid.column(column.index)[:_LOOKED_AT]) if cell.strip()]
    return Question(
        "column",
        ("columns", column.header, "key"),
        column.match.key,
        cells=len(grid.rows),
        params={
            "column": column_name(column.index),
            "header": column.header,
            "note": column.match.note,
            "examples": " | ".join(shown[:5]),
        },
    )


def _reading_questions(column: Column, grid: Grid, texts: ColumnTexts) -> Iterator[Question]:
    rules = Counter[str]()
    for one, count in texts.cells():
        if one.status in ASKED:
            rules[one.rule] += count
    kind, key = kind_of(column.match.key or ""), column.match.key or ""
    said = column.choice
    params = {"column": column_name(column.index), "header": column.header, "field": key}
    if kind == "number" and rules["unit_guess"] and (said is None or said.unit is None):
        guess = guessed_unit(key, grid.column(column.index)[:_LOOKED_AT])
        units = tuple(dict.fromkeys(band["unit"] for band in unit_bands(key) if band["unit"]))
        path = ("columns", column.header, "unit")
        yield Question("unit", path, guess, units, rules["unit_guess"], params)
    code = rules["C14"] if kind == "grade" else rules["C19"] if kind == "sex" else 0
    if code and (said is None or said.scale is None):
        path = ("columns", column.header, "scale")
        shown = [one.raw for one, _ in texts.cells() if one.status in ASKED]
        yield Question(
            "scale",
            path,
            None,
            scales(kind),
            code,
            params | {"examples": " | ".join(dict.fromkeys(shown[:8]))},
        )


def _rule_question(column: Column, rule: str, doubts: Sequence[_Doubt]) -> Question:
    offers = any(doubt.proposal for doubt in doubts)
    shown = "; ".join(f"{doubt.raw} -> {doubt.proposal or '?'}" for doubt in doubts[:5])
    return Question(
        "doubts",
        ("columns", column.header, "accept", rule),
        None,
        (YES, NO, EACH) if offers else (NO, EACH),
        sum(doubt.cells for doubt in doubts),
        {
            "column": column_name(column.index),
            "header": column.header,
            "rule": rule,
            "texts": len(doubts),
            "examples": shown,
        },
    )


def _each(column: Column, doubts: Sequence[_Doubt], mapping: CleaningMapping) -> Iterator[Question]:
    for doubt in doubts[:_MOST_TEXTS]:
        path = ("columns", column.header, "texts", doubt.raw.strip())
        if mapping.said(*path) is None:
            params = {"header": column.header, "raw": doubt.raw, "rule": doubt.rule}
            yield Question("text", path, doubt.proposal or LEAVE_OUT, (), doubt.cells, params)


def _doubts(texts: ColumnTexts) -> list[_Doubt]:
    """Return the doubts of a column, the frequent ones first."""
    found = Counter[tuple[str, str | None, str]]()
    for one, count in texts.cells():
        if one.status in ASKED:
            found[one.rule, one.proposal, one.raw] += count
    return [_Doubt(*what, count) for what, count in found.most_common()]
