"""Tables with one measurement in each row: name, value, unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heart_engine.interchange.candidate import Candidate, Ignored, ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import IGNORE, Choice, factor_of, kind_of
from heart_engine.interchange.grid import Grid, Row, cell_of, column_name, has_role
from heart_engine.interchange.headers import (
    ASK,
    DROPPED,
    SURE,
    match_header,
    normalised,
    words_meaning,
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column of a long table is which; `value_unit` is what the value's own header says."""

    name: int
    value: int
    unit: int | None
    study: int | None
    value_unit: str  # from a header such as 测值mm


def is_long(headers: Sequence[str]) -> bool:
    """Say whether a header row belongs to a long table."""
    return all(any(has_role(one, role) for one in headers) for role in ("name", "value"))


def read_long(grid: Grid, choices: Mapping[str, Choice]) -> tuple[list[Candidate], list[Ignored], int]:
    """Read every row; rows of one study are told by its id, which is used to group and never kept."""
    roles = roles_of(grid.headers)
    studies: dict[str, int] = {}
    candidates: list[Candidate] = []
    ignored: list[Ignored] = []
    for row in grid.rows:
        group = cell_of(row, roles.study).strip() if roles.study is not None else ""
        study = studies.setdefault(group, len(studies) + 1)
        found = _read_row(row, roles, study, choices)
        if isinstance(found, Ignored):
            ignored.append(found)
        else:
            candidates += found
    return candidates, ignored, len(studies)


def _read_row(
    row: Row, roles: Roles, study: int, choices: Mapping[str, Choice]
) -> tuple[Candidate, ...] | Ignored:
    name = cell_of(row, roles.name).strip()
    where = Where(study, row.number, column_name(roles.value))
    choice = choices.get(name)
    match = match_header(name)
    key, confidence = (choice.key, SURE) if choice else (match.key, match.confidence)
    if key is None or key == IGNORE or confidence not in (SURE, ASK):
        return Ignored(where, "row", match.note if confidence == DROPPED else "no field of this name")
    raw = cell_of(row, roles.value)
    unit = (cell_of(row, roles.unit).strip() if roles.unit is not None else "") or roles.value_unit
    is_known = not unit or factor_of(key, unit) is not None
    said = choice or (Choice(key, unit or match.unit) if is_known and (unit or match.unit) else None)
    found = read_cell(key, raw, Where(study, row.number, column_name(roles.value), name), said)
    if not is_known and kind_of(key) == "number" and not roles.value_unit:
        return tuple(one.asked("unit_unknown") for one in found)
    if confidence == SURE:
        return found
    return tuple(one if one.status is ImportStatus.MISSING else one.asked("header") for one in found)


def roles_of(headers: Sequence[str]) -> Roles:
    """Find the columns; where no number tells examinations apart, a person's does."""
    at = {role: _find(headers, role) for role in ("name", "value", "unit", "study")}
    personal = next((i for i, one in enumerate(headers) if match_header(one).confidence == DROPPED), None)
    study = at["study"] if at["study"] is not None else personal
    value = at["value"] or 0
    return Roles(at["name"] or 0, value, at["unit"], study, _unit_behind(headers[value]))


def _find(headers: Sequence[str], role: str) -> int | None:
    return next((index for index, one in enumerate(headers) if has_role(one, role)), None)


def _unit_behind(header: str) -> str:
    bare = normalised(header)
    word = next((one for one in words_meaning("value") if bare.startswith(one)), bare)
    return bare.removeprefix(word).strip("()/")
