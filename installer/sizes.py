"""Says how large something is, in the same words for every installer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """One figure."""

    what: str
    bytes: int


def tell_sizes(name: str, sizes: Sequence[Size]) -> None:
    """Print the figures of one installer."""
    print(f"{name}: {', '.join(f'{one.what} {one.bytes / _MB:.1f} MB' for one in sizes)}")
