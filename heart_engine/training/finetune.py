"""Fine-tuning in episodes: one hospital is the whole world of its cases.

Hospitals differ in what they code and how they measure, so the answer cannot be in the weights alone: the
adapter and the fusion layer learn to read it off the hospital's own cases. In the first steps the fusion
layer alone learns to say the diagnoses of its cases, in the vectors that pre-training gave as hints;
afterwards the answer counts too. The encoder stays as it was.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.hospital import SETS
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.encoded_library import (
    EncodedLibrary,
    barred_places,
    evidence_of,
    nearest,
)
from heart_engine.training.hints import said_by
from heart_engine.training.recipe import Episodes, Optimisation


@dataclass(frozen=True, slots=True)
class TrainingHospital:
    """A hospital's cases, and those of other hospitals that code as it does."""

    own: EncodedLibrary
    others: EncodedLibrary


def training_hospitals(
    libraries: Mapping[str, EncodedLibrary], coding: Mapping[str, Convention], seed: int, shared_cases: int
) -> tuple[TrainingHospital, ...]:
    """Put beside each hospital a mixed library: the shipped one too is made of other hospitals' cases."""
    mixed = {
        convention: _mixed(
            [libraries[name] for name in libraries if coding[name] is convention], seed, shared_cases
        )
        for convention in {coding[name] for name in libraries}
    }
    return tuple(TrainingHospital(one, mixed[coding[name]]) for name, one in libraries.items())


class Finetuning:
    """The task of the second stage."""

    def __init__(
        self,
        heart: HeartModel,
        hospitals: Sequence[TrainingHospital],
        settings: tuple[Optimisation, Episodes],
        cases: int,
        seed: int,
        *,
        said: Tensor | None = None,
    ) -> None:
        self._heart = heart
        self._hospitals = tuple(hospitals)
        self._optimisation, self._episodes = settings
        self._supporting = cases
        self._seed = seed
        adapter = heart.language_model.train_adapter()
        fusion = heart.fusion.train()
        self._parameters = {f"adapter.{at}": one for at, one in enumerate(adapter)}
        self._parameters |= {f"fusion.{name}": one for name, one in fusion.named_parameters()}
        self._said = said  # (8, h), or nothing where no pre-training gave hints
        offered = heart.writer.prompt.label_sets
        self._answer_of_set = torch.tensor([offered.index(one) if one in offered else -1 for one in SETS])

    @property
    def steps(self) -> int:
        """Return how many steps all epochs take."""
        cases = sum(len(one.own) for one in self._hospitals)
        return cases // self._optimisation.batch * self._optimisation.epochs

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return adapter and fusion layer; the base is not among them."""
        return self._parameters

    def losses(self, step: int) -> dict[str, Tensor]:
        """Return the loss of one episode: some cases of one hospital beside a library of others."""
        random = np.random.default_rng([self._seed, step])
        hospital = self._hospitals[int(random.integers(len(self._hospitals)))]
        own = hospital.own
        rows = random.permutation(len(own))[: self._optimisation.batch]
        beside = hospital.others if random.random() < self._episodes.beside_others else own
        library = beside.take(self._library_rows(len(beside), random))
        queries = own.cases.take(rows)
        with torch.no_grad():
            encoded = self._heart.encode(queries.texts)
        similarity = own.keys[rows] @ library.keys.T
        places = nearest(similarity, barred_places(queries, library.cases), self._supporting)
        present = self._present(places.shape, random)
        states = library.states_at(places)
        fused = self._heart.fuse(encoded, evidence_of(states, places, present, encoded.summary)).vectors
        parts = self._saying(fused, torch.from_numpy(library.cases.labels)[places], present)
        if step < self._episodes.first_steps:
            return {"loss": parts["said"], "answer": torch.tensor(torch.nan), **parts}
        scores = self._heart.log_scores(encoded, fused)
        wanted = self._answer_of_set[torch.from_numpy(queries.labels)]
        answer = -scores[torch.arange(len(wanted)), wanted].mean()
        return {"loss": answer + self._episodes.said * sum(parts.values()), "answer": answer, **parts}

    def _saying(self, fused: Tensor, diagnoses: Tensor, present: Tensor) -> dict[str, Tensor]:
        """Return how far the fused vectors point from what the cases that are present say."""
        if self._said is None:
            return {}
        wanted = said_by(self._said, diagnoses, present)[:, None]
        alike = nn.functional.cosine_similarity(fused, wanted, dim=-1)
        seen = present.any(dim=1)
        return {"said": (1 - alike)[seen].mean() if bool(seen.any()) else 0 * alike.sum()}

    def _library_rows(self, cases: int, random: np.random.Generator) -> list[int]:
        """Draw a library of any size, small ones as often as large ones."""
        low, high = np.log(self._episodes.smallest_library), np.log(cases)
        size = round(float(np.exp(random.uniform(min(low, high), high))))
        return [int(row) for row in random.permutation(cases)[:size]]

    def _present(self, shape: torch.Size, random: np.random.Generator) -> Tensor:
        """Mask from none to `most_masked` of the supporting cases, and now and then every one."""
        masked = random.integers(0, self._episodes.most_masked + 1, size=(shape[0], 1))
        masked[random.random((shape[0], 1)) < self._episodes.without_cases] = shape[1]
        ranks = random.random(shape).argsort(axis=1).argsort(axis=1)
        return torch.from_numpy(ranks >= masked)


def _mixed(libraries: Sequence[EncodedLibrary], seed: int, cases: int) -> EncodedLibrary:
    """Draw as many cases from each hospital, about so many in all."""
    random = np.random.default_rng(seed)
    each = -(-cases // len(libraries))
    drawn = [one.take([int(row) for row in random.permutation(len(one))[:each]]) for one in libraries]
    return functools.reduce(EncodedLibrary.joined, drawn)
