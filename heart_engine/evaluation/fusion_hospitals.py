"""Unseen simulated hospitals, as they are or changed in one way: moved values, other patients, other gaps."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import (
    KEYS,
    PRIMARY,
    SETS,
    Hospital,
    Spectrum,
    draw_hospital,
    hospital_stream,
)
from heart_engine.cohort.missingness import form_fields
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.simulate import SimulatedHospital, World, simulate_cases, to_cohort
from heart_engine.domain.labels import LabelSet, label_set_to_text
from heart_engine.evaluation.predictions import Flags

_PATIENTS = 1  # the stream that every cohort of a hospital comes from
_CHANGES = 4  # the stream of what is changed about it
_NONE = SETS.index(())
_RIGHT_HEART = ("rvot", "pa", "ra", "rv")
_VALVES = ("mr", "tr", "ar", "pr")
_DOPPLER = ("mv_e", "mv_a", "mve_e", "mv_ea_ratio", "ea_ratio")


@dataclass(frozen=True, slots=True)
class Unseen:
    """One hospital: its first cases make its library, its later ones are asked."""

    hospital: Hospital
    local: Cohort
    asked: Cohort

    @property
    def convention(self) -> Convention:
        """Return how it codes what it finds."""
        return Convention(self.hospital.choices["convention"])


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many cases of a hospital are used for what."""

    local: int
    asked: int


def habits(index: int, seed: int) -> Hospital:
    """Return a hospital as the simulator draws it."""
    return draw_hospital(frozen_parameters(), Spectrum.SCREENING, index, seed)


def shifted(hospital: Hospital, sd: float) -> Hospital:
    """Move every field of a hospital by so many standard deviations, up or down at random."""
    random = hospital_stream(Spectrum.SCREENING, hospital.index, hospital.seed, _CHANGES)
    signs = random.choice((-1.0, 1.0), size=len(PRIMARY))
    return dataclasses.replace(hospital, field_shift=hospital.field_shift + sd * signs)


def with_healthy(hospital: Hospital, share: float) -> Hospital:
    """Change how many of the patients are healthy; the ill keep their proportions."""
    mix = hospital.mix.copy()
    mix[_NONE] = 0.0
    mix = mix / mix.sum() * (1 - share)
    mix[_NONE] = share
    return dataclasses.replace(hospital, mix=mix)


def with_weights(hospital: Hospital, weights: Mapping[str, float]) -> Hospital:
    """Make the sets that hold some label more or less common among the ill."""
    factors = [np.prod([weights.get(label, 1.0) for label in one]) for one in SETS]
    mix = hospital.mix * np.array(factors)
    healthy = hospital.mix[_NONE]
    mix[_NONE] = 0.0
    mix = mix / mix.sum() * (1 - healthy)
    mix[_NONE] = healthy
    return dataclasses.replace(hospital, mix=mix)


def unseen(hospital: Hospital, sizes: Sizes) -> Unseen:
    """Simulate the patients of a hospital as it reports them."""
    cohort = _cohort(hospital, _simulated(hospital, sizes))
    return _divided(hospital, cohort, sizes)


def reported_as(hospital: Hospital, sizes: Sizes, kept: Flags) -> Unseen:
    """Simulate the same patients with other gaps: `kept` says which of KEYS each row has."""
    simulated = _simulated(hospital, sizes)
    columns = {key: np.where(kept[:, at], simulated.complete[key], np.nan) for at, key in enumerate(KEYS)}
    cohort = _cohort(hospital, dataclasses.replace(simulated, reported=columns))
    return _divided(hospital, cohort, sizes)


def patterns(rows: int, seed: int) -> dict[str, Flags]:
    """Return the ways in which measurements may be missing, by name; every row keeps something."""
    parameters, random = frozen_parameters(), np.random.default_rng(seed)
    found = {"complete": np.ones((rows, len(KEYS)), dtype=np.bool_)}
    for share in (0.1, 0.3, 0.5, 0.7):
        found[f"{share:.0%} missing at random"] = _never_empty(random.random((rows, len(KEYS))) >= share)
    for name, keys in (("right heart", _RIGHT_HEART), ("valves", _VALVES), ("Doppler", _DOPPLER)):
        found[f"without {name}"] = _fields(rows, [key for key in KEYS if key not in keys])
    for form, title in (("basic", "ten basic fields"), ("m_mode", "M-mode alone")):
        found[f"{title}"] = _fields(rows, form_fields(parameters, form))
    return found


def prevalence_of(hospital: Hospital, sets: Sequence[LabelSet]) -> dict[str, float]:
    """Return the share of each answer of a bundle that a clinic there could declare; none is impossible."""
    shares = np.array([max(float(hospital.mix[SETS.index(one)]), 1e-3) for one in sets])
    return dict(zip(map(label_set_to_text, sets), (shares / shares.sum()).tolist(), strict=True))


def _simulated(hospital: Hospital, sizes: Sizes) -> SimulatedHospital:
    random = hospital_stream(Spectrum.SCREENING, hospital.index, hospital.seed, _PATIENTS)
    sets = random.choice(len(SETS), size=sizes.local + sizes.asked, p=hospital.mix)
    return simulate_cases(World(), hospital, random, sets)


def _cohort(hospital: Hospital, simulated: SimulatedHospital) -> Cohort:
    splits: Sequence[Sequence[str]] = [["asked"] * len(simulated.people)]
    return to_cohort(World(), hospital.seed, [simulated], splits)


def _divided(hospital: Hospital, cohort: Cohort, sizes: Sizes) -> Unseen:
    order = np.arange(len(cohort))
    return Unseen(hospital, cohort.take(order[: sizes.local]), cohort.take(order[sizes.local :]))


def _fields(rows: int, keys: Sequence[str] | frozenset[str]) -> Flags:
    return np.tile(np.array([key in keys for key in KEYS]), (rows, 1))


def _never_empty(kept: Flags) -> Flags:
    kept[:, KEYS.index("lvedd")] |= ~kept.any(axis=1)
    return kept
