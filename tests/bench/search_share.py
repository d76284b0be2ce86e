"""Metric 5: what searching a library costs beside the 1B network, and what of the neighbours it finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from heart_engine.library.vector_index import VectorIndex, Vectors, build_index
from heart_engine.model.second_opinion import NEIGHBOURS
from heart_engine.model.settings import IndexKind
from heart_engine.pipeline.screen import Question, screen
from tests.bench import shaped
from tests.bench.million_cases import random_vectors
from tests.bench.rows import Row
from tests.bench.timing import Figure, figure, interleaved, ratio, seconds
from tests.bench.trend import SEARCHED

_COUNTS = (1_000, 10_000, 100_000, 1_000_000)
_WIDTH = 256
_ROUNDS, _SEARCHES = 3, 20
_TRIALS, _DEPTH = 20, 10


def measure() -> Iterator[Row]:
    """Search libraries of every size in turn with a screening of the 1B shape."""
    engine, case = shaped.opened("1b"), shaped.some_cases(1)[0]
    screening = partial(screen, engine, Question(case), lambda _step, _fraction: None)
    for count in _COUNTS:
        vectors = random_vectors(count, _WIDTH)
        index = build_index(vectors, IndexKind.FLAT)
        found = _recall(index, vectors)
        keys = vectors[:: max(count // _SEARCHES, 1)][:_SEARCHES].copy()
        read_once = figure([seconds(partial(np.dot, vectors, one)) for one in keys]).value
        del vectors
        search = partial(_search, index, keys)
        times = interleaved({"search": search, "screening": screening}, _ROUNDS)
        share = ratio([100 * one / _SEARCHES for one in times["search"]], times["screening"])
        floor = 100 * read_once / figure(times["screening"]).value
        at = f"{count:,} cases of {_WIDTH} dimensions, 1B fp32"
        is_last = count == _COUNTS[-1]
        yield Row(
            "5",
            at,
            share,
            "%",
            aim=1.0 if is_last else None,
            floor=f"{floor:.2g} %",
            note=f"recall {found:.4f}; floor: every vector read once",
        )
        yield Row("growth", SEARCHED, _milliseconds(times["search"]), "ms", at=count)


def _search(index: VectorIndex, keys: Vectors) -> None:
    for one in keys:
        index.nearest(one, NEIGHBOURS)


def _milliseconds(times: list[float]) -> Figure:
    return figure([1000 * one / _SEARCHES for one in times])


def _recall(index: VectorIndex, vectors: Vectors) -> float:
    """Return the share of true neighbours that are found, in the order of exact products."""
    found = 0
    for one in vectors[:: len(vectors) // _TRIALS][:_TRIALS]:
        true = np.argpartition(-(vectors @ one), _DEPTH)[:_DEPTH]
        found += len({n.place for n in index.nearest(one, _DEPTH)} & set(true.tolist()))
    return found / (_TRIALS * _DEPTH)
