"""Cases side by side: for each measurement one strip with a mark for each case, and the numbers beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.language import Language
from app.presenters.examination import Examination
from app.presenters.form import unit_of
from app.presenters.number_text import rounded_text
from app.presenters.reference_ranges import lean, person_of, plausible_line, usual_range
from app.presenters.shelf_row import age_text, diagnosis_text
from app.range_line import on_the_line
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning
from heart_engine.domain.measurement import Measurement, Span, by_key
from heart_engine.domain.references import Reference
from heart_engine.protocol.messages import ReferenceCase


@dataclass(frozen=True, slots=True)
class Compared:
    """One case of a comparison; the patient on the desk has no confirmed diagnosis."""

    title: str
    labels: LabelSet | None
    measurements: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A case's mark on a strip."""

    place: float
    labels: LabelSet | None


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One measurement of all cases; `apart` marks where two of them are the furthest from each other."""

    name: str
    band: tuple[float, float] | None
    marks: tuple[Placed, ...]
    texts: tuple[str, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Titles from left to right, and a line for each measurement that one of the cases has."""

    titles: tuple[Compared, ...]
    lines: tuple[ComparisonLine, ...]


MOST_APART = 3


def compared_case(case: ReferenceCase, meaning: ThirdLabelMeaning, language: Language) -> Compared:
    """Return a reference case as one of a comparison."""
    person = f"{language.text(f'patient.sex.{case.sex}')} {age_text(case.age_band, language)}"
    words = (case.case_id, diagnosis_text(case.labels, meaning, language), person)
    return Compared("\n".join(words), case.labels, case.measurements)


def compared_patient(examination: Examination, language: Language) -> Compared:
    """Return the patient on the desk as one of a comparison."""
    words = (language.text("library.patient"), examination.case.case_id)
    return Compared("\n".join(filter(None, words)), None, examination.case.measurements)


def comparison_view(
    cases: Sequence[Compared], examination: Examination | None, first: ReferenceCase
) -> ComparisonView:
    """Lay cases on strips; the bands are the patient's where there is one, else the first case's."""
    person = person_of(first) if examination is None else examination.case.patient
    lines, spreads = [], []
    for key, measurement in by_key().items():
        values = [one.measurements.get(key) for one in cases]
        if all(value is None for value in values):
            continue
        usual = usual_range(key, first) if examination is None else examination.references[key]
        spreads.append(_spread(values, usual))
        line = plausible_line(key, person)
        lines.append((measurement, line, usual, values))
    furthest = sorted((one for one in spreads if one > 0), reverse=True)[:MOST_APART]
    return ComparisonView(
        tuple(cases),
        tuple(
            ComparisonLine(
                name=_name(measurement),
                band=None if line is None else line.band(Span(usual.low, usual.high)),
                marks=tuple(
                    Placed(on_the_line(line.place(value)), one.labels)
                    for one, value in zip(cases, values, strict=True)
                    if line is not None and value is not None
                ),
                texts=tuple(_text(value, measurement) for value in values),
                apart=spread in furthest,
            )
            for (measurement, line, usual, values), spread in zip(lines, spreads, strict=True)
        ),
    )


def _spread(values: Sequence[float | None], usual: Reference) -> float:
    """Return how far the two furthest values are from each other, in half widths of the normal range."""
    leans = [lean(value, Span(usual.low, usual.high)) for value in values if value is not None]
    known = [one for one in leans if one is not None]
    return max(known) - min(known) if len(known) > 1 else 0.0


def _text(value: float | None, measurement: Measurement) -> str:
    return "–" if value is None else rounded_text(value, measurement.decimals)


def _name(measurement: Measurement) -> str:
    return " ".join(filter(None, (measurement.abbreviation, unit_of(measurement.key))))
