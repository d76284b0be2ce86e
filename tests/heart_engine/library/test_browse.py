from __future__ import annotations

import pytest

from heart_engine.domain.measurement import measurements
from heart_engine.library.browse import browse, by_similarity, in_order
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.search import CaseSearch
from heart_engine.library.vector_index import Neighbour, VectorIndex, Vectors, build_index
from heart_engine.model.settings import IndexKind
from heart_engine.protocol.framing import MAX_LINE_BYTES
from heart_engine.protocol.messages import MOST_CASES, Browse, Done, Page, ReferenceCase
from heart_engine.protocol.wire import encode


@pytest.fixture(scope="module")
def search(library_cases: tuple[LibraryCase, ...], vectors: Vectors) -> CaseSearch:
    return CaseSearch(library_cases, build_index(vectors, IndexKind.FLAT), None)


def test_a_page_holds_the_cases_asked_for_in_the_librarys_order(search: CaseSearch) -> None:
    page = browse(in_order(search.cases), Browse("1", labels=("asd", "vsd"), offset=2, limit=5))
    expected = [one.case_id for one in search.cases if one.labels == ("asd", "vsd")]
    assert (page.total, [one.case_id for one in page.cases]) == (50, expected[2:7])
    assert {one.similarity for one in page.cases} == {None}


def test_the_most_similar_comes_first_and_says_how_similar_it_is(
    search: CaseSearch, vectors: Vectors
) -> None:
    page = browse(by_similarity(search, vectors[17]), Browse("1", labels=search.cases[17].labels, limit=400))
    assert page.cases[0].case_id == "R-17"
    similarities = [one.similarity or 0.0 for one in page.cases]
    assert similarities[0] == pytest.approx(1, abs=1e-6)
    assert similarities == sorted(similarities, reverse=True)
    assert page.total == len(page.cases) == 50


def test_what_an_index_does_not_reach_comes_last_without_a_similarity(
    library_cases: tuple[LibraryCase, ...], vectors: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build_index(vectors[:5], IndexKind.FLAT)
    search = CaseSearch(library_cases[:5], index, None)
    monkeypatch.setattr(VectorIndex, "nearest", lambda *_: [Neighbour(3, 0.9), Neighbour(1, 0.8)])
    found = [(one.case.case_id, one.similarity) for one in by_similarity(search, vectors[0])]
    assert found == [("R-3", 0.9), ("R-1", 0.8), ("R-0", None), ("R-2", None), ("R-4", None)]


def test_cases_are_found_by_their_ids_in_the_order_asked(search: CaseSearch) -> None:
    found = search.named(["R-7", "nobody", "R-3", "R-7"])
    assert [one.case_id for one in found] == ["R-7", "R-3"]


def test_a_page_shows_no_patient(search: CaseSearch) -> None:
    shown = browse(in_order(search.cases), Browse("1", limit=1)).cases[0]
    assert "P-0" not in str(shown)


def test_the_fullest_page_fits_into_a_line() -> None:
    values = {row.key: 12345.678 for row in measurements()}
    sites = {row.key: "a4c_mid_or_so" for row in measurements()}
    case = ReferenceCase(
        "R-0123456789abcdef", ("asd", "vsd", "pdo"), "18-29", "female", values, sites, 0.1 / 3
    )
    line = encode(Done("1", "", "", page=Page(10_000, (case,) * MOST_CASES)))
    assert len(line) < MAX_LINE_BYTES / 2
