"""Devices write a value for each beat, as an average, and as the one chosen: take the best, say which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from heart_engine.interchange.codes import modern
from heart_engine.interchange.sr_content import DERIVATION, SELECTION_STATUS, Number

_MEANS = (("SCT", "373098007"), modern("SRT", "R-00317"), ("SRT", "R-00317"), ("SCT", "R-00317"))
DERIVED = "sr_derived"
"""The rank of what is neither a beat nor an average: an extreme, or a deviation, which is no value at all."""

_SELECTED, _MEAN, _SINGLE = "sr_selected", "sr_mean", "sr_latest"
_ORDER = (_SELECTED, _MEAN, _SINGLE, DERIVED)


def best_of(group: Iterable[Number]) -> tuple[list[Number], str]:
    """Choose among the repeats of one measurement; several are left where the device chose several.

    A selected value goes before an average, an average before single beats, and of those the last one counts.
    What the device derived in any other way comes last, for a person to look at.
    """
    ranked: dict[str, list[Number]] = defaultdict(list)
    for one in group:
        ranked[_rank(one)].append(one)
    rank = next(name for name in _ORDER if ranked[name])
    best = ranked[rank]
    return (best[-1:] if rank == _SINGLE else best), rank


def _rank(number: Number) -> str:
    if SELECTION_STATUS in number.modifiers:
        return _SELECTED
    derivation = number.modifiers.get(DERIVATION)
    if derivation is None:
        return _SINGLE
    return _MEAN if derivation in _MEANS else DERIVED
