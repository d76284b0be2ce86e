"""Rows of a `heart-cohort/1` table as cases, one by one; a row that is none is set apart with its reasons."""

from __future__ import annotations

import csv
import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.batch.refusal import BatchCode, BatchRefusedError
from heart_engine.domain.case import CASE_FORMAT, Case
from heart_engine.domain.case_json import case_from_json
from heart_engine.domain.measurement import by_key
from heart_engine.domain.problem import CaseRejectedError, Problem

_PATIENT: Final = ("age_years", "sex", "height_cm", "weight_kg")
_IGNORED: Final = ("patient_id", "hospital", "split", "labels")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_SURPLUS: Final = "surplus"
_LONGEST_HEADER: Final = 10_000
ID: Final = "case_id"


class RowCode(StrEnum):
    """What can be wrong with a row besides its values."""

    SURPLUS = "row_surplus"
    ID_EMPTY = "row_id_empty"
    ID_REPEATED = "row_id_repeated"
    DOUBT = "row_doubt"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong with a row: where, which rule, and the values its text needs."""

    field: str
    code: str  # of RowCode or of the domain
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def rule(self) -> str:
        """Write the rule as the file of rejected rows does."""
        limits = ", ".join(f"{name}={value}" for name, value in self.params.items() if name != "value")
        return f"{self.code} ({limits})" if limits else self.code


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a case, or what is wrong with it."""

    number: int  # as a spreadsheet counts: the header is row 1
    case_id: str
    case: Case | None
    problems: tuple[RowProblem, ...] = ()


def is_cohort_table(path: Path) -> bool:
    """Say whether a file is to be a table in our own columns; another spreadsheet is read as an import."""
    if path.suffix.lower() != ".csv":
        return False
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return ID in next(csv.reader([file.readline(_LONGEST_HEADER)]), [])


def read_rows(path: Path) -> list[Row]:
    """Read a table; columns that nobody knows refuse the whole file, since a misspelt one would be lost."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_columns(path, header)
            return list(_rows(header, reader))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        params = {"file": str(path), "reason": type(error).__name__}
        raise BatchRefusedError(BatchCode.FILE_UNREADABLE, params) from None


def _check_columns(path: Path, found: Sequence[str]) -> None:
    known = {ID, *_PATIENT, *_IGNORED, *by_key()}
    odd = [one for one in found if one not in known or found.count(one) > 1]
    if odd or ID not in found:
        params = {"file": str(path), "columns": ", ".join(odd) or ID}
        raise BatchRefusedError(BatchCode.COLUMNS_WRONG, params)


def _rows(header: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[Row]:
    """Return a row for each line; an empty one is passed over and counted, as a spreadsheet counts it."""
    seen: set[str] = set()
    for number, line in enumerate(lines, start=2):
        if not line:
            continue
        cells = dict(itertools.zip_longest(header, line[: len(header)], fillvalue=""))
        case_id = cells[ID].strip()
        if len(line) > len(header):
            yield Row(number, case_id, None, (RowProblem(_SURPLUS, RowCode.SURPLUS),))
        elif not case_id or case_id in seen:
            code = RowCode.ID_REPEATED if case_id else RowCode.ID_EMPTY
            yield Row(number, case_id, None, (RowProblem(ID, code),))
        else:
            yield _row(number, case_id, cells)
        seen.add(case_id)


def _row(number: int, case_id: str, cells: Mapping[str, str]) -> Row:
    try:
        return Row(number, case_id, case_from_json(_document(case_id, cells)))
    except CaseRejectedError as error:
        return Row(number, case_id, None, tuple(_row_problem(one) for one in error.problems))


def _document(case_id: str, cells: Mapping[str, str]) -> dict[str, object]:
    """Write a row as the case file it stands for; what is no number stays the text that it is."""
    values = {name: cell.strip() for name, cell in cells.items() if cell.strip()}
    return {
        "format": CASE_FORMAT,
        ID: case_id,
        "patient": {
            name: values[name] if name == "sex" else _value(values[name])
            for name in _PATIENT
            if name in values
        },
        "measurements": {key: _value(values[key]) for key in by_key() if key in values},
    }


def _value(text: str) -> object:
    return float(text) if _NUMBER.fullmatch(text) else text


def _row_problem(problem: Problem) -> RowProblem:
    return RowProblem(problem.field or "", problem.code, problem.params)
