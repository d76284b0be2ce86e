from __future__ import annotations

import faiss
import numpy as np
import pytest

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.library import vector_index
from heart_engine.library.vector_index import (
    RecallTooLowError,
    Vectors,
    build_index,
    index_from_bytes,
    recall,
    vectors_from_bytes,
    vectors_to_bytes,
)
from heart_engine.model.settings import IndexKind


def test_flat_search_is_the_exact_one(vectors: Vectors) -> None:
    index = build_index(vectors, IndexKind.FLAT)
    for query in vectors[:20]:
        similarities = vectors @ query
        true = np.argsort(-similarities, kind="stable")[:10]
        found = index.nearest(query, 10)
        assert [one.place for one in found] == true.tolist()
        assert [one.similarity for one in found] == pytest.approx(similarities[true], abs=1e-6)


def test_excluded_places_are_never_found_and_the_number_still_holds(vectors: Vectors) -> None:
    index = build_index(vectors, IndexKind.FLAT)
    best = [one.place for one in index.nearest(vectors[5], 8)]
    found = [one.place for one in index.nearest(vectors[5], 5, excluded=best[:3])]
    assert best[0] == 5
    assert found == best[3:8]


def test_equal_vectors_come_in_the_order_of_the_library() -> None:
    twins = np.repeat(np.eye(1, 8, dtype=np.float32), 6, axis=0)
    found = build_index(twins, IndexKind.FLAT).nearest(twins[0], 4, excluded=[1])
    assert [one.place for one in found] == [0, 2, 3, 4]


def test_more_than_there_is_gives_what_there_is(vectors: Vectors) -> None:
    assert len(build_index(vectors[:3], IndexKind.FLAT).nearest(vectors[0], 10)) == 3


@pytest.mark.parametrize("kind", list(IndexKind))
def test_an_index_survives_the_file(
    kind: IndexKind, vectors: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_index, "LEAST_RECALL", 0.5)  # random vectors are an inverted file's worst case
    built = build_index(vectors, kind)
    read = index_from_bytes(built.to_bytes(), vectors, kind)
    for query in vectors[:10]:
        assert read.nearest(query, 5) == built.nearest(query, 5)


def test_an_index_that_finds_too_little_is_refused(vectors: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_index, "_GRAPH_NEIGHBOURS", 2)
    monkeypatch.setattr(vector_index, "_GRAPH_EFFORT", 2)
    with pytest.raises(RecallTooLowError, match="hnsw finds 0"):
        build_index(vectors, IndexKind.HNSW)


def test_recall_counts_true_neighbours(vectors: Vectors) -> None:
    assert recall(build_index(vectors, IndexKind.FLAT), vectors) == 1
    other = np.ascontiguousarray(vectors[::-1])
    assert recall(build_index(other, IndexKind.FLAT), vectors) < 0.2


def refusal(content: bytes, vectors: Vectors, kind: IndexKind = IndexKind.FLAT) -> Refusal:
    with pytest.raises(BundleRefusedError) as refused:
        index_from_bytes(content, vectors, kind)
    return refused.value.code


def test_another_librarys_index_is_refused(vectors: Vectors) -> None:
    shuffled = np.ascontiguousarray(vectors[::-1])
    content = build_index(vectors, IndexKind.FLAT).to_bytes()
    assert refusal(content, shuffled) is Refusal.INDEX_OF_ANOTHER_LIBRARY
    assert refusal(content, vectors[:399]) is Refusal.INDEX_OF_ANOTHER_LIBRARY
    assert refusal(content, vectors, IndexKind.HNSW) is Refusal.INDEX_UNREADABLE


def test_an_index_of_distances_is_refused(vectors: Vectors) -> None:
    index = faiss.IndexFlat(vectors.shape[1], faiss.METRIC_L2)
    index.add(vectors)
    content = faiss.serialize_index(index).tobytes()
    assert refusal(content, vectors) in (
        Refusal.INDEX_OF_ANOTHER_LIBRARY,
        Refusal.INDEX_UNREADABLE,
    )


@pytest.mark.parametrize("keep", [0, 3, 20, 60, 1000, -1])
def test_half_a_file_is_refused(keep: int, vectors: Vectors) -> None:
    content = build_index(vectors, IndexKind.FLAT).to_bytes()
    assert refusal(content[:keep], vectors) is Refusal.INDEX_UNREADABLE


def test_an_absurd_size_is_refused_before_it_is_allocated(vectors: Vectors) -> None:
    content = bytearray(build_index(vectors, IndexKind.FLAT).to_bytes())
    size = len(vectors) * vectors.shape[1]
    at = bytes(content).index(size.to_bytes(8, "little"))
    content[at : at + 8] = (1 << 40).to_bytes(8, "little")
    assert refusal(bytes(content), vectors) is Refusal.INDEX_UNREADABLE


def test_vectors_survive_the_file(vectors: Vectors) -> None:
    assert np.array_equal(vectors_from_bytes(vectors_to_bytes(vectors), vectors.shape), vectors)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda v: v[:399], Refusal.VECTORS_SHAPE),
        (lambda v: v[:, :1] / np.abs(v[:, :1]), Refusal.VECTORS_SHAPE),
        (lambda v: v * 2, Refusal.VECTORS_SHAPE),
        (lambda v: np.where(v == v[7, 7], np.float32("nan"), v), Refusal.VECTORS_SHAPE),
        (lambda v: v.astype(np.float64), Refusal.VECTORS_UNREADABLE),
        (lambda v: v.reshape(-1), Refusal.VECTORS_UNREADABLE),
    ],
)
def test_vectors_that_cannot_be_keys_are_refused(spoil: object, code: Refusal, vectors: Vectors) -> None:
    assert callable(spoil)
    with pytest.raises(BundleRefusedError) as refused:
        vectors_from_bytes(vectors_to_bytes(spoil(vectors)), vectors.shape)
    assert refused.value.code is code


@pytest.mark.parametrize("content", [b"", b"no array", b"\x93NUMPY\x01\x00v\x00{'descr': '|O'"])
def test_what_is_no_array_is_refused(content: bytes) -> None:
    with pytest.raises(BundleRefusedError, match="vectors_unreadable"):
        vectors_from_bytes(content, (400, 16))


def test_an_array_that_no_memory_holds_is_refused(vectors: Vectors) -> None:
    content = vectors_to_bytes(vectors)
    claimed = content.replace(b"(400, ", b"(4000000000000, ").replace(b" " * 20, b" " * 10, 1)
    with pytest.raises(BundleRefusedError, match="vectors_unreadable"):
        vectors_from_bytes(claimed, vectors.shape)
