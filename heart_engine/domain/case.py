"""One patient's examination: what was measured, what was not, and the context it was measured in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

CASE_FORMAT = "heart-case/1"


class Sex(StrEnum):
    """Sex as far as the reference ranges need it."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Rhythm(StrEnum):
    """Heart rhythm during the examination."""

    SINUS = "sinus"
    ATRIAL_FIBRILLATION = "af"
    OTHER = "other"


class Symptom(StrEnum):
    """What a clinician may tick; it steers wording, never the model."""

    DYSPNOEA = "dyspnoea"
    CYANOSIS = "cyanosis"
    EXERTIONAL_SYNCOPE = "exertional_syncope"
    MURMUR = "murmur"
    CHEST_PAIN = "chest_pain"
    PALPITATIONS = "palpitations"
    FATIGUE = "fatigue"
    OEDEMA = "oedema"
    POOR_GROWTH = "poor_growth"
    FREQUENT_INFECTIONS = "frequent_infections"


class MissingReason(StrEnum):
    """Why a measurement has no value; an absent reason means that nothing was said."""

    NOT_REPORTED = "not_reported"
    NOT_MEASURABLE = "not_measurable"
    NOT_APPLICABLE = "not_applicable"
    AMBIGUOUS = "ambiguous"
    REJECTED_OUT_OF_RANGE = "rejected_out_of_range"
    INEQUALITY = "inequality"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Patient:
    """What the reference ranges need to know of a person; None is unknown."""

    age_years: float | None = None
    sex: Sex = Sex.UNKNOWN
    height_cm: float | None = None
    weight_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of the examination; None and empty are unknown."""

    heart_rate: float | None = None
    rhythm: Rhythm | None = None
    pregnant: bool | None = None
    spo2: float | None = None
    symptoms: frozenset[Symptom] = frozenset()
    exam_date: str | None = None  # ISO 8601 date


@dataclass(frozen=True, slots=True)
class Case:
    """An examination in canonical units; a key that is absent was not measured."""

    case_id: str = ""
    patient: Patient = Patient()
    context: Context = Context()
    measurements: Mapping[str, float] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    side: Mapping[str, float] = field(default_factory=dict)
    missing: Mapping[str, MissingReason] = field(default_factory=dict)

    def value(self, key: str) -> float | None:
        """Return a measurement, or None where it was not measured."""
        return self.measurements.get(key)
