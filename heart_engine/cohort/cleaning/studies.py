"""From rows to studies: one case each, with what the row says of diagnosis, consent and person beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from heart_engine.cohort.cleaning.cells import ColumnReader
from heart_engine.cohort.cleaning.roles import Role, RoleColumns
from heart_engine.cohort.cleaning.source import Source
from heart_engine.cohort.cleaning.trace import Action, Change, Trace, action_on
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case, Context, MissingReason, Patient, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.side_values import side_values
from heart_engine.interchange.candidate import CERTAIN, Candidate, ImportStatus
from heart_engine.interchange.choice import EXAM_DATE
from heart_engine.interchange.dates import iso_date, read_date
from heart_engine.interchange.grid import Row, cell_of

_AGE, _SEX = "_age", "_sex"
_REASONS = {
    ImportStatus.ASK: MissingReason.AMBIGUOUS,
    ImportStatus.REJECT: MissingReason.REJECTED_OUT_OF_RANGE,
    ImportStatus.INEQUALITY: MissingReason.INEQUALITY,
    ImportStatus.RANGE: MissingReason.RANGE,
}
_DAYS_A_YEAR = 365.25  # as parse_cases.csv counts days
_HARD = ("hard_min", "hard_max")


@dataclass(frozen=True, slots=True)
class Study:
    """One examination as the file has it; `hard_faults` counts values that no living person has."""

    row: int
    case: Case
    said: Mapping[Role, str]  # the texts of the columns with a role; a patient is a digest
    hard_faults: int = 0


class _Cell(NamedTuple):
    reader: ColumnReader
    row: int
    letter: str
    one: Candidate


def children(source: Source, readers: Sequence[ColumnReader]) -> list[bool | None]:
    """Say of each row whether it is about a child; None where its age is not certain."""
    ages = next((one for one in readers if one.column.match.key == _AGE), None)
    if ages is None:
        return [None] * len(source.grid.rows)
    index = ages.column.index
    return [_is_child(ages.read(cell_of(row, index), is_child=None)[0]) for row in source.grid.rows]


def read_studies(
    source: Source,
    readers: Sequence[ColumnReader],
    roles: RoleColumns,
    ages: Sequence[bool | None],
    trace: Trace,
) -> Iterator[Study]:
    """Read every row, and trace every cell whose text is not simply its value."""
    letters = [source.letter_of(one.column.index) for one in readers]
    for row, is_child in zip(source.grid.rows, ages, strict=True):
        cells = [
            _Cell(reader, source.row_of(row, reader.column.index), letter, one)
            for reader, letter in zip(readers, letters, strict=True)
            for one in reader.read(cell_of(row, reader.column.index), is_child=is_child)
        ]
        certain, repeated = _one_value_each(cells)
        for cell in cells:
            change = _change(cell, is_repeated=cell.one.key in repeated)
            if change is not None:
                trace.add(change)
        yield _study(row, cells, certain, roles)


def _is_child(age: Candidate) -> bool | None:
    if not isinstance(age.value, float):
        return None
    return age_group(Patient(age_years=age.value)) is AgeGroup.CHILD


def _one_value_each(cells: Sequence[_Cell]) -> tuple[dict[str, _Cell], set[str]]:
    """Return the certain cell of each field, and the fields that two columns say differently."""
    certain: dict[str, _Cell] = {}
    repeated = set()
    for cell in cells:
        if cell.one.status not in CERTAIN:
            continue
        other = certain.setdefault(cell.one.key, cell)
        if other.one.value != cell.one.value:
            repeated.add(cell.one.key)
    return {key: cell for key, cell in certain.items() if key not in repeated}, repeated


def _change(cell: _Cell, *, is_repeated: bool) -> Change | None:
    one, column = cell.one, cell.reader.column
    action, rule, value = action_on(one), one.rule, one.value
    if is_repeated and one.status in CERTAIN:
        action, rule, value = Action.ASKED, "twice", None
    if action is Action.SAME:
        return None
    return Change(
        cell.row, cell.letter, column.header, one.key, one.raw, action, rule, value, one.unit, one.proposal
    )


def _study(row: Row, cells: Sequence[_Cell], certain: Mapping[str, _Cell], roles: RoleColumns) -> Study:
    values = {key: cell.one.value for key, cell in certain.items()}
    numbers = {key: value for key, value in values.items() if isinstance(value, float)}
    sites = {
        key: cell.reader.column.match.site
        for key, cell in certain.items()
        if cell.reader.column.match.site and cell.reader.column.match.key == key
    }
    day = values.get(EXAM_DATE)
    said = roles.texts(row)
    born = said.pop(Role.BIRTH, "")
    case = Case(
        patient=Patient(
            age_years=numbers.get(_AGE, _years_between(born, day)),
            sex=Sex(str(values.get(_SEX, Sex.UNKNOWN))),
            height_cm=numbers.get("_height"),
            weight_kg=numbers.get("_weight"),
        ),
        context=Context(
            heart_rate=numbers.get("_heart_rate"), exam_date=day if isinstance(day, str) else None
        ),
        measurements={key: numbers[key] for key in by_key() if key in numbers},
        sites={key: site for key, site in sites.items() if site},
        side={key: numbers[key] for key in side_values() if key in numbers},
        missing=_missing(cells, certain),
    )
    faults = sum(cell.one.status is ImportStatus.REJECT and cell.one.rule in _HARD for cell in cells)
    return Study(row.number, case, said, faults)


def _years_between(born: str, day: object) -> float | None:
    """Return the age at the examination; None unless both days are certain and in their order."""
    first = iso_date(read_date(born))
    if first is None or not isinstance(day, str) or first > day:
        return None
    return round((date.fromisoformat(day) - date.fromisoformat(first)).days / _DAYS_A_YEAR, 2)


def _missing(cells: Sequence[_Cell], certain: Mapping[str, _Cell]) -> dict[str, MissingReason]:
    found: dict[str, MissingReason] = {}
    for cell in cells:
        key, status = cell.one.key, cell.one.status
        if key in certain or key not in by_key():
            continue
        if status is ImportStatus.MISSING:
            reason = MissingReason.NOT_MEASURABLE if cell.one.rule == "C2" else MissingReason.NOT_REPORTED
            found.setdefault(key, reason)
        else:
            found[key] = _REASONS.get(status, MissingReason.AMBIGUOUS)
    return found
