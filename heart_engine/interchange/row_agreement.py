"""Whether the certain numbers of each study agree with each other, by the cross checks of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from heart_engine.domain.case import Case, Context, Patient
from heart_engine.domain.checks import CheckLevel, CrossCheck, cross_checks
from heart_engine.domain.measurement import by_key
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites
from heart_engine.interchange.candidate import CERTAIN, FileReading
from heart_engine.interchange.limits import MAX_CHECKED_STUDIES

_FEWEST = 2  # one number agrees with itself


def checks_to_json(reading: FileReading) -> list[dict[str, object]]:
    """Return every rule that one of the first studies breaks, for a person to see beside the values."""
    return [_to_json(study, one) for study, values in _studies(reading).items() for one in _broken(values)]


def _studies(reading: FileReading) -> Mapping[int, dict[str, float | str]]:
    found: dict[int, dict[str, float | str]] = defaultdict(dict)
    for one in reading.candidates:
        is_checked = one.where.study <= MAX_CHECKED_STUDIES
        if is_checked and one.status in CERTAIN and one.value is not None:
            found[one.where.study][one.key] = one.value
    return found


def _broken(values: Mapping[str, float | str]) -> Iterator[CrossCheck]:
    numbers = {key: value for key, value in values.items() if isinstance(value, float)}
    measured = {key: numbers[key] for key in by_key() if key in numbers}
    if len(measured) < _FEWEST:
        return
    chosen = {key: values.get(f"sites.{key}") for key in sites()}
    case = Case(
        patient=Patient(age_years=numbers.get("_age")),
        context=Context(heart_rate=numbers.get("_heart_rate")),
        measurements=measured,
        sites={key: site for key, site in chosen.items() if isinstance(site, str)},
        side={key: numbers[key] for key in side_values() if key in numbers},
    )
    yield from (one for one in cross_checks(case) if one.level is not CheckLevel.OK)


def _to_json(study: int, check: CrossCheck) -> dict[str, object]:
    return {
        "study": study,
        "rule": check.rule,
        "level": check.level.value,
        "fields": list(check.fields),
        "typed": check.typed,
        "computed": check.computed,
    }
