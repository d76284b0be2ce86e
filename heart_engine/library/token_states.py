"""The token states that the fusion layer reads of reference cases: stored, or computed when needed.

The stored ones are memory-mapped, so a library of any size costs the memory of the cases that are read.
They are tied to the texts and the weights they were computed from; those of another library or another
model are refused.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.labels import LabelSet
from heart_engine.library.reference_case import LibraryCase

_TIE = "tie"
Encode = Callable[[Sequence[tuple[str, LabelSet]]], list[Tensor]]


class StateSource(Protocol):
    """Gives the token states of cases by their place in the library."""

    def states(self, places: Sequence[int]) -> list[Tensor]:
        """Return one (T, h) tensor for each place."""


class StoredStates:
    """States of one width, read from a file as they are needed."""

    def __init__(self, path: Path, tie: str, cases: int, width: int) -> None:
        self._file = _opened(path)
        found = (self._file.metadata() or {}).get(_TIE)
        if found != tie:
            raise BundleRefusedError(Refusal.STATES_OF_ANOTHER_LIBRARY)
        self._offsets = _offsets(self._file, cases, width)
        self._rows = self._file.get_slice("states")

    def states(self, places: Sequence[int]) -> list[Tensor]:
        """Return one (T, h) tensor for each place, in the type they are stored in."""
        return [self._rows[self._offsets[place] : self._offsets[place + 1]] for place in places]


class KeptStates:
    """States held in memory, for a library that is tried before it is written."""

    def __init__(self, states: Sequence[Tensor]) -> None:
        self._states = states

    def states(self, places: Sequence[int]) -> list[Tensor]:
        """Return one (T, h) tensor for each place."""
        return [self._states[place] for place in places]


class EncodedStates:
    """States computed from the texts at query time."""

    def __init__(self, cases: Sequence[LibraryCase], encode: Encode) -> None:
        self._cases = cases
        self._encode = encode

    def states(self, places: Sequence[int]) -> list[Tensor]:
        """Return one (T, h) tensor for each place."""
        chosen = [(self._cases[place].text, self._cases[place].labels) for place in places]
        return self._encode(chosen) if chosen else []


def states_tie(cases: bytes, encoder_sha256: str) -> str:
    """Return what stored states depend on, as one hash."""
    parts = f"{hashlib.sha256(cases).hexdigest()}\n{encoder_sha256}\n"
    return hashlib.sha256(parts.encode()).hexdigest()


def store_states(path: Path, states: Iterable[Tensor], tie: str, dtype: torch.dtype) -> None:
    """Write the states of a whole library, one case behind the other."""
    each = [one.detach().to("cpu", dtype) for one in states]
    offsets = torch.tensor([0, *[len(one) for one in each]]).cumsum(dim=0)
    save_file({"states": torch.cat(each), "offsets": offsets}, path, metadata={_TIE: tie})


def _opened(path: Path) -> Any:  # noqa: ANN401 - safetensors has no type for it
    try:
        return safe_open(path, framework="pt")  # stays open: the map lives as long as the library
    except (SafetensorError, OSError) as error:
        raise BundleRefusedError(Refusal.STATES_UNREADABLE) from error


def _offsets(file: Any, cases: int, width: int) -> list[int]:  # noqa: ANN401 - as above
    """Read where each case begins; they must cover the states exactly, in order."""
    try:
        offsets = [int(one) for one in file.get_tensor("offsets")]
        shape = file.get_slice("states").get_shape()
    except (SafetensorError, TypeError, ValueError) as error:
        raise BundleRefusedError(Refusal.STATES_UNREADABLE) from error
    rising = all(one < other for one, other in itertools.pairwise(offsets))
    if not rising or len(offsets) != cases + 1 or offsets[0] != 0 or shape != [offsets[-1], width]:
        raise BundleRefusedError(Refusal.STATES_UNREADABLE)
    return offsets
