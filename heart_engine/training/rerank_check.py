"""What a reranker is worth: the same calibration cases answered with and without it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from heart_engine.library.rerank import Reranker
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.assess import Document, of_hospitals
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import encode_library
from heart_engine.training.fusion_check import Beside, by_hospital, log_probabilities, split_cases


def with_and_without(
    heart: HeartModel, cases: WrittenCases, supporting: int, reranker: Reranker, report: Callable[[int], None]
) -> Document:
    """Return the exact match of hospitals beside the first half of their own cases, both ways."""
    choices: dict[str, Reranker | None] = {"with_reranker": reranker, "without_reranker": None}
    right: dict[str, list[np.ndarray]] = {name: [] for name in choices}
    for done, rows in enumerate(by_hospital(cases).values(), start=1):
        first, later = split_cases(rows, len(rows) // 2)
        library, queries = encode_library(heart, cases.take(first)), cases.take(later)
        for name, one in choices.items():
            scores = log_probabilities(heart, queries, Beside(library, supporting, reranker=one))
            right[name].append(scores.argmax(axis=1) == queries.labels)
        report(done)
    with_it, without = (np.concatenate(right[name]) for name in choices)
    return {
        "with_reranker": of_hospitals(right["with_reranker"]),
        "without_reranker": of_hospitals(right["without_reranker"]),
        "only_right_with": int((with_it & ~without).sum()),
        "only_right_without": int((without & ~with_it).sum()),
    }
