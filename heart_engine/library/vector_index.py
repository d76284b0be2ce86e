"""The search for the nearest vectors, by Faiss.

Flat search is exact, deterministic and fast up to a million cases. The approximate kinds must prove their
recall on the library's own vectors when they are built: an inner-product graph can lose a quarter of the
neighbours without a word.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.model.settings import IndexKind

Vectors = npt.NDArray[np.float32]

LEAST_RECALL = 0.99
_LOOP_LIMIT = 1 << 24
_SPARE_BYTES = 1 << 20
_GRAPH_NEIGHBOURS = 64
_GRAPH_EFFORT = 256
_ROUNDING = 1e-3
_TRIALS = 100
_TRIAL_DEPTH = 10
_CLASSES = {IndexKind.FLAT: "IndexFlat", IndexKind.HNSW: "IndexHNSWFlat", IndexKind.IVF: "IndexIVFFlat"}


class RecallTooLowError(ValueError):
    """An approximate index that misses too many of the true neighbours."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case's place in the library, and its cosine similarity to the query."""

    place: int
    similarity: float


class VectorIndex:
    """A Faiss index of unit vectors."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - Faiss has no types
        self._index = index

    @property
    def count(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    def nearest(self, key: Vectors, count: int, excluded: Sequence[int] = ()) -> list[Neighbour]:
        """Return the nearest vectors, most similar first, ties by place, without the excluded ones."""
        wanted = min(count + len(excluded), self.count)
        similarities, places = self._index.search(key.reshape(1, -1), wanted)
        banned = {-1, *excluded}
        found = [
            Neighbour(int(place), float(similarity))
            for place, similarity in zip(places[0], similarities[0], strict=True)
            if int(place) not in banned
        ]
        return sorted(found, key=lambda one: (-one.similarity, one.place))[:count]

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        return faiss.serialize_index(self._index).tobytes()


def build_index(vectors: Vectors, kind: IndexKind) -> VectorIndex:
    """Index unit vectors; an approximate kind is refused where it finds too little."""
    count, dimension = vectors.shape
    index = _empty_index(kind, count, dimension)
    index.train(vectors)
    index.add(vectors)
    built = VectorIndex(index)
    if kind is not IndexKind.FLAT and (found := recall(built, vectors)) < LEAST_RECALL:
        msg = f"{kind} finds {found:.3f} of the neighbours, {LEAST_RECALL} are needed"
        raise RecallTooLowError(msg)
    return built


def recall(index: VectorIndex, vectors: Vectors) -> float:
    """Return the share of true neighbours that an index finds, over vectors spread through the library."""
    trials = vectors[:: max(len(vectors) // _TRIALS, 1)][:_TRIALS]
    found = 0
    for one in trials:
        true = np.argsort(-(vectors @ one), kind="stable")[:_TRIAL_DEPTH]
        found += len({n.place for n in index.nearest(one, _TRIAL_DEPTH)} & set(true.tolist()))
    return found / (len(trials) * min(_TRIAL_DEPTH, len(vectors)))


def index_from_bytes(content: bytes, vectors: Vectors, kind: IndexKind) -> VectorIndex:
    """Read verified bytes; an index that is not of these vectors is refused."""
    _set_limits(len(content))
    try:
        index: Any = faiss.deserialize_index(np.frombuffer(content, dtype=np.uint8))
    except RuntimeError as error:
        raise BundleRefusedError(Refusal.INDEX_UNREADABLE) from error
    if type(index).__name__ not in (_CLASSES[kind], f"{_CLASSES[kind]}IP"):
        raise BundleRefusedError(Refusal.INDEX_UNREADABLE, found=type(index).__name__, wanted=kind.value)
    if (index.ntotal, index.d) != vectors.shape or index.metric_type != faiss.METRIC_INNER_PRODUCT:
        raise BundleRefusedError(Refusal.INDEX_OF_ANOTHER_LIBRARY, count=int(index.ntotal))
    read = VectorIndex(index)
    if not _holds(read, vectors):
        raise BundleRefusedError(Refusal.INDEX_OF_ANOTHER_LIBRARY, count=read.count)
    return read


def vectors_to_bytes(vectors: Vectors) -> bytes:
    """Write vectors as a plain array file."""
    buffer = io.BytesIO()
    np.save(buffer, vectors, allow_pickle=False)
    return buffer.getvalue()


def vectors_from_bytes(content: bytes, shape: tuple[int, int]) -> Vectors:
    """Read unit vectors, one for each case and as wide as a query's."""
    try:
        vectors = np.load(io.BytesIO(content), allow_pickle=False)
    except (ValueError, EOFError, OSError, MemoryError) as error:
        raise BundleRefusedError(Refusal.VECTORS_UNREADABLE) from error
    if not isinstance(vectors, np.ndarray) or vectors.dtype != np.float32 or vectors.ndim != 2:  # noqa: PLR2004 - rows and columns
        raise BundleRefusedError(Refusal.VECTORS_UNREADABLE)
    lengths = np.linalg.norm(vectors, axis=1)
    if vectors.shape != shape or not np.allclose(lengths, 1, atol=_ROUNDING):  # also False for NaN
        raise BundleRefusedError(Refusal.VECTORS_SHAPE, vectors=len(vectors), cases=shape[0])
    return np.ascontiguousarray(vectors)


def _empty_index(kind: IndexKind, count: int, dimension: int) -> Any:  # noqa: ANN401 - Faiss has no types
    cells = max(int(4 * math.sqrt(count)), 1)
    recipe = {
        IndexKind.FLAT: "Flat",
        IndexKind.HNSW: f"HNSW{_GRAPH_NEIGHBOURS},Flat",
        IndexKind.IVF: f"IVF{cells},Flat",
    }[kind]
    index: Any = faiss.index_factory(dimension, recipe, faiss.METRIC_INNER_PRODUCT)
    if kind is IndexKind.HNSW:
        index.hnsw.efConstruction = index.hnsw.efSearch = _GRAPH_EFFORT
    if kind is IndexKind.IVF:
        index.nprobe = max(cells // 8, 1)
    return index


def _set_limits(size: int) -> None:
    """Let no length that a file claims exceed what the file can hold."""
    faiss.set_deserialization_loop_limit(_LOOP_LIMIT)
    faiss.set_deserialization_vector_byte_limit(size + _SPARE_BYTES)
    faiss.set_deserialization_lattice_r2_limit(1)


def _holds(index: VectorIndex, vectors: Vectors) -> bool:
    """Say whether vectors spread through the library find themselves."""
    spread = vectors[:: max(len(vectors) // _TRIALS, 1)]
    return all(_finds(index, vectors, one) for one in spread)


def _finds(index: VectorIndex, vectors: Vectors, one: Vectors) -> bool:
    best = index.nearest(one, 1)
    return (
        bool(best)
        and abs(best[0].similarity - 1) < _ROUNDING
        and float(vectors[best[0].place] @ one) > 1 - _ROUNDING
    )
