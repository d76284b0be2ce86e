"""Fine-tuning in episodes: one hospital is the whole world of its cases.

Hospitals differ in what they code and how they measure, so the answer cannot be in the weights alone: the
adapter and the fusion layer learn to read it off the hospital's own cases. Some early episodes are recoded:
the labels of the whole hospital change their names, which only its cases can tell. That teaches to look at
the cases at all; the later ones, where nothing is recoded, teach how far to trust them. The encoder stays as
it was.
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
from heart_engine.domain.labels import LABELS
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.encoded_library import (
    EncodedLibrary,
    barred_places,
    evidence_of,
    nearest,
    recoded_states,
)
from heart_engine.training.recipe import Episodes, Optimisation

_AS_CODED = tuple(range(len(SETS)))


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
        self._head = nn.Linear(heart.language_model.hidden_size, len(SETS)).to(heart.language_model.device)
        self._parameters |= {f"head.{name}": one for name, one in self._head.named_parameters()}
        offered = heart.writer.prompt.label_sets
        self._answer_of_set = torch.tensor([offered.index(one) if one in offered else -1 for one in SETS])

    @property
    def steps(self) -> int:
        """Return how many steps all epochs take."""
        cases = sum(len(one.own) for one in self._hospitals)
        return cases // self._optimisation.batch * self._optimisation.epochs

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return adapter, fusion layer and a head that is thrown away; the base is not among them."""
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
        recoding = self._recoding(random, step)
        states = (
            library.states_at(places)
            if recoding == _AS_CODED
            else recoded_states(self._heart, library, places, recoding)
        )
        fused = self._heart.fuse(encoded, evidence_of(states, places, present, encoded.summary)).vectors
        labels = torch.tensor(recoding)[torch.from_numpy(queries.labels)]
        return self._losses(self._heart.log_scores(encoded, fused), fused, labels)

    def _losses(self, scores: Tensor, fused: Tensor, labels: Tensor) -> dict[str, Tensor]:
        answer = -scores[torch.arange(len(labels)), self._answer_of_set[labels]].mean()
        read = nn.functional.cross_entropy(self._head(fused[:, 0]), labels.to(fused.device))
        return {"loss": answer + self._episodes.fused_head * read, "answer": answer, "fused": read}

    def _recoding(self, random: np.random.Generator, step: int) -> tuple[int, ...]:
        """Return what each of SETS is called in this episode."""
        is_early = step < self._episodes.recoded_until * self.steps
        if random.random() >= (self._episodes.recoded if is_early else 0.0):
            return _AS_CODED
        names = dict(zip(LABELS, random.permutation(LABELS).tolist(), strict=True))
        return tuple(SETS.index(tuple(one for one in LABELS if one in {names[x] for x in s})) for s in SETS)

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
