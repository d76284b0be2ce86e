"""Two examinations of one patient side by side: what changed, in its unit and in z."""

from __future__ import annotations

import dataclasses
from typing import Final

from app.language import Language
from app.presenters.field_names import led_by
from app.presenters.form import unit_of
from app.presenters.kept_exam import KeptExam
from app.presenters.number_text import number_text
from heart_engine.domain.case import Case
from heart_engine.domain.measurement import Measurement, measurements
from heart_engine.domain.references import reference_for
from heart_engine.domain.verdict import verdict_for

TREND_COLUMNS: Final = ("measurement", "before", "now", "change", "z_before", "z_now", "z_change")
_NOTHING: Final = "–"


def counted(kept: KeptExam) -> Case:
    """Return an examination's case without the measurements that were declared wrong."""
    values = {key: value for key, value in kept.case.measurements.items() if key not in kept.voided}
    return dataclasses.replace(kept.case, measurements=values)


def trend_rows(before: Case, now: Case, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return a row for every measurement that either examination has."""
    return tuple(
        _row(one, before, now, language)
        for one in measurements()
        if before.value(one.key) is not None or now.value(one.key) is not None
    )


def trend_title(before: KeptExam, now: KeptExam, language: Language) -> str:
    """Say who is compared with which day."""
    patient = now.file.patient
    return language.text(
        "trend.title",
        patient=f"{patient.local_id} {patient.name}".strip(),
        before=before.file.exam.exam_date,
        now=now.file.exam.exam_date,
    )


def _row(one: Measurement, before: Case, now: Case, language: Language) -> tuple[str, ...]:
    values = before.value(one.key), now.value(one.key)
    scores = tuple(_z(one.key, case) for case in (before, now))
    unit = unit_of(one.key)
    return (
        led_by(one.abbreviation, one.label(language.code)),
        *(_quantity(value, unit) for value in values),
        _signed(_difference(*values), f".{one.decimals}f"),
        *(_signed(score, ".1f") for score in scores),
        _signed(_difference(*scores), ".1f"),
    )


def _z(key: str, case: Case) -> float | None:
    value = case.value(key)
    if value is None:
        return None
    reference = reference_for(key, case.patient, case.context, case.sites.get(key))
    return verdict_for(key, value, reference, case.patient).z


def _quantity(value: float | None, unit: str) -> str:
    return _NOTHING if value is None else f"{number_text(value)} {unit}".strip()


def _difference(before: float | None, now: float | None) -> float | None:
    return None if before is None or now is None else now - before


def _signed(value: float | None, form: str) -> str:
    if value is None:
        return _NOTHING
    written = f"{value:+{form}}"
    return written if float(written) else written[1:]  # nothing is neither more nor less
