"""From a case to its supporting cases: top 2K by similarity, reranked, top K, and never the case itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.rerank import Query, Reranker, reranked
from heart_engine.library.vector_index import Neighbour, VectorIndex, Vectors


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Which cases must not be found: by id, all of a patient, and every case with the same text."""

    case_ids: frozenset[str] = frozenset()
    patient_ids: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A case that was found."""

    place: int  # in the library
    case: LibraryCase
    similarity: float


class CaseSearch:
    """Searches one library."""

    def __init__(self, cases: Sequence[LibraryCase], index: VectorIndex, reranker: Reranker | None) -> None:
        self.cases = tuple(cases)
        self._index = index
        self.reranker = reranker
        self._by_case = _places(case.case_id for case in self.cases)
        self._by_patient = _places(case.patient_id for case in self.cases)
        self._by_text = _places(case.text for case in self.cases)

    def nearest(self, key: Vectors, count: int, exclusion: Exclusion) -> tuple[Found, ...]:
        """Return the most similar cases that are not excluded, nearest first."""
        found = self._index.nearest(key, count, self.excluded_places(exclusion))
        return tuple(self._found(one) for one in found)

    def ranked(self, query: Query, nearest: Sequence[Found], cases: int) -> tuple[Found, ...]:
        """Return the `cases` best of the first twice as many candidates, best first."""
        candidates = nearest[: 2 * cases]
        order = reranked(self.reranker, query, [one.case for one in candidates])
        return tuple(candidates[place] for place in order[:cases])

    def named(self, case_ids: Iterable[str]) -> tuple[LibraryCase, ...]:
        """Return cases by their ids, each once; an id that no case has is passed over."""
        wanted = dict.fromkeys(case_ids)
        return tuple(self.cases[place] for one in wanted for place in self._by_case.get(one, ()))

    def excluded_places(self, exclusion: Exclusion) -> tuple[int, ...]:
        """Return where the excluded cases stand."""
        places = [place for one in exclusion.case_ids for place in self._by_case.get(one, ())]
        places += [place for one in exclusion.patient_ids for place in self._by_patient.get(one, ())]
        places += [place for one in exclusion.texts for place in self._by_text.get(one, ())]
        return tuple(sorted(set(places)))

    def _found(self, neighbour: Neighbour) -> Found:
        return Found(neighbour.place, self.cases[neighbour.place], neighbour.similarity)


def exclusion_of(case: LibraryCase) -> Exclusion:
    """Return what a library case must not retrieve when it is itself the query."""
    return Exclusion(frozenset({case.case_id}), frozenset({case.patient_id}), frozenset({case.text}))


def _places(values: Iterable[str]) -> dict[str, list[int]]:
    """Return where each value stands."""
    found: dict[str, list[int]] = {}
    for place, value in enumerate(values):
        found.setdefault(value, []).append(place)
    return found
