"""What each defect does to each measurement in the simulator, held against the textbook's directions.

The same people are simulated twice, with and without the defect, at a hospital without habits: what differs
is the defect. Differences are in standard deviations of the healthy ones; half a grade at least.
"""

from __future__ import annotations

import csv
import dataclasses
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.hospital import KEYS, PRIMARY, SETS, Hospital, draw_hospital
from heart_engine.cohort.people import Flags, Floats
from heart_engine.cohort.simulate import SimulatedHospital, World, simulate_cases
from heart_engine.domain.labels import LABELS
from heart_engine.domain.measurement import by_key
from heart_engine.domain.resources import resource_path

MODERATE_LOAD = 0.8
"""From this load on (Qp/Qs 1.74) a defect is called moderate or large."""

_RAISED_RESISTANCE = 0.5
_HALF_GRADE = 0.5
_PLAIN_CHOICES = {
    "rv_site": "plax_ap",
    "mve_e_site": "septal",
    "rvot_site": "psax_distal",
    "ef_method": "teichholz",
    "sv_method": "teichholz",
    "second_ratio": "tissue",
    "convention": "all",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """How far one defect moves one measurement, in all and in those whom the textbook sets apart."""

    field: str
    label: str
    direction: str  # as the textbook has it
    every: float
    low_resistance: float
    high_resistance: float
    cusp_prolapse: float  # NaN where there is none
    no_prolapse: float

    @property
    def agrees(self) -> bool:
        """Say whether the simulator moves as the textbook says."""
        return bool(_AGREES[self.direction](self))


def all_effects(world: World, *, cases: int = 20_000, seed: int = 5) -> list[Effect]:
    """Measure every cell of the effect table."""
    hospital = plain_hospital(world)
    healthy = _everybody_with(world, hospital, (), cases, seed)
    directions = expected_directions()
    found = []
    for label in LABELS:
        ill = _everybody_with(world, hospital, (label,), cases, seed)
        found += [_effect(key, label, directions[key, label], healthy, ill) for key in KEYS]
    return found


def expected_directions() -> dict[tuple[str, str], str]:
    """Return the textbook's direction of each field by label."""
    with resource_path("cohort", "effects.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {"asd": "asd", "vsd": "vsd", "pdo": "pda"}  # the third label is simulated as a duct
    return {(row["field"], label): row[columns[label]] for row in rows for label in LABELS}


def plain_hospital(world: World) -> Hospital:
    """Return a hospital without shifts, confounders or gaps, measuring at the default sites."""
    return dataclasses.replace(
        draw_hospital(world.parameters, world.spectrum, index=0, seed=0),
        field_shift=np.zeros(len(PRIMARY)),
        confounder_in_controls=0.0,
        confounder_in_defects=0.0,
        reading_factor=1.0,
        tenth_mm=True,
        half_grades=True,
        choices=_PLAIN_CHOICES,
    )


def _everybody_with(
    world: World, hospital: Hospital, labels: tuple[str, ...], cases: int, seed: int
) -> SimulatedHospital:
    """Simulate people of one label set; the same seed gives the same people."""
    sets = np.full(cases, SETS.index(labels))
    return simulate_cases(world, hospital, np.random.default_rng(seed), sets)


def _effect(
    key: str, label: str, direction: str, healthy: SimulatedHospital, ill: SimulatedHospital
) -> Effect:
    shunts = ill.shunts
    if shunts is None:
        msg = "the linear variant keeps no shunts to choose patients by"
        raise ValueError(msg)
    before = healthy.complete[key]
    difference = (ill.complete[key] - before) / _spread(key, before)
    large = shunts.load[:, LABELS.index(label)] >= MODERATE_LOAD
    raised = shunts.resistance > _RAISED_RESISTANCE
    return Effect(
        field=key,
        label=label,
        direction=direction,
        every=_mean(difference, large),
        low_resistance=_mean(difference, large & ~raised),
        high_resistance=_mean(difference, large & raised),
        cusp_prolapse=_mean(difference, large & shunts.cusp_prolapse),
        no_prolapse=_mean(difference, large & ~shunts.cusp_prolapse),
    )


def _spread(key: str, healthy: Floats) -> float:
    """Return a standard deviation; a grade that is 0 in nearly everybody would make every step enormous."""
    row = by_key()[key]
    return max(float(np.nanstd(healthy)), _HALF_GRADE if row.is_grade else 10.0**-row.decimals)


def _mean(difference: Floats, rows: Flags) -> float:
    return float(np.nanmean(difference[rows])) if rows.any() else float("nan")


_MOVED, _STILL, _CLEARLY, _SLACK, _VARIABLE = 0.2, 0.3, 0.5, 0.1, 1.0
_AGREES = {
    "up": lambda one: one.every >= _MOVED,
    "=": lambda one: abs(one.every) <= _STILL,
    "= or up": lambda one: one.every >= -_SLACK,
    "up or =": lambda one: one.every >= -_SLACK,
    "= or down": lambda one: one.every <= _SLACK,
    "variable": lambda one: abs(one.every) <= _VARIABLE,
    "= until PH": lambda one: abs(one.low_resistance) <= _STILL and one.high_resistance >= _CLEARLY,
    "up if PH": lambda one: one.high_resistance >= _CLEARLY and one.low_resistance <= _STILL,
    "up when a cusp prolapses": lambda one: one.cusp_prolapse >= _CLEARLY and abs(one.no_prolapse) <= _SLACK,
}
