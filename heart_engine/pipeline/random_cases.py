"""Cases drawn at random within what is plausible for adults: they are nobody's, and mean nothing."""

from __future__ import annotations

import random

from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, measurements

MISSING_SHARE = 0.2


def random_cases(count: int, seed: int, name: str, missing_share: float = MISSING_SHARE) -> list[Case]:
    """Return cases drawn within what is plausible for adults; they are nobody's."""
    chance = random.Random(seed)  # noqa: S311 - no secret: the same seed must give the same cases
    return [_random_case(f"{name}-{number}", chance, missing_share) for number in range(1, count + 1)]


def _random_case(case_id: str, chance: random.Random, missing_share: float) -> Case:
    patient = Patient(
        float(chance.randint(18, 80)),
        chance.choice((Sex.FEMALE, Sex.MALE)),
        float(chance.randint(150, 190)),
        float(chance.randint(45, 100)),
    )
    rows = (row for row in measurements() if chance.random() > missing_share)
    return Case(case_id, patient, measurements={row.key: _random_value(row, chance) for row in rows})


def _random_value(row: Measurement, chance: random.Random) -> float:
    if row.is_grade:
        return chance.choice(GRADES)
    span = row.plausible_adult
    return round(chance.uniform(span.low or 0.0, span.high or 1.0), row.decimals)
