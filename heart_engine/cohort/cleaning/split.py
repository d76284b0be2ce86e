"""Divide patients, never examinations, into training, calibration and test."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from heart_engine.cohort.cleaning.limits import limit
from heart_engine.cohort.hospital import Role


def split_by_patient(patients: Sequence[int], random: Random) -> list[str]:
    """Return the part of each study; all studies of a patient are in one part."""
    distinct = sorted(set(patients))
    random.shuffle(distinct)
    test = round(limit("share_test") * len(distinct))
    calibration = round(limit("share_calibration") * len(distinct))
    parts = dict.fromkeys(distinct[:test], Role.TEST)
    parts |= dict.fromkeys(distinct[test : test + calibration], Role.CALIBRATION)
    return [str(parts.get(one, Role.TRAINING)) for one in patients]
