"""Whether the fused vector matters: the same cases answered with evidence that is spoilt in one way each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import torch
from torch import Tensor

from heart_engine.cohort.hospital import SETS
from heart_engine.evaluation.predictions import Floats
from heart_engine.library.reference_case import LibraryCase, SourceRecord, reference_case
from heart_engine.library.rerank import Query, Reranker, reranked
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import (
    EncodedLibrary,
    barred_places,
    encode_library,
    evidence_of,
    nearest,
)

_BATCH = 100


class Spoilt(StrEnum):
    """What is done to the evidence."""

    NOTHING = "as it is"
    ZEROED = "fused vector zeroed"
    NO_CASES = "no case at all"
    SHUFFLED = "labels of the library shuffled"
    RANDOM = "random cases of the library"


@dataclass(frozen=True, slots=True)
class Beside:
    """A library to answer beside, and how many of its cases support an answer."""

    library: EncodedLibrary
    supporting: int
    spoilt: Spoilt = Spoilt.NOTHING
    seed: int = 0
    reranker: Reranker | None = None


def log_probabilities(heart: HeartModel, queries: WrittenCases, beside: Beside) -> Floats:
    """Return the normalised log probability of every set, (n, 8) in the order of SETS."""
    library = _spoilt_library(heart, beside)
    random = np.random.default_rng(beside.seed)
    order = [heart.writer.prompt.label_sets.index(one) for one in SETS]
    parts: list[Tensor] = []
    with torch.no_grad():
        for start in range(0, len(queries), _BATCH):
            rows = range(start, min(start + _BATCH, len(queries)))
            scores = _scores(heart, queries.take(rows), library, beside, random)
            parts.append(scores.log_softmax(dim=1)[:, order])
    return np.asarray(torch.cat(parts).double().numpy())


def _scores(
    heart: HeartModel,
    queries: WrittenCases,
    library: EncodedLibrary,
    beside: Beside,
    random: np.random.Generator,
) -> Tensor:
    encoded = heart.encode(queries.texts)
    barred = barred_places(queries, library.cases)
    similarity = encoded.keys() @ library.keys.T
    if beside.spoilt is Spoilt.RANDOM:
        similarity = torch.from_numpy(random.random(similarity.shape))
    places = _ranked(queries, library, nearest(similarity, barred, 2 * beside.supporting), beside)
    present = torch.full(places.shape, beside.spoilt is not Spoilt.NO_CASES)
    fused = heart.fuse(
        encoded, evidence_of(library.states_at(places), places, present, encoded.summary)
    ).vectors
    if beside.spoilt is Spoilt.ZEROED:
        fused = torch.zeros_like(fused)
    return heart.log_scores(encoded, fused)


def _ranked(queries: WrittenCases, library: EncodedLibrary, found: Tensor, beside: Beside) -> Tensor:
    """Keep the best K of 2K candidates, as the reranker sees them."""
    if beside.reranker is None:
        return found[:, : beside.supporting]
    order = [
        reranked(beside.reranker, Query(text, {}), [_library_case(library.cases, one) for one in places])
        for text, places in zip(queries.texts, found.tolist(), strict=True)
    ]
    return found.gather(1, torch.tensor(order))[:, : beside.supporting]


def _library_case(cases: WrittenCases, row: int) -> LibraryCase:
    """Return a case as rerankers take it; what they read of it is the text."""
    record = SourceRecord(cases.cases[row], cases.patients[row], cases.label_set(row))
    return reference_case(record, cases.texts[row], {}, secret=b"")


def _spoilt_library(heart: HeartModel, beside: Beside) -> EncodedLibrary:
    if beside.spoilt is not Spoilt.SHUFFLED:
        return beside.library
    cases = beside.library.cases
    order = np.random.default_rng(beside.seed).permutation(len(cases))
    shuffled = WrittenCases(cases.cases, cases.patients, cases.texts, cases.labels[order], cases.hospitals)
    return encode_library(heart, shuffled)


def by_hospital(cases: WrittenCases) -> dict[str, list[int]]:
    """Return the rows of each hospital."""
    found: dict[str, list[int]] = {}
    for row, name in enumerate(cases.hospitals):
        found.setdefault(name, []).append(row)
    return found


def split_cases(rows: Sequence[int], library: int) -> tuple[list[int], list[int]]:
    """Return a hospital's first cases as its library and the rest as its patients to come."""
    return list(rows[:library]), list(rows[library:])
