"""One field, one value: two different ones in one study are a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from heart_engine.interchange.candidate import CERTAIN, Candidate


def ask_about_repeats(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Turn the certain candidates of one field of one study into questions where they differ."""
    found = tuple(candidates)
    values: dict[tuple[int, str], set[float | str | None]] = defaultdict(set)
    for one in found:
        if one.status in CERTAIN:
            values[one.where.study, one.key].add(one.value)
    return tuple(
        one.asked("twice") if one.status in CERTAIN and len(values[one.where.study, one.key]) > 1 else one
        for one in found
    )
