"""The evidence picture: where this patient and the reference cases lie on the same strips."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.range_line import line_of
from app.report.measured import plausible_line
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
    line = line_of(plausible_line(by_key()[row.key], patient))
    if line is None or row.strip is None or row.strip.band_from is None:
        return None
    placed = tuple(
        (case.labels, line.place(case.measurements[row.key]))
        for case in cases
        if row.key in case.measurements
    )
    return EvidenceLine(row.abbreviation, row.name, row.strip, placed) if placed else None
