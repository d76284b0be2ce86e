"""The evidence picture: where this patient and the reference cases lie on the same strips."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.report.measured import plausible_line
from app.report.strips import place_on
from app.report.values import EvidenceLine, Row, RowGroup
from heart_engine.domain.case import Patient
from heart_engine.domain.measurement import by_key
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import ReferenceCase

_MOST_LINES: Final = 6


def evidence_lines(
    patient: Patient,
    groups: tuple[RowGroup, ...],
    result: Result | None,
    known_cases: Iterable[ReferenceCase],
) -> tuple[EvidenceLine, ...]:
    """Return the measurements that stand out most, each with the supporting cases that have it."""
    if result is None:
        return ()
    used = {case.case_id for case in result.supporting_cases}
    cases = [case for case in known_cases if case.case_id in used]
    rows = [row for group in groups for row in group.rows if row.measured]
    outstanding_first = sorted(rows, key=lambda row: row.mark == "")
    lines = (_line(row, patient, cases) for row in outstanding_first)
    return tuple(line for line in lines if line)[:_MOST_LINES]


def _line(row: Row, patient: Patient, cases: list[ReferenceCase]) -> EvidenceLine | None:
    """Place the cases on a row's strip; None where there is no band, or none of them has the measurement."""
    if row.strip is None or row.strip.band_from is None:
        return None
    span = plausible_line(by_key()[row.key], patient)
    placed = tuple(
        (case.labels, place)
        for case in cases
        if row.key in case.measurements and (place := place_on(span, case.measurements[row.key])) is not None
    )
    return EvidenceLine(row.abbreviation, row.name, row.strip, placed) if placed else None
