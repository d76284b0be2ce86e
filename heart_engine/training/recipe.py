"""A recipe: everything that decides what a training run makes, read from one TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from heart_engine.model.device import Precision
from heart_engine.model.settings import AdapterScope, AdapterSettings, FusionSettings, RetrievalSettings
from heart_engine.model.shape import Shape
from heart_engine.model.typed_json import ShapeError, from_json

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Pool:
    """Simulated hospitals of one role, each with as many cases."""

    hospitals: int
    cases: int
    seed: int
    first: int = 0


@dataclass(frozen=True, slots=True)
class Optimisation:
    """How weights are moved."""

    batch: int
    epochs: int
    rate: float
    warmup_steps: int
    checkpoint_every: int


@dataclass(frozen=True, slots=True)
class LossWeights:
    """What pre-training weighs beside the answer, which counts 1."""

    next_token: float  # of the case text
    next_token_share: float  # of the places of a case text, at which the next token is predicted
    label_head: float  # on the end token of the case text, which makes its state a summary
    echo_head: float  # on the end token of the diagnosis, which makes the diagnosis readable in the states


@dataclass(frozen=True, slots=True)
class Episodes:
    """How a fine-tuning step is drawn: one hospital is the whole world of its cases."""

    smallest_library: int
    beside_others: float  # share of episodes whose library is of other hospitals that code alike
    shared_cases: int  # in such a library
    first_steps: int  # in which the fusion layer alone learns to say the diagnoses of its cases
    said: float  # weight of its saying them afterwards
    most_masked: int  # of the supporting cases, at random from none to this many
    without_cases: float  # share of queries that see no case at all


@dataclass(frozen=True, slots=True)
class RerankerTraining:
    """A small cross-encoder, and how it is trained on pairs of cases."""

    hidden: int
    layers: int
    heads: int
    queries: int
    group: int  # candidates of a query in a step: a good one and bad ones
    batch: int
    epochs: int
    rate: float
    warmup_steps: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the answers are calibrated to allow."""

    calibration: Pool
    bins: int
    miss_rate: float
    false_alarm_rate: float
    farthest_quantile: float  # of calibration patients who lie nearer to the library than the limit
    fewest_measured: int
    most_implausible: int


@dataclass(frozen=True, slots=True)
class Reference:
    """The library that travels in the bundle, and the golden cases taken beside it."""

    pool: Pool
    golden: int


@dataclass(frozen=True, slots=True)
class Test:
    """What is looked at once, at the end."""

    matched: Pool  # hospitals that code everything, beside the shipped library
    own: Pool  # every hospital beside its own first cases
    local_cases: int  # that a hospital has of its own


@dataclass(frozen=True, slots=True)
class Recipe:
    """One training run."""

    name: str
    version: str
    seed: int
    threads: int
    shape: Shape
    fusion: FusionSettings
    adapter_rank: int
    adapter_alpha: int
    adapter_scope: AdapterScope
    supporting_cases: int
    variants: tuple[Precision, ...]  # that the bundle may run in
    without_body_size: float  # share of the training cases that lose height and weight
    judge_pool: Pool  # that the judge learns from, who teaches pre-training
    pretraining_pool: Pool
    pretraining: Optimisation
    muon_rate: float  # of the layers' matrices in pre-training
    losses: LossWeights
    finetuning_pool: Pool
    finetuning: Optimisation
    episodes: Episodes
    reranker: RerankerTraining
    evidence: Evidence
    reference: Reference
    test: Test

    @property
    def adapter(self) -> AdapterSettings:
        """Return the adapter, and which tokens it reads."""
        return AdapterSettings(self.adapter_rank, self.adapter_alpha, self.adapter_scope)

    @property
    def retrieval(self) -> RetrievalSettings:
        """Return how supporting cases are found."""
        return RetrievalSettings(cases=self.supporting_cases)


class RecipeError(ValueError):
    """A recipe that cannot be meant, with the place where it goes wrong."""


def read_recipe(path: Path) -> Recipe:
    """Read a recipe for a small model."""
    return read_toml(Recipe, path)


def read_toml(kind: type[Kind], path: Path) -> Kind:
    """Read a TOML recipe of a kind; an unknown or absent key is refused by its place."""
    try:
        return from_json(kind, tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ShapeError) as error:
        raise _refused(path, str(error)) from error


def _refused(path: Path, rule: str) -> RecipeError:
    return RecipeError(f"{path}: {rule}")
