from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from app.language import LANGUAGES, Language
from app.messages import message_for
from app.store.errors import StoreError

# What an error of this program can carry, by the code that carries it.
PARAMS = {"file": "records.db", "reason": "ENOSPC", "groups": "3", "found": 7, "expected": 7, "minimum": 8}


def kinds(of: type[StoreError] = StoreError) -> Iterator[type[StoreError]]:
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in kinds()]
    assert len(codes) == len(set(codes)) > 25


@pytest.mark.parametrize(("kind", "language"), list(product(kinds(), LANGUAGES)))
def test_every_error_says_what_happened_and_what_to_do(kind: type[StoreError], language: str) -> None:
    assert Language(language).knows(f"error.{kind.code}.title")
    message = message_for(kind.code, PARAMS, Language(language))
    assert message.title
    assert message.next_step
    assert "_" not in message.title


def test_an_error_carries_codes_and_counts() -> None:
    error = StoreError(file="records.db", reason="SQLITE_FULL")
    assert (error.code, error.params) == ("store_failed", {"file": "records.db", "reason": "SQLITE_FULL"})
