"""The words of the plain rendering, in the two languages; changing one is a new renderer version."""

from __future__ import annotations

from collections.abc import Sequence

from heart_engine.domain.age_band import UNKNOWN_BAND, age_band
from heart_engine.domain.body import AgeGroup
from heart_engine.domain.case import Patient, Sex
from heart_engine.domain.grades import grade_name
from heart_engine.domain.measurement import Measurement
from heart_engine.model.standard_values import SD_FROM_MIDDLE_TO_LIMIT, StandardValues, Standing

_DIMENSIONLESS = ("1", "{grade}")
_FAR_SD = 4.0
_MIDDLE_SD = 1.0

_WORDS = {
    "en": {
        "joint": ", ",
        "colon": ": ",
        "standard": "standard",
        "no_standard": "no standard value",
        "years": "age {band} years",
        "female": "female",
        "male": "male",
        "far_below": "far below",
        "below": "below",
        "low_normal": "low normal",
        "middle": "mid-range",
        "high_normal": "high normal",
        "above": "above",
        "far_above": "far above",
        "within": "within",
    },
    "zh": {
        "joint": "，",
        "colon": "：",
        "standard": "标准",
        "no_standard": "无标准值",
        "years": "年龄{band}岁",
        "female": "女",
        "male": "男",
        "far_below": "明显偏低",
        "below": "偏低",
        "low_normal": "正常偏低",
        "middle": "正常",
        "high_normal": "正常偏高",
        "above": "偏高",
        "far_above": "明显偏高",
        "within": "正常",
    },
}


def sentence(parts: Sequence[str], language: str) -> str:
    """Join the parts of one line as the language does."""
    return _WORDS[language]["joint"].join(parts)


def patient_in_words(patient: Patient, language: str) -> str:
    """Say what is known of the person: the age band, never the age, and the sex."""
    words = _WORDS[language]
    band = age_band(patient.age_years)
    said = [words["years"].format(band=band)] if band != UNKNOWN_BAND else []
    said += [words[patient.sex.value]] if patient.sex is not Sex.UNKNOWN else []
    return sentence(said, language)


def value_in_words(measurement: Measurement, value: float, language: str) -> str:
    """Name a measurement and its value with the unit."""
    colon = _WORDS[language]["colon"]
    return f"{measurement.label(language)}{colon}{_number(measurement, value, language)}"


def position_in_words(
    measurement: Measurement, value: float, standing: Standing, language: str, *, with_range: bool
) -> list[str]:
    """Say the standard range, where it is wanted, and where the value stands in it."""
    words = _WORDS[language]
    if not standing.is_known:
        return [words["no_standard"]]
    printed = (
        [f"{words['standard']} {_span(measurement, standing)}"] if with_range and _has_range(standing) else []
    )
    return [*printed, words[_place(value, standing)]]


def range_in_words(measurement: Measurement, standards: StandardValues, language: str) -> str:
    """Write the adult ranges of one measurement on one line, each with the sex it is for."""
    words = _WORDS[language]
    rows = [row for row in standards.rows.get(measurement.key, ()) if row.group is AgeGroup.ADULT]
    spans = [
        " ".join(
            filter(
                None, (words.get(row.sex.value, ""), _span(measurement, Standing(None, row.low, row.high)))
            )
        )
        for row in rows
        if row.low is not None or row.high is not None
    ]
    return f"{measurement.label(language)}{words['colon']}{sentence(spans, language)}" if spans else ""


def _number(measurement: Measurement, value: float, language: str) -> str:
    if measurement.is_grade:
        return f"{value:g} ({grade_name(value, language)})"
    unit = "" if measurement.unit in _DIMENSIONLESS else f" {measurement.unit}"
    return f"{value:.{measurement.decimals}f}{unit}"


def _has_range(standing: Standing) -> bool:
    return standing.low is not None or standing.high is not None


def _span(measurement: Measurement, standing: Standing) -> str:
    low, high = (
        None if end is None else f"{end:.{max(measurement.decimals, 1)}f}".removesuffix(".0")
        for end in (standing.low, standing.high)
    )
    if low is None:
        return f"≤{high}"
    return f"≥{low}" if high is None else f"{low}-{high}"


def _place(value: float, standing: Standing) -> str:
    if standing.z is None:
        return _side(value, standing)
    distance = abs(standing.z)
    if distance <= _MIDDLE_SD:
        return "middle"
    low = standing.z < 0
    if distance <= SD_FROM_MIDDLE_TO_LIMIT:
        return "low_normal" if low else "high_normal"
    if distance <= _FAR_SD:
        return "below" if low else "above"
    return "far_below" if low else "far_above"


def _side(value: float, standing: Standing) -> str:
    """Place a value against a range with one open end, or of grades."""
    if standing.low is not None and value < standing.low:
        return "below"
    return "above" if standing.high is not None and value > standing.high else "within"
