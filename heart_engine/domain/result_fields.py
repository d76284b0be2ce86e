"""Read a JSON object strictly: its keys, its types, its ranges, or a ValueError that says where."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NoReturn


class Shape:
    """A JSON object together with the name by which an error calls it."""

    def __init__(self, path: str, document: object) -> None:
        self._path = path
        if not isinstance(document, dict) or not all(isinstance(key, str) for key in document):
            self._raise(path, "an object")
        self._values: dict[str, object] = document

    def only(self, *names: Sequence[str]) -> None:
        """Demand exactly these keys."""
        expected = {name for group in names for name in group}
        if set(self._values) != expected:
            self._raise(self._path, f"exactly the keys {', '.join(sorted(expected))}")

    def value(self, name: str) -> object:
        """Return whatever stands under a key."""
        return self._values[name]

    def mapping(self, name: str | None = None) -> dict[str, object]:
        """Return the object under a key, or this very object, as it is."""
        return dict(self._values) if name is None else self.part(name).mapping()

    def part(self, name: str) -> Shape:
        """Open the object under a key."""
        return Shape(f"{self._path}.{name}", self._values[name])

    def named(self, name: str) -> dict[str, Shape]:
        """Open the object under a key, and every object in it."""
        part = self.part(name)
        return {key: part.part(key) for key in part.mapping()}

    def items(self, name: str) -> list[Shape]:
        """Open every object of the list under a key."""
        values = self._list(name)
        return [Shape(f"{self._path}.{name}[{index}]", value) for index, value in enumerate(values)]

    def text(self, name: str) -> str:
        """Return the text under a key."""
        value = self._values[name]
        return value if isinstance(value, str) else self.fail(name, "a text")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the list of texts under a key."""
        return tuple(
            value if isinstance(value, str) else self.fail(name, "texts") for value in self._list(name)
        )

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """Return the text under a key, which must be one of a few."""
        value = self.text(name)
        return value if value in choices else self.fail(name, f"one of {', '.join(choices)}")

    def truth(self, name: str) -> bool:
        """Return the true or false under a key."""
        value = self._values[name]
        return value if isinstance(value, bool) else self.fail(name, "true or false")

    def number(self, name: str) -> float:
        """Return the finite number under a key."""
        value = self._values[name]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(name, "a number")
        number = _float(value)
        return number if math.isfinite(number) else self.fail(name, "a finite number")

    def share(self, name: str) -> float:
        """Return the number under a key, from 0 to 1."""
        value = self.number(name)
        return value if 0 <= value <= 1 else self.fail(name, "from 0 to 1")

    def probability(self, name: str) -> float:
        """Return the number under a key, between 0 and 1 and never either."""
        value = self.number(name)
        return value if 0 < value < 1 else self.fail(name, "between 0 and 1")

    def fail(self, name: str, expected: str) -> NoReturn:
        """Raise for one key of this object."""
        self._raise(f"{self._path}.{name}", expected)

    def _list(self, name: str) -> list[object]:
        value = self._values[name]
        return value if isinstance(value, list) else self.fail(name, "a list")

    def _raise(self, path: str, expected: str) -> NoReturn:
        msg = f"{path} must be {expected}"
        raise ValueError(msg)


def _float(value: float) -> float:
    """Turn a number into a float; an integer beyond every float is infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf
