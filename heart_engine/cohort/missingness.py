"""Which measurements a report holds: the full form, ten basic fields, or M-mode alone; then gaps."""

from __future__ import annotations

import numpy as np

from heart_engine.cohort.hearts import VALVES
from heart_engine.cohort.hospital import KEYS, Hospital
from heart_engine.cohort.measurement import Columns
from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Flags

FORMS = ("full", "basic", "m_mode")


def leave_out(
    parameters: Parameters, random: np.random.Generator, hospital: Hospital, columns: Columns
) -> Columns:
    """Return the columns with NaN where this hospital's reports have nothing."""
    count = len(columns["lvedd"])
    on_form = _on_form(parameters, random, hospital, count)
    chance = np.array([hospital.left_out[key] for key in KEYS])
    kept = on_form & (random.random((count, len(KEYS))) >= chance)
    unmentioned = random.random((count, len(KEYS))) < hospital.no_leak_left_out
    for i, key in enumerate(KEYS):
        if key in VALVES:
            kept[:, i] &= ~(unmentioned[:, i] & (columns[key] == 0))
    kept[:, KEYS.index("lvedd")] |= ~kept.any(axis=1)  # a report without any number is never filed
    return {key: np.where(kept[:, i], columns[key], np.nan) for i, key in enumerate(KEYS)}


def form_fields(parameters: Parameters, form: str) -> frozenset[str]:
    """Return the measurements a form asks for."""
    return frozenset(KEYS) if form == "full" else frozenset(parameters.table("form", form))


def _on_form(parameters: Parameters, random: np.random.Generator, hospital: Hospital, count: int) -> Flags:
    masks = np.array([[key in form_fields(parameters, form) for key in KEYS] for form in FORMS])
    shares = np.array([hospital.form_shares[form] for form in FORMS])
    return masks[random.choice(len(FORMS), size=count, p=shares / shares.sum())]
