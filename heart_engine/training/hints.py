"""Hints: what stands for `<RAGHere>` in pre-training, before there is a fusion layer to say it.

A hint is the sum of one vector for each diagnosis of a few other cases, at the length of a usual embedding.
The network learns to read evidence there; the fusion layer then learns to say it. A network that never saw
hints hardly read what the fusion layer put there (docs/experiments.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from heart_engine.cohort.hospital import SETS
from heart_engine.evaluation.predictions import Indices
from heart_engine.model.prompt import Prompt

_SCATTER = 0.02  # of the vectors off the words they start from, so that sums tell sets of one word apart


class Hints(Protocol):
    """Makes the hints of a batch."""

    shown: float  # share of the cases that get one

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return what is trained along with the network."""

    def directions(self, rows: Indices, labels: Tensor, random: np.random.Generator) -> Tensor:
        """Return a vector of any length for each case, (B, h); `labels` are those of the whole pool."""


class ImaginedCases:
    """The answers of five imagined cases, of which some agree with the case: they need no library."""

    shown = 0.5
    _CASES = 5
    _LEAST_AGREEMENT, _MOST_AGREEMENT = 0.1, 0.9

    def __init__(self, embeddings: nn.Embedding, prompt: Prompt) -> None:
        self._embeddings, self._prompt = embeddings, prompt

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return nothing: the answers' own words are the vectors."""
        return {}

    def directions(self, rows: Indices, labels: Tensor, random: np.random.Generator) -> Tensor:
        """Return the mean of the imagined answers."""
        count = len(rows)
        own = labels[rows]
        agreement = random.uniform(self._LEAST_AGREEMENT, self._MOST_AGREEMENT, size=(count, 1))
        agrees = torch.from_numpy(random.random((count, self._CASES)) < agreement)
        others = own[torch.from_numpy(random.integers(count, size=(count, self._CASES)))]
        imagined = torch.where(agrees, own[:, None], others)
        return answer_vectors(self._embeddings, self._prompt)[imagined].mean(dim=1)


class MatesOfTheHospital:
    """The diagnoses of some of the nearest cases of the same hospital: what supporting cases will say."""

    shown = 0.8
    _FEWEST_KEPT, _MOST_KEPT = 0.4, 1.0  # share of the first mates whose diagnosis is told

    def __init__(self, embeddings: nn.Embedding, prompt: Prompt, mates: Indices) -> None:
        start = answer_vectors(embeddings, prompt).detach()
        self.vectors = nn.Parameter(start + _SCATTER * torch.randn_like(start))
        self._mates = torch.from_numpy(mates)

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return one vector for each of SETS."""
        return {"hints.vectors": self.vectors}

    def directions(self, rows: Indices, labels: Tensor, random: np.random.Generator) -> Tensor:
        """Add up the diagnoses of the first few mates, of which some are left out."""
        shape = (len(rows), self._mates.shape[1])
        first = np.arange(shape[1]) < random.integers(1, shape[1] + 1, size=(shape[0], 1))
        drawn = random.random(shape)
        kept = first & (drawn < random.uniform(self._FEWEST_KEPT, self._MOST_KEPT, size=(shape[0], 1)))
        kept[:, 0] |= ~kept.any(axis=1)
        return said_by(self.vectors, labels[self._mates[rows]], torch.from_numpy(kept))


def said_by(vectors: Tensor, diagnoses: Tensor, kept: Tensor) -> Tensor:
    """Add up the vectors of the diagnoses, (B, K) indices of SETS, that are kept; (B, h)."""
    return (vectors[diagnoses] * kept[..., None].to(vectors)).sum(dim=1)


def answer_vectors(embeddings: Callable[[Tensor], Tensor], prompt: Prompt) -> Tensor:
    """Return the mean embedding of the words of each of SETS' answers, (8, h)."""
    answers: Sequence[tuple[int, ...]] = [prompt.answers[prompt.label_sets.index(one)][:-1] for one in SETS]
    return torch.stack([embeddings(torch.tensor(one)).mean(dim=0) for one in answers])
