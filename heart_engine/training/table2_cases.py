"""The cases of a Table 2 experiment: one hospital's, and those of others like it for pre-training.

The hospital that trains and tests has an index that no training hospital can have; the pool is of other
hospitals and another seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import Role, Spectrum, indices_of
from heart_engine.cohort.simulate import World, paper_like, simulate_hospital, to_cohort
from heart_engine.training.table2_recipe import PaperHospital

_POOL_SEED = 100_000
"""Added to a seed for the pool, so that no hospital of the pool is the one that is tested."""

_LAID_OUT = {
    "zh": ("参考病例：", "诊断：", "待诊病例："),
    "en": ("Reference case:", "Diagnosis:", "Case to assess:"),
}


@dataclass(frozen=True, slots=True)
class Division:
    """One hospital's cases, to learn from and to answer."""

    training: Cohort
    test: Cohort


def paper_division(hospital: PaperHospital, seed: int) -> Division:
    """Simulate the hospital; the paper's own division, cut where a recipe wants fewer."""
    cohort = paper_like(seed, index=hospital.index)
    parts = [
        cohort.take(np.flatnonzero(cohort.split == split)[:count])
        for split, count in (("train", hospital.training_cases), ("test", hospital.test_cases))
    ]
    return Division(*parts)


def pool_cohort(hospitals: int, cases: int, seed: int) -> Cohort:
    """Simulate other hospitals whose patients are made up like the paper's."""
    world, pool_seed = World(Spectrum.PAPER), seed + _POOL_SEED
    simulated = [
        simulate_hospital(world, index, pool_seed, cases) for index in indices_of(Role.TRAINING, hospitals)
    ]
    return to_cohort(world, pool_seed, simulated, [["pool"] * cases] * hospitals)


def in_context(text: str, others: Sequence[tuple[str, str]], language: str) -> str:
    """Put whole cases with their diagnosis before a case; without a language it is compact text."""
    if not others:
        return text
    if not language:
        return " ".join([*(f"{other} {answer}" for other, answer in others), text])
    reference, diagnosis, asked = _LAID_OUT[language]
    before = [f"{reference}\n{other}\n{diagnosis}{answer}\n" for other, answer in others]
    return "\n".join([*before, f"{asked}\n{text}"])


def layout_words(language: str) -> tuple[str, ...]:
    """Return what stands between the cases of a prompt."""
    return _LAID_OUT[language]
