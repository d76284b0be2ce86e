"""Write cases as a table that a spreadsheet opens without running anything, and that reads back as it was.

A table carries values and the two plain reasons for having none; sites, symptoms and the other reasons are in
the case file alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from heart_engine.domain.case import Case, MissingReason, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.side_values import side_values
from heart_engine.domain.spreadsheet_text import neutralised

Cell = str | float | None

_PATIENT = ("age_years", "sex", "height_cm", "weight_kg")
_CONTEXT = ("heart_rate", "spo2", "exam_date")
_REASONS = {MissingReason.NOT_REPORTED: "not reported", MissingReason.NOT_MEASURABLE: "not measurable"}
_SHEET = "cases"


def columns() -> tuple[str, ...]:
    """Return the header of every table that is written."""
    return ("case_id", *_PATIENT, *_CONTEXT, *by_key(), *side_values())


def cases_to_csv(cases: Iterable[Case]) -> bytes:
    """Write UTF-8 with a mark at the start, without which spreadsheets take Chinese for noise."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns())
    writer.writerows([_plain(cell) for cell in _row(case)] for case in cases)
    return text.getvalue().encode("utf-8-sig")


def cases_to_xlsx(cases: Iterable[Case]) -> bytes:
    """Write one sheet; numbers are numbers and every text is a text."""
    import openpyxl  # noqa: PLC0415  # only a workbook pays for it

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    sheet.append(columns())
    for case in cases:
        sheet.append(list(_row(case)))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _row(case: Case) -> Iterator[Cell]:
    yield neutralised(case.case_id)
    for name in _PATIENT:
        value = getattr(case.patient, name)
        yield None if value is Sex.UNKNOWN else value if value is None else _cell(value)
    for name in _CONTEXT:
        value = getattr(case.context, name)
        yield None if value is None else _cell(value)
    for key in by_key():
        reason = case.missing.get(key)
        yield case.measurements.get(key, _REASONS.get(reason) if reason else None)
    for key in side_values():
        yield case.side.get(key)


def _cell(value: object) -> Cell:
    return float(value) if isinstance(value, int | float) else neutralised(str(value))


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else f"{int(cell) if cell.is_integer() else cell!r}"
