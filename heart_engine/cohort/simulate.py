"""Simulate hospitals: people, defects, hearts, readings, gaps and codes, in this order.

A hospital is fully given by spectrum, index and seed; its role (training, calibration, test) by its
index alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.coding import Convention, coded_sets
from heart_engine.cohort.cohort import Cohort, CohortInfo, joined
from heart_engine.cohort.confounders import Confounders, draw_confounders
from heart_engine.cohort.defects import Shunts, draw_shunts
from heart_engine.cohort.hearts import build_hearts
from heart_engine.cohort.hospital import (
    KEYS,
    SET_TEXTS,
    SETS,
    Hospital,
    Spectrum,
    draw_hospital,
    hospital_stream,
    role_of,
)
from heart_engine.cohort.linear import measure_linear
from heart_engine.cohort.measurement import Columns, measure
from heart_engine.cohort.missingness import leave_out
from heart_engine.cohort.parameters import Parameters, frozen_parameters, parameters_sha256
from heart_engine.cohort.people import Indices, People, draw_people
from heart_engine.domain.labels import ThirdLabelMeaning


class Variant(StrEnum):
    """How much the simulator bends; conclusions that hold in one alone are about the simulator."""

    FULL = "full"
    WEAK_INTERACTIONS = "weak_interactions"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class World:
    """Everything that hospitals of one simulation share."""

    spectrum: Spectrum = Spectrum.SCREENING
    variant: Variant = Variant.FULL
    parameters: Parameters = field(default_factory=frozen_parameters)


@dataclass(frozen=True, slots=True)
class SimulatedHospital:
    """One hospital's cases together with what no report says."""

    hospital: Hospital
    people: People
    complete: Columns  # every measurement, before any is left out
    reported: Columns
    true_sets: Indices
    coded: Indices
    shunts: Shunts | None  # None in the linear variant
    confounders: Confounders | None  # likewise


def simulate_hospital(world: World, index: int, seed: int, cases: int) -> SimulatedHospital:
    """Simulate one hospital whose patients are drawn from its own mix."""
    hospital = draw_hospital(world.parameters, world.spectrum, index, seed)
    random = hospital_stream(world.spectrum, index, seed, purpose=1)
    return simulate_cases(world, hospital, random, random.choice(len(SETS), size=cases, p=hospital.mix))


def simulate_cases(
    world: World, hospital: Hospital, random: np.random.Generator, sets: Indices
) -> SimulatedHospital:
    """Simulate patients of a hospital whose label sets are given."""
    people = draw_people(
        world.parameters,
        random,
        count=len(sets),
        children=hospital.children,
        age_shift_y=hospital.age_shift_y,
    )
    if world.variant is Variant.LINEAR:
        columns = measure_linear(world.parameters, random, people, sets)
        return SimulatedHospital(hospital, people, columns, columns, sets, sets, None, None)
    return _with_everything(world, hospital, random, people, sets)


def paper_like(seed: int, *, index: int = 0, variant: Variant = Variant.FULL) -> Cohort:
    """Return 746 cases to train and 260 to test of one hospital, made up like the paper's."""
    world = World(Spectrum.PAPER, variant)
    hospital = draw_hospital(world.parameters, world.spectrum, index, seed)
    random = hospital_stream(world.spectrum, index, seed, purpose=1)
    size = world.parameters.table("paper", "size")
    train = _paper_sets(hospital, int(size["train"]), size, random)
    test = _paper_sets(hospital, int(size["test"]), size, random)
    simulated = simulate_cases(world, hospital, random, np.concatenate([train, test]))
    split = ["train"] * len(train) + ["test"] * len(test)
    return to_cohort(world, seed, [simulated], splits=[split])


def screening(indices: Sequence[int], cases: int, seed: int, *, variant: Variant = Variant.FULL) -> Cohort:
    """Return cases of many hospitals, with healthy controls and hearts that are large for other reasons."""
    world = World(Spectrum.SCREENING, variant)
    hospitals = [simulate_hospital(world, index, seed, cases) for index in indices]
    splits = [[str(role_of(one.hospital.index))] * cases for one in hospitals]
    return to_cohort(world, seed, hospitals, splits)


