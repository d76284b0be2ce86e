"""A case as text, in the rendering a bundle declares.

*Plain* is for a general language model: names, values, units, the standard range and the position in it
in words. *Compact* is one word per measurement, field and position together, for a small model: `lvedd+3`
lies three steps over the middle of its range, `lvedd#17` is the seventeenth step of what is plausible at
all, where no standard value applies. What was not measured is not mentioned. The same case gives the same
text, letter by letter.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from heart_engine.domain.age_band import UNKNOWN_BAND, age_band, age_bands
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, measurements
from heart_engine.domain.problem import CaseRejectedError, Code, Problem
from heart_engine.model.case_words import (
    patient_in_words,
    position_in_words,
    range_in_words,
    sentence,
    value_in_words,
)
from heart_engine.model.settings import Rendering, StandardsPlace, TextSettings
from heart_engine.model.standard_values import UNKNOWN_STANDING, StandardValues, Standing


def case_text(case: Case, standards: StandardValues, settings: TextSettings) -> str:
    """Write a case as the model reads it; without a single measurement there is nothing to write."""
    if not case.measurements:
        raise CaseRejectedError([Problem(Code.CASE_EMPTY)])
    write = _compact if settings.rendering is Rendering.COMPACT else _plain
    return write(case, _standing_of(case, standards, settings), settings)


def standards_text(standards: StandardValues, settings: TextSettings) -> str:
    """Write the adult ranges once, for the constant head of a prompt; empty where they stand elsewhere."""
    if settings.standards is not StandardsPlace.HEAD or settings.rendering is Rendering.COMPACT:
        return ""
    lines = (range_in_words(one, standards, settings.language) for one in measurements())
    return "\n".join(line for line in lines if line)


def compact_words(settings: TextSettings) -> tuple[str, ...]:
    """Return every word that a compact case text can contain, in a fixed order."""
    words = [f"age{band}" for band in age_bands() if band != UNKNOWN_BAND]
    words += [sex.value for sex in Sex if sex is not Sex.UNKNOWN]
    for measurement in measurements():
        words += _words_of(measurement, settings)
    return tuple(words)


def _standing_of(case: Case, standards: StandardValues, settings: TextSettings) -> Callable[[str], Standing]:
    if settings.standards is StandardsPlace.NONE:
        return lambda _key: UNKNOWN_STANDING
    return lambda key: standards.standing(key, case)


# Compact


def _compact(case: Case, standing_of: Callable[[str], Standing], settings: TextSettings) -> str:
    band = age_band(case.patient.age_years)
    words = [f"age{band}"] if band != UNKNOWN_BAND else []
    words += [case.patient.sex.value] if case.patient.sex is not Sex.UNKNOWN else []
    for measurement in measurements():
        value = case.value(measurement.key)
        if value is not None:
            words.append(_word(measurement, value, standing_of(measurement.key), settings))
    return " ".join(words)


def _word(measurement: Measurement, value: float, standing: Standing, settings: TextSettings) -> str:
    if measurement.is_grade:
        return f"{measurement.key}={value:g}"
    if standing.z is None:
        return f"{measurement.key}#{_raw_step(measurement, value, settings.raw_steps)}"
    return f"{measurement.key}{_step(standing.z, settings):+d}"


def _step(z: float, settings: TextSettings) -> int:
    """Return the step a position falls in; an infinite one is the outermost."""
    furthest = settings.steps_each_side
    bounded = min(max(z / settings.step_sd, -furthest), furthest)
    return math.floor(bounded + 0.5)


def _raw_step(measurement: Measurement, value: float, steps: int) -> int:
    """Return the step of the plausible span that a value falls in."""
    low, high = _plausible_ends(measurement)
    share = (value - low) / (high - low)
    return min(max(math.floor(share * steps), 0), steps - 1)


def _plausible_ends(measurement: Measurement) -> tuple[float, float]:
    """Return the span that holds adults and children; the table closes it for every measurement."""
    spans = (measurement.plausible_adult, measurement.plausible_child)
    lows = [span.low for span in spans if span.low is not None]
    highs = [span.high for span in spans if span.high is not None]
    return min(lows), max(highs)


def _words_of(measurement: Measurement, settings: TextSettings) -> list[str]:
    if measurement.is_grade:
        return [f"{measurement.key}={grade:g}" for grade in GRADES]
    side = settings.steps_each_side
    placed = [f"{measurement.key}{step:+d}" for step in range(-side, side + 1)]
    return placed + [f"{measurement.key}#{step}" for step in range(settings.raw_steps)]


# Plain


def _plain(case: Case, standing_of: Callable[[str], Standing], settings: TextSettings) -> str:
    language = settings.language
    lines = [patient_in_words(case.patient, language)]
    lines += [
        _line(one, case, standing_of(one.key), settings)
        for one in measurements()
        if one.key in case.measurements
    ]
    return "\n".join(line for line in lines if line)


def _line(measurement: Measurement, case: Case, standing: Standing, settings: TextSettings) -> str:
    language, value = settings.language, case.measurements[measurement.key]
    said = value_in_words(measurement, value, case.sites.get(measurement.key), language)
    if settings.standards is StandardsPlace.NONE:
        return sentence([said], language)
    beside = settings.standards is StandardsPlace.BESIDE
    return sentence(
        [said, *position_in_words(measurement, value, standing, language, with_range=beside)], language
    )
