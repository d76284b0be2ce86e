from __future__ import annotations

from collections.abc import Sequence

import pytest

from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.rerank import DistanceReranker, Query, position_distance, reranked
from heart_engine.library.search import CaseSearch, Exclusion, exclusion_of
from heart_engine.library.vector_index import Vectors, build_index
from heart_engine.model.settings import IndexKind

QUERY = Query("text", {"lvedd": 3.0, "mr": 0.0})
NOTHING = Exclusion()


@pytest.fixture
def search(library_cases: tuple[LibraryCase, ...], vectors: Vectors) -> CaseSearch:
    return CaseSearch(library_cases, build_index(vectors, IndexKind.FLAT), None)


def test_a_library_case_never_retrieves_itself_its_patient_or_its_double(
    search: CaseSearch, library_cases: tuple[LibraryCase, ...], vectors: Vectors
) -> None:
    for place, case in enumerate(library_cases):
        found = search.nearest(vectors[place], 400, exclusion_of(case))
        assert case.case_id not in {one.case.case_id for one in found}
        assert case.patient_id not in {one.case.patient_id for one in found}
        assert case.text not in {one.case.text for one in found}
        assert len(found) == 400 - sum(
            case.patient_id == other.patient_id or case.text == other.text for other in library_cases
        )


def test_without_exclusion_a_case_finds_itself_first(search: CaseSearch, vectors: Vectors) -> None:
    found = search.nearest(vectors[17], 3, NOTHING)
    assert found[0].place == 17
    assert found[0].similarity == pytest.approx(1, abs=1e-6)


def test_only_twice_the_cases_are_reranked(library_cases: tuple[LibraryCase, ...], vectors: Vectors) -> None:
    asked: list[list[str]] = []

    class Backwards:
        def scores(self, query: Query, candidates: Sequence[LibraryCase]) -> list[float]:
            assert query == QUERY
            asked.append([one.case_id for one in candidates])
            return [float(place) for place in range(len(candidates))]

    search = CaseSearch(library_cases, build_index(vectors, IndexKind.FLAT), Backwards())
    found = search.nearest(vectors[0], 50, NOTHING)
    supporting = search.ranked(QUERY, found, 3)
    nearest = [one.case.case_id for one in found]
    assert len(nearest) == 50
    assert asked == [nearest[:6]]
    assert [one.case.case_id for one in supporting] == nearest[5:2:-1]


def test_without_a_reranker_the_order_is_that_of_the_index(search: CaseSearch, vectors: Vectors) -> None:
    nearest = search.nearest(vectors[0], 5, NOTHING)
    assert search.ranked(QUERY, nearest, 5) == nearest


def test_distance_puts_the_nearest_measurements_first(library_cases: tuple[LibraryCase, ...]) -> None:
    candidates = [library_cases[place] for place in (3, 6, 5)]  # lvedd 0, +3, +2 deviations; mr 0, 0, 2
    assert reranked(DistanceReranker(), QUERY, candidates) == [1, 2, 0]
    assert reranked(None, QUERY, candidates) == [0, 1, 2]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ({"pa": 1.0}, {"pa": 3.0}, 4.0),
        ({"pa": 1.0, "ra": 0.0}, {"pa": 1.0}, 0.5),
        ({"pa": 1.0}, {"ra": 1.0}, 1.0),
        ({}, {}, float("inf")),
    ],
)
def test_position_distance(one: dict[str, float], other: dict[str, float], distance: float) -> None:
    assert position_distance(one, other) == distance
