"""The words of the plain rendering, in the two languages; changing one is a new renderer version."""

from __future__ import annotations

from collections.abc import Sequence

from heart_engine.domain.age_band import UNKNOWN_BAND, age_band
from heart_engine.domain.body import AgeGroup
from heart_engine.domain.case import Patient, Sex
from heart_engine.domain.grades import grade_name
from heart_engine.domain.measurement import Measurement
from heart_engine.domain.reference_choice import UNSPECIFIED
from heart_engine.domain.sites import sites
from heart_engine.model.standard_values import (
    SD_FROM_MIDDLE_TO_LIMIT,
    StandardRow,
    StandardValues,
    Standing,
)

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


def value_in_words(measurement: Measurement, value: float, site: str | None, language: str) -> str:
    """Name a measurement, where it was taken if that was said, and its value with the unit."""
    where = f" ({_site_name(measurement, site, language)})" if site else ""
    colon = _WORDS[language]["colon"]
    return f"{measurement.label(language)}{where}{colon}{_number(measurement, value, language)}"


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
    spans = [_row_in_words(measurement, row, language) for row in rows]
    return f"{measurement.label(language)}{words['colon']}{sentence(spans, language)}" if spans else ""


def _row_in_words(measurement: Measurement, row: StandardRow, language: str) -> str:
    """Write one range after the sex and the site it is for, where it is for one alone."""
    sex = _WORDS[language].get(row.sex.value, "")
    site = "" if row.site == UNSPECIFIED else _site_name(measurement, row.site, language)
    return " ".join(filter(None, (sex, site, _span(measurement, Standing(None, row.low, row.high)))))


def _site_name(measurement: Measurement, site: str, language: str) -> str:
    return next(one.name(language) for one in sites()[measurement.key] if one.id == site)


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
    if high is None:
        return f"≥{low}"
    return f"{low}-{high}" if low != high else low


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
