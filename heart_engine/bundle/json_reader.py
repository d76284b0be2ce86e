"""Takes typed fields out of JSON that nothing vouches for yet."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final, TypeVar

from heart_engine.bundle.refusal import BundleRefusedError, Refusal

_V = TypeVar("_V")
_LARGEST: Final = sys.float_info.max


class Reader:
    """Takes typed fields out of a JSON object and refuses by name what is missing or of another type."""

    def __init__(self, document: Mapping[str, object], where: str = "") -> None:
        self._document = document
        self._where = where

    def text(self, field: str) -> str:
        """Return a text."""
        return self._typed(field, str)

    def flag(self, field: str) -> bool:
        """Return true or false."""
        return self._typed(field, bool)

    def number(self, field: str) -> float:
        """Return a number; true and false are none, nor what JSON readers call NaN and Infinity."""
        value = self._document.get(field)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
            raise self._refused(field)
        return float(value)

    def mapping(self, field: str) -> Mapping[str, object]:
        """Return an object."""
        return self._typed(field, dict)

    def texts(self, field: str) -> Mapping[str, str]:
        """Return an object whose values are all texts."""
        return texts_of(self.mapping(field), field)

    def numbers(self, field: str) -> Mapping[str, float]:
        """Return an object whose values are all numbers."""
        inner = Reader(self.mapping(field), field)
        return {name: inner.number(name) for name in self.mapping(field)}

    def objects(self, field: str) -> list[Mapping[str, object]]:
        """Return a list of objects."""
        found: list[Mapping[str, object]] = self._typed(field, list)
        if not all(isinstance(one, dict) for one in found):
            raise self._refused(field)
        return found

    def names(self, field: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found: list[str] = self._typed(field, list)
        if not all(isinstance(one, str) for one in found):
            raise self._refused(field)
        return tuple(found)

    def _typed(self, field: str, kind: type[_V]) -> _V:
        value = self._document.get(field)
        if not isinstance(value, kind):
            raise self._refused(field)
        return value

    def _refused(self, field: str) -> BundleRefusedError:
        return BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, field=f"{self._where}.{field}".lstrip("."))


def texts_of(document: Mapping[str, object], field: str) -> Mapping[str, str]:
    """Return a copy of an object whose values are all texts."""
    return {name: Reader(document, field).text(name) for name in document}
