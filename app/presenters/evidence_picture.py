"""The evidence in one picture: each measurement a strip with this patient and the reference cases on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.language import Language
from app.presenters.field_names import field_name
from app.presenters.form import unit_of
from app.presenters.form_layout import COLUMNS, fields_of
from app.presenters.number_text import number_text
from app.presenters.reference_ranges import plausible_line
from app.presenters.strip import Beyond
from app.range_line import RangeLine, on_the_line
from heart_engine.domain.case import Case
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.measurement import Measurement, Span
from heart_engine.domain.references import reference_for
from heart_engine.protocol.messages import BundleInfo, ReferenceCase


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one value lies on a strip, from 0 at its left end to 1 at its right."""

    place: float
    beyond: Beyond


@dataclass(frozen=True, slots=True)
class CaseSpot:
    """A reference case's value; each case keeps its own lane, so that one can be followed through."""

    spot: Spot
    labels: LabelSet
    lane: int
    case_id: str


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One measurement."""

    name: str
    value: str
    band: tuple[float, float] | None
    patient: Spot | None
    cases: tuple[CaseSpot, ...]


@dataclass(frozen=True, slots=True)
class EvidencePicture:
    """Two columns as on the form, and how many lanes a strip has."""

    columns: tuple[tuple[PictureLine, ...], ...]
    lanes: int
    spoken: str


def evidence_picture(case: Case, cases: Sequence[ReferenceCase], language: Language) -> EvidencePicture:
    """Lay a patient and the reference cases on the patient's own strips."""
    columns = tuple(
        tuple(
            _line(field.measurement, line, case, cases, language)
            for group in groups
            for field in fields_of(group)
            if (line := plausible_line(field.measurement.key, case.patient)) is not None
            and _anybody_has(field.measurement.key, case, cases)
        )
        for groups in COLUMNS
    )
    return EvidencePicture(columns, len(cases), language.text("picture.name", n=len(cases)))


def _anybody_has(key: str, case: Case, cases: Sequence[ReferenceCase]) -> bool:
    return key in case.measurements or any(key in one.measurements for one in cases)


def _line(
    measurement: Measurement,
    line: RangeLine,
    case: Case,
    cases: Sequence[ReferenceCase],
    language: Language,
) -> PictureLine:
    key = measurement.key
    reference = reference_for(key, case.patient, case.context, case.sites.get(key))
    value = case.value(key)
    return PictureLine(
        name=field_name(key, language),
        value="" if value is None else f"{number_text(value)} {unit_of(key)}".strip(),
        band=line.band(Span(reference.low, reference.high)),
        patient=None if value is None else spot_of(line, value),
        cases=tuple(
            CaseSpot(spot_of(line, one.measurements[key]), one.labels, lane, one.case_id)
            for lane, one in enumerate(cases)
            if key in one.measurements
        ),
    )


def spot_of(line: RangeLine, value: float) -> Spot:
    """Place a value; one beyond the line's end is marked there."""
    place = line.place(value)
    return Spot(on_the_line(place), Beyond((place > 1) - (place < 0)))


def legend(bundle: BundleInfo, language: Language) -> tuple[tuple[LabelSet | None, str], ...]:
    """Name the marks: this patient, whose diagnosis nobody confirmed, then each label, then none of them."""
    names = [((label,), label_name(label, bundle.third_label, language.code, short=True)) for label in LABELS]
    none = label_name("none", bundle.third_label, language.code, short=True)
    return ((None, language.text("picture.patient")), *names, ((), none))
