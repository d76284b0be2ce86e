"""One reference case as a line of the table: a word for each cell, and all measurements in one picture."""

from __future__ import annotations

from app.language import Language
from app.presenters.form import unit_of
from app.presenters.number_text import rounded_text
from app.presenters.reference_ranges import lean, usual_range
from app.presenters.shelf import AGE, CASE_ID, DIAGNOSIS, SEX, SIMILARITY
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning
from heart_engine.domain.measurement import Span, by_key
from heart_engine.protocol.messages import ReferenceCase


def diagnosis_text(labels: LabelSet, meaning: ThirdLabelMeaning, language: Language) -> str:
    """Name a diagnosis in short."""
    if not labels:
        return language.text("library.none")
    return " + ".join(label_name(one, meaning, language.code, short=True) for one in labels)


def column_title(column: str, language: Language) -> str:
    """Name a column; a measurement's carries its unit."""
    measurement = by_key().get(column)
    if measurement is None:
        return language.text(f"library.column.{column}")
    return " ".join(filter(None, (measurement.abbreviation, unit_of(column))))


def cell_text(case: ReferenceCase, column: str, meaning: ThirdLabelMeaning, language: Language) -> str:
    """Write one cell; what was not measured stays empty."""
    if column == CASE_ID:
        return case.case_id
    if column == DIAGNOSIS:
        return diagnosis_text(case.labels, meaning, language)
    if column == AGE:
        return age_text(case.age_band, language)
    if column == SEX:
        return language.text(f"patient.sex.{case.sex}")
    if column == SIMILARITY:
        return "" if case.similarity is None else f"{case.similarity:.3f}"
    value = case.measurements.get(column)
    return "" if value is None else rounded_text(value, by_key()[column].decimals)


def age_text(age_band: str, language: Language) -> str:
    """Write an age band in years."""
    known = age_band != "unknown"
    return language.text("library.years", band=age_band) if known else language.text("library.age.unknown")


def fingerprint(case: ReferenceCase) -> tuple[float | None, ...]:
    """Return how far each measurement leans out of its normal range, in the order of Table 1."""
    return tuple(_lean(case, key) for key in by_key())


def _lean(case: ReferenceCase, key: str) -> float | None:
    value, usual = case.measurements.get(key), usual_range(key, case)
    return None if value is None else lean(value, Span(usual.low, usual.high))
