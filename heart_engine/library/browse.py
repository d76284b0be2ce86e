"""Pages of reference cases: in the library's order, or the most similar to a case first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.search import CaseSearch, Exclusion
from heart_engine.library.vector_index import Vectors
from heart_engine.protocol.browsing import asks_for, page_slice
from heart_engine.protocol.messages import Browse, Page, ReferenceCase


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in some order, with its similarity where that made the order."""

    case: LibraryCase
    similarity: float | None = None


def in_order(cases: Iterable[LibraryCase]) -> Iterator[Listed]:
    """List cases as they come."""
    return (Listed(one) for one in cases)


def by_similarity(search: CaseSearch, key: Vectors) -> Iterator[Listed]:
    """List a whole library, the most similar first; what an approximate index does not reach comes last."""
    found = search.nearest(key, len(search.cases), Exclusion())
    yield from (Listed(one.case, one.similarity) for one in found)
    reached = {one.place for one in found}
    yield from in_order(case for place, case in enumerate(search.cases) if place not in reached)


def browse(listed: Iterable[Listed], request: Browse) -> Page:
    """Return the page of those that are asked for."""
    found = [one for one in listed if asks_for(request, one.case)]
    return Page(len(found), tuple(_shown(one) for one in found[page_slice(request)]))


def _shown(listed: Listed) -> ReferenceCase:
    case = listed.case
    return ReferenceCase(
        case.case_id,
        case.labels,
        case.age_band,
        case.sex.value,
        case.measurements,
        case.sites,
        listed.similarity,
    )