def to_cohort(
    world: World, seed: int, hospitals: Sequence[SimulatedHospital], splits: Sequence[Sequence[str]]
) -> Cohort:
    """Return what the hospitals would hand over: reports and coded diagnoses, nothing else."""
    info = CohortInfo(
        source="heart simulate",
        simulated=True,
        spectrum=_spectrum(world, hospitals),
        seed=seed,
        more={
            "variant": str(world.variant),
            "third_label": str(ThirdLabelMeaning.DUCT),
            "parameters_sha256": parameters_sha256(),
            "hospitals": [_habits(one.hospital) for one in hospitals],
        },
    )
    parts = [_columns(info, seed, one, split) for one, split in zip(hospitals, splits, strict=True)]
    return joined(info, parts)


def _with_everything(
    world: World, hospital: Hospital, random: np.random.Generator, people: People, sets: Indices
) -> SimulatedHospital:
    parameters = world.parameters
    interaction = parameters.table("variant", world.variant)["interaction"]
    shunts = draw_shunts(parameters, random, sets, people.age_years, interaction)
    has_defect = shunts.present.any(axis=1)
    chance = np.where(has_defect, hospital.confounder_in_defects, hospital.confounder_in_controls)
    confounders = draw_confounders(parameters, random, people.age_years, chance)
    hearts = build_hearts(parameters, random, people.age_years, shunts, confounders)
    complete = measure(parameters, random, hospital, people, hearts)
    return SimulatedHospital(
        hospital=hospital,
        people=people,
        complete=complete,
        reported=leave_out(parameters, random, hospital, complete),
        true_sets=sets,
        coded=coded_sets(parameters, shunts, Convention(hospital.choices["convention"])),
        shunts=shunts,
        confounders=confounders,
    )


def _paper_sets(
    hospital: Hospital, count: int, size: Mapping[str, float], random: np.random.Generator
) -> Indices:
    """Return sets in the paper's proportions of one, two and three defects, exact in the test set."""
    per_number = np.array([size["single"], size["double"], size["triple"]]) * count / size["test"]
    numbers = _whole_shares(per_number)
    sets = []
    for defects, cases in enumerate(numbers, start=1):
        members = [i for i, one in enumerate(SETS) if len(one) == defects]
        shares = hospital.mix[members] / hospital.mix[members].sum() * cases
        sets += list(np.repeat(members, _whole_shares(shares)))
    return random.permutation(np.array(sets, dtype=np.int64))


def _whole_shares(shares: NDArray[np.float64]) -> Indices:
    """Round to whole numbers that keep the sum; the largest remainders are rounded up."""
    whole = np.floor(shares + 1e-9).astype(np.int64)
    rest = round(float(shares.sum())) - int(whole.sum())
    whole[np.argsort(whole - shares)[:rest]] += 1
    return whole


def _columns(info: CohortInfo, seed: int, one: SimulatedHospital, split: Sequence[str]) -> Cohort:
    count, name = len(one.people), one.hospital.name
    ids = np.array([f"{name}-{seed}-{row:06d}" for row in range(count)])
    return Cohort(
        info=info,
        case_id=ids,
        patient_id=np.array([f"p-{text}" for text in ids]),
        hospital=np.full(count, name),
        split=np.array(split),
        age_years=one.people.age_years,
        sex=np.where(one.people.female, "female", "male"),
        height_cm=one.people.height_cm,
        weight_kg=one.people.weight_kg,
        values=np.column_stack([one.reported[key] for key in KEYS]),
        labels=one.coded,
    )


def _spectrum(world: World, hospitals: Sequence[SimulatedHospital]) -> dict[str, object]:
    coded = np.concatenate([one.coded for one in hospitals])
    ages = np.concatenate([one.people.age_years for one in hospitals])
    shares = np.bincount(coded, minlength=len(SETS)) / max(len(coded), 1)
    return {
        "kind": str(world.spectrum),
        "healthy_controls": world.spectrum is Spectrum.SCREENING,
        "age_years": [float(ages.min()), float(ages.max())],
        "prevalence": {text: round(float(one), 4) for text, one in zip(SET_TEXTS, shares, strict=True)},
    }


def _habits(hospital: Hospital) -> dict[str, object]:
    return {
        "hospital": hospital.name,
        "index": hospital.index,
        "role": "paper" if hospital.spectrum is Spectrum.PAPER else str(role_of(hospital.index)),
        "sites": dict(hospital.sites),
        "choices": dict(hospital.choices),
        "reading_factor": round(hospital.reading_factor, 3),
        "field_shift_sd": [round(float(one), 3) for one in hospital.field_shift],
        "children": round(hospital.children, 3),
    }
