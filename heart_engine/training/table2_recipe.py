"""What a Table 2 experiment consists of: one hospital like the paper's, and how small models are trained."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from heart_engine.model.settings import FusionSettings
from heart_engine.model.shape import Shape
from heart_engine.training.recipe import LossWeights, Optimisation, read_toml


@dataclass(frozen=True, slots=True)
class PaperHospital:
    """Whose cases train and test; the paper's hospital has 746 and 260."""

    index: int
    training_cases: int
    test_cases: int


@dataclass(frozen=True, slots=True)
class Forms:
    """Shares of the pre-training texts by form; the rest is one case with its standard values."""

    without_standards: float
    in_context: float  # one or two whole cases with their diagnosis stand before the case
    few_shot: float  # as many cases as a few-shot prompt has, without standards


@dataclass(frozen=True, slots=True)
class BaseRecipe:
    """A network that is pre-trained from scratch on other hospitals like the paper's, and then adapted."""

    shape: Shape
    hospitals: int
    cases: int  # of each
    forms: Forms
    pretraining: Optimisation
    tuning: Optimisation


@dataclass(frozen=True, slots=True)
class Table2Recipe:
    """Everything that decides what the experiment prints, but for its seeds."""

    threads: int
    language: str  # of the plain text
    vocabulary: int  # of the plain tokenizer, at most
    supporting_cases: int
    few_shot: int
    adapter_rank: int
    adapter_alpha: int
    said: float  # weight of the fusion layer saying the diagnoses of its cases, beside the answer
    most_masked: int  # of the supporting cases, at random from none to this many
    teaching_cases: int  # that the judge of the best achievable learns from
    hospital: PaperHospital
    fusion: FusionSettings
    losses: LossWeights
    plain: BaseRecipe
    compact: BaseRecipe


def read_table2_recipe(path: Path) -> Table2Recipe:
    """Read a recipe of a Table 2 experiment."""
    return read_toml(Table2Recipe, path)
