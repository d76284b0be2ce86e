"""How an answer would change without one thing: by defect in points, and as one bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.language import Language
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

SMALLEST_SCALE: Final = 0.05  # a change of five points never fills a bar: small things have to look small
UNBROKEN: Final = "\u00a0"  # a space at which no line ends


@dataclass(frozen=True, slots=True)
class Change:
    """The defect that moves the most, how far and in which direction, and all of them in words."""

    label: str
    amount: float
    words: str


def change_of(change: Mapping[str, float], result: Result, bundle: BundleInfo, language: Language) -> Change:
    """Put one withheld thing's effect into words; without an answer, no number."""
    label = max(LABELS, key=lambda one: abs(change.get(one, 0.0)))
    if result.abstain is not None:
        name = label_name(label, bundle.third_label, language.code, short=True)
        return Change(label, change.get(label, 0.0), language.text("change.largest", label=name))
    told = {one: _told(result.labels[one].probability, change.get(one, 0.0)) for one in LABELS}
    moved = [
        language.text(
            "change.one",
            label=label_name(one, bundle.third_label, language.code, short=True),
            before=before,
            after=after,
        )
        for one, (before, after) in told.items()
        if before != after
    ]
    words = language.text("status.join").join(moved) if moved else language.text("change.none")
    return Change(label, change.get(label, 0.0), words)


def full_scale(changes: Iterable[Change]) -> float:
    """Return how much fills a bar, so that the bars of one list can be compared."""
    return max((SMALLEST_SCALE, *(abs(one.amount) for one in changes)))


def _told(before: float, change: float) -> tuple[str, str]:
    return _percent(before), _percent(before + change)


def _percent(probability: float) -> str:
    """Write a probability that is never none and never all."""
    return f"{min(99, max(1, round(probability * 100)))}{UNBROKEN}%"
