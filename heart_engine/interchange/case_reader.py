"""Read our own case file: everything in it was checked when it was written, and is checked again."""

from __future__ import annotations

from collections.abc import Iterator

from heart_engine.domain.case import Case, MissingReason, Sex
from heart_engine.domain.case_json import case_from_json
from heart_engine.domain.measurement import by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.problem import CaseRejectedError
from heart_engine.domain.side_values import side_values
from heart_engine.interchange.candidate import Candidate, FileReading, ImportStatus, Where
from heart_engine.interchange.choice import EXAM_DATE
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

_RULE = "heart-case/1"


def read_case(document: object) -> FileReading:
    """Read one case; the refusal names the first field that is wrong and how many more there are."""
    try:
        case = case_from_json(document)
    except CaseRejectedError as error:
        first, more = error.problems[0], len(error.problems) - 1
        rule = f"{first.code}" + (f" and {more} more" if more else "")
        raise FileRefusedError(RefusalCode.DAMAGED, rule, column=first.field or "case") from error
    return FileReading("heart-case", 1, tuple(_candidates(case)), details={"layout": "document"})


def _candidates(case: Case) -> Iterator[Candidate]:
    for name, limit in patient_limits().items():
        holder = case.patient if hasattr(case.patient, name) else case.context
        value = getattr(holder, name)
        if value is not None:
            yield _value(limit.key, value, limit.unit, f"{type(holder).__name__.lower()}.{name}")
    if case.patient.sex is not Sex.UNKNOWN:
        yield _value("_sex", case.patient.sex.value, None, "patient.sex")
    if case.context.exam_date:
        yield _value(EXAM_DATE, case.context.exam_date, None, "context.exam_date")
    for key, value in case.measurements.items():
        unit = "{grade}" if by_key()[key].is_grade else by_key()[key].ucum
        yield _value(key, value, unit, f"measurements.{key}")
    for key, value in case.side.items():
        yield _value(key, value, side_values()[key].ucum, f"side.{key}")
    for key, site in case.sites.items():
        yield _value(f"sites.{key}", site, None, f"sites.{key}")
    for key, reason in case.missing.items():
        yield _missing(key, reason)


def _value(key: str, value: float | str, unit: str | None, path: str) -> Candidate:
    return Candidate(key, f"{value}", value, unit, ImportStatus.VALUE, _RULE, None, Where(path=path))


def _missing(key: str, reason: MissingReason) -> Candidate:
    where = Where(path=f"missing.{key}")
    rule = "C2" if reason is MissingReason.NOT_MEASURABLE else "C1"
    return Candidate(key, reason.value, None, None, ImportStatus.MISSING, rule, None, where)
