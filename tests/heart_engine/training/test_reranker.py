from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.rerank import CrossEncoderReranker, Query
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training import reranker
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import EncodedLibrary, encode_library
from heart_engine.training.fusion_check import Beside, by_hospital, log_probabilities
from heart_engine.training.recipe import Recipe
from heart_engine.training.rerank_check import with_and_without
from heart_engine.training.reranker import RerankerError, pairs, train_reranker


class Backwards:
    """Prefers what retrieval found last."""

    def scores(self, query: Query, candidates: Sequence[LibraryCase]) -> list[float]:
        assert query.text
        return [float(place) for place in range(len(candidates))]


@pytest.fixture
def libraries(heart: HeartModel, cases: WrittenCases) -> dict[str, EncodedLibrary]:
    return {name: encode_library(heart, cases.take(rows)) for name, rows in by_hospital(cases).items()}


def test_a_pair_is_of_one_hospital_and_good_means_the_same_diagnosis(
    libraries: dict[str, EncodedLibrary],
) -> None:
    found = list(pairs(libraries, 40, 5, seed=1))
    assert len(found) > 20
    for one in cast("list[dict[str, list[str]]]", found):
        query = str(one["query"])
        (held,) = [
            dict(zip(each.cases.texts, each.cases.labels.tolist(), strict=True))
            for each in libraries.values()
            if query in each.cases.texts
        ]
        assert {held[text] for text in one["pos"]} == {held[query]}
        assert held[query] not in {held[text] for text in one["neg"]}
        assert query not in [*one["pos"], *one["neg"]]
        assert len(one["pos"]) + len(one["neg"]) == 10


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_flagembeddings_own_program_trains_what_the_engine_loads(
    tmp_path: Path, heart: HeartModel, libraries: dict[str, EncodedLibrary], words: list[str], recipe: Recipe
) -> None:
    folder = train_reranker(tmp_path / "reranker", libraries, words, recipe.reranker, (5, 1))
    assert {one.name for one in folder.iterdir()} == {
        "config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    }  # and no pickled arguments
    library = next(iter(libraries.values()))
    beside = Beside(library, 5, reranker=CrossEncoderReranker(folder, "cpu"))
    assert log_probabilities(heart, library.cases.take(range(3)), beside).shape == (3, 8)


def test_a_training_that_fails_says_how(
    tmp_path: Path,
    libraries: dict[str, EncodedLibrary],
    words: list[str],
    recipe: Recipe,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reranker, "_PROGRAM", "heart_engine.no_such_program")
    with pytest.raises(RerankerError, match="no_such_program"):
        train_reranker(tmp_path / "reranker", libraries, words, recipe.reranker, (5, 1))


def test_a_reranker_chooses_among_twice_as_many_candidates(
    heart: HeartModel, libraries: dict[str, EncodedLibrary]
) -> None:
    library = next(iter(libraries.values()))
    queries = library.cases.take(range(6))
    plain, changed, all_ten = (
        log_probabilities(heart, queries, one)
        for one in (Beside(library, 5), Beside(library, 5, reranker=Backwards()), Beside(library, 10))
    )
    assert abs(plain - changed).max() > 1e-7
    assert abs(all_ten - changed).max() > 1e-7


def test_both_ways_are_counted_on_the_same_cases(heart: HeartModel, cases: WrittenCases) -> None:
    figures = cast(
        "dict[str, dict[str, float]]", with_and_without(heart, cases, 5, Backwards(), lambda _done: None)
    )
    first, second = figures["with_reranker"], figures["without_reranker"]
    assert first["n"] == second["n"] == 80
    counts = cast("dict[str, int]", figures)
    difference = counts["only_right_with"] - counts["only_right_without"]
    assert difference == round((first["percent"] - second["percent"]) * 80 / 100)
