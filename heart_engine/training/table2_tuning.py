"""Adapts a pre-trained network to one hospital's training cases, as a row of Table 2 demands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from heart_engine.cohort.hospital import SETS
from heart_engine.model.diagnosis import Encoded, HeartModel
from heart_engine.training.batches import epoch_batches
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import EncodedLibrary, evidence_of
from heart_engine.training.finetune import Finetuning, TrainingHospital
from heart_engine.training.hints import answer_vectors
from heart_engine.training.recipe import Episodes, Optimisation
from heart_engine.training.table2_recipe import Table2Recipe


class AnswerTuning:
    """The task of rows without a fused vector: the adapter learns the answers, and no case stands beside."""

    def __init__(self, heart: HeartModel, cases: WrittenCases, how: Optimisation, seed: int) -> None:
        self._heart = heart
        self._cases = cases
        self._how = how
        self._seed = seed
        adapter = heart.language_model.train_adapter()
        self._parameters = {f"adapter.{at}": one for at, one in enumerate(adapter)}
        answers = [heart.writer.prompt.label_sets.index(one) for one in SETS]
        self._answer_of_set = torch.tensor(answers)
        self._lengths = [len(text) for text in cases.texts]

    @property
    def steps(self) -> int:
        """Return how many steps all epochs take."""
        return len(self._batches(0)) * self._how.epochs

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return the adapter; nothing else moves."""
        return self._parameters

    def losses(self, step: int) -> dict[str, Tensor]:
        """Return the loss of the answers of one batch."""
        epoch, at = divmod(step, len(self._batches(0)))
        cases = self._cases.take(self._batches(epoch)[at])
        with torch.no_grad():
            encoded = self._heart.encode(cases.texts)
            fused = without_cases(self._heart, encoded)
        scores = self._heart.log_scores(encoded, fused)
        wanted = self._answer_of_set[torch.from_numpy(cases.labels)]
        return {"loss": -scores[torch.arange(len(cases)), wanted].mean()}

    def _batches(self, epoch: int) -> list[NDArray[np.int64]]:
        return epoch_batches(self._lengths, self._how.batch, self._seed, epoch)


def without_cases(heart: HeartModel, encoded: Encoded) -> Tensor:
    """Return what stands for `<RAGHere>` where no case does."""
    nobody = torch.zeros(len(encoded.summary), 0, dtype=torch.long)
    return heart.fuse(encoded, evidence_of({}, nobody, nobody.bool(), encoded.summary)).vectors


def fusion_tuning(
    heart: HeartModel, own: EncodedLibrary, recipe: Table2Recipe, how: Optimisation, seed: int
) -> Finetuning:
    """Return the task of the HEART rows, as in the paper: one hospital beside its own cases, some masked."""
    episodes = Episodes(
        smallest_library=len(own),
        beside_others=0.0,
        shared_cases=0,
        first_steps=0,
        said=recipe.said,
        most_masked=recipe.most_masked,
        without_cases=0.0,
    )
    said = answer_vectors(heart.language_model.embed, heart.writer.prompt).detach()
    hospital, settings = TrainingHospital(own, own), (how, episodes)
    return Finetuning(heart, [hospital], settings, recipe.supporting_cases, seed, said=said)
