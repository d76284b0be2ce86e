"""Why a library is refused; the words live in the desktop."""

from __future__ import annotations

from enum import StrEnum


class LibraryRefusal(StrEnum):
    """What is wrong with a library."""

    CASES_UNREADABLE = "cases_unreadable"
    CASES_EMPTY = "cases_empty"
    CASE_REPEATED = "case_repeated"
    VECTORS_UNREADABLE = "vectors_unreadable"
    VECTORS_SHAPE = "vectors_shape"
    INDEX_UNREADABLE = "index_unreadable"
    INDEX_OF_ANOTHER_LIBRARY = "index_of_another_library"
    STATES_UNREADABLE = "states_unreadable"
    STATES_OF_ANOTHER_LIBRARY = "states_of_another_library"
    RERANKER_UNKNOWN = "reranker_unknown"
    RERANKER_INCOMPLETE = "reranker_incomplete"


class LibraryRefusedError(Exception):
    """A library that must not be used, with the values a message needs."""

    def __init__(self, code: LibraryRefusal, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(f"{code}: {params}")
