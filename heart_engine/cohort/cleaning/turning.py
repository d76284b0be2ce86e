"""Turn a table with one measurement a row into one with one study a row, without losing a cell's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heart_engine.interchange.grid import Grid, Row, cell_of, column_name, has_role
from heart_engine.interchange.long_table import Roles, roles_of

_REPEATED = " | "  # what no reader takes for one value


@dataclass(slots=True)
class _Gathered:
    first_row: int
    cells: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Turned:
    """The wide table, the source row of each of its cells by row number, and each header's source column."""

    grid: Grid
    places: Mapping[int, tuple[int, ...]]
    letters: tuple[str, ...]


def turn(grid: Grid) -> Turned:
    """Return the table with one study a row."""
    roles = roles_of(grid.headers)
    beside = _beside(grid.headers, roles)
    studies: dict[str, _Gathered] = {}
    units = _units(grid, roles)
    for row in grid.rows:
        group = cell_of(row, roles.study).strip() if roles.study is not None else ""
        study = studies.setdefault(group, _Gathered(row.number))
        for index in beside:
            text = cell_of(row, index).strip()
            if text and text not in [one for one, _ in study.cells[grid.headers[index]]]:
                study.cells[grid.headers[index]].append((text, row.number))
        name = cell_of(row, roles.name).strip()
        if name:
            study.cells[_header(name, units)].append((_value(row, roles, name, units), row.number))
    names = (_header(name, units) for name in units)
    headers = tuple(dict.fromkeys([*(grid.headers[i] for i in beside), *names]))
    rows = tuple(_row(one, headers) for one in studies.values())
    places = {one.first_row: _places(one, headers) for one in studies.values()}
    own = {grid.headers[index]: column_name(index) for index in beside}
    letters = tuple(own.get(one, column_name(roles.value)) for one in headers)
    return Turned(Grid(headers, rows), places, letters)


def _beside(headers: Sequence[str], roles: Roles) -> list[int]:
    """Return the columns about the study itself; printed references say nothing of a person."""
    taken = {roles.name, roles.value, roles.unit}
    return [
        index
        for index, one in enumerate(headers)
        if one and index not in taken and not has_role(one, "reference")
    ]


def _units(grid: Grid, roles: Roles) -> dict[str, str | None]:
    """Return the one unit of each name; None where its rows differ, which leaves the unit in the cell."""
    found: dict[str, set[str]] = {}
    for row in grid.rows:
        name = cell_of(row, roles.name).strip()
        unit = cell_of(row, roles.unit).strip() if roles.unit is not None else ""
        if name:
            found.setdefault(name, set()).add(unit or roles.value_unit)
    return {name: units.pop() if len(units) == 1 else None for name, units in found.items()}


def _header(name: str, units: Mapping[str, str | None]) -> str:
    unit = units[name]
    return f"{name}({unit})" if unit and unit not in name else name


def _value(row: Row, roles: Roles, name: str, units: Mapping[str, str | None]) -> str:
    value = cell_of(row, roles.value).strip()
    if units[name] is not None or roles.unit is None or not value:
        return value
    return f"{value} {cell_of(row, roles.unit).strip()}".strip()


def _row(study: _Gathered, headers: Sequence[str]) -> Row:
    cells = (_REPEATED.join(text for text, _ in study.cells.get(one, ())) for one in headers)
    return Row(study.first_row, tuple(cells))


def _places(study: _Gathered, headers: Sequence[str]) -> tuple[int, ...]:
    found = (study.cells.get(one) for one in headers)
    return tuple(cells[0][1] if cells else study.first_row for cells in found)
