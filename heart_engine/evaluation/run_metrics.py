"""A place in the metrics of a run, which says where it is when what is asked of it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

from heart_engine.evaluation.hospital_share import HospitalShare

EVERY: Final = "every hospital"
OWN_CONVENTIONS: Final = "hospitals with conventions of their own"
"""What groups of hospitals are called, by who writes the metrics and by who reads them."""


class RunUnfitError(ValueError):
    """A run that lacks what is judged, with what is absent."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at a place."""

    content: object
    path: tuple[str, ...] = ()

    def at(self, *names: str) -> Self:
        """Return a place inside this one."""
        found = self
        for name in names:
            path = (*found.path, name)
            if not isinstance(found.content, dict) or name not in found.content:
                raise RunUnfitError(" / ".join(path))
            found = type(self)(found.content[name], path)
        return found

    def holds(self, name: str) -> bool:
        """Say whether a name stands here."""
        return isinstance(self.content, dict) and name in self.content

    def shares(self) -> Iterator[tuple[str, HospitalShare]]:
        """Yield the shares that stand here, by name."""
        if not isinstance(self.content, dict):
            raise RunUnfitError(" / ".join(self.path))
        for name in self.content:
            yield name, self.share(name)

    def share(self, *names: str) -> HospitalShare:
        """Return the share at a place inside this one."""
        place = self.at(*names)
        parts = {one: place.number(one) for one in ("percent", "low", "high", "n", "hospitals")}
        return HospitalShare(
            parts["percent"], parts["low"], parts["high"], int(parts["n"]), int(parts["hospitals"])
        )

    def number(self, *names: str) -> float:
        """Return the number at a place inside this one."""
        place = self.at(*names)
        if not isinstance(place.content, int | float):
            raise RunUnfitError(" / ".join(place.path))
        return place.content
