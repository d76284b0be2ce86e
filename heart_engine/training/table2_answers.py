"""The answers of a tuned model to one hospital's test cases: written token by token, and scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from heart_engine.cohort.hospital import SETS
from heart_engine.domain.labels import LabelSet
from heart_engine.evaluation.predictions import Predictions, from_probabilities
from heart_engine.model.answers import GeneratingReader
from heart_engine.model.diagnosis import Encoded, HeartModel
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import EncodedLibrary, barred_places, evidence_of, nearest
from heart_engine.training.table2_tuning import without_cases

_BATCH = 20
Fuse = Callable[[WrittenCases, Encoded], Tensor]


@dataclass(frozen=True, slots=True)
class Answers:
    """The paper's way of answering, and the product's, on the same cases."""

    written: Predictions  # an answer that is none of the sets is None
    scored: Predictions


def answers(heart: HeartModel, cases: WrittenCases, fuse: Fuse) -> Answers:
    """Answer every case both ways with the same fused vector."""
    reader = GeneratingReader(heart.language_model, heart.writer)
    heart.language_model.network.eval()
    order = [heart.writer.prompt.label_sets.index(one) for one in SETS]
    said: list[LabelSet | None] = []
    shares: list[Tensor] = []
    with torch.no_grad():
        for start in range(0, len(cases), _BATCH):
            some = cases.take(range(start, min(start + _BATCH, len(cases))))
            encoded = heart.encode(some.texts)
            fused = fuse(some, encoded)
            prefix = heart.answering_prefix(encoded)
            said += [one.labels for one in reader.read(prefix, fused)]
            shares.append(heart.scoring.log_scores(prefix, fused).softmax(dim=1)[:, order])
    ids = [one.case_id for one in cases.cases]
    scored = from_probabilities(ids, cases.labels, np.asarray(torch.cat(shares).double()))
    return Answers(Predictions(scored.ids, scored.truths, tuple(said)), scored)


def beside_nothing(heart: HeartModel) -> Fuse:
    """Return the vector of rows without a fused case."""
    return lambda _cases, encoded: without_cases(heart, encoded)


def beside(heart: HeartModel, library: EncodedLibrary, count: int) -> Fuse:
    """Return the vector of the most similar cases of a library."""

    def fuse(cases: WrittenCases, encoded: Encoded) -> Tensor:
        places = nearest(encoded.keys() @ library.keys.T, barred_places(cases, library.cases), count)
        present = torch.ones_like(places, dtype=torch.bool)
        evidence = evidence_of(library.states_at(places), places, present, encoded.summary)
        return heart.fuse(encoded, evidence).vectors

    return fuse
