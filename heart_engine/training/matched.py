"""Hospitals that code everything they find: of these are the shipped library, its calibration, its test."""

from __future__ import annotations

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import Role, Spectrum, draw_hospital, indices_of
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.simulate import screening
from heart_engine.training.recipe import Pool


def matched_cohort(pool: Pool, role: Role) -> Cohort:
    """Simulate those of a pool's hospitals that code everything."""
    parameters = frozen_parameters()
    indices = [
        index
        for index in indices_of(role, pool.hospitals, first=pool.first)
        if draw_hospital(parameters, Spectrum.SCREENING, index, pool.seed).choices["convention"]
        == Convention.ALL
    ]
    return screening(indices, pool.cases, pool.seed)
