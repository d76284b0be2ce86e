"""Which measurements drive an answer, and what is worth measuring next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.language import Language
from app.messages import message_for
from app.presenters.changes import Change, change_of, full_scale
from app.presenters.field_names import field_name
from app.presenters.screening import Answered

WORTH_SHOWING: Final = 0.01
MOST_DRIVERS: Final = 10
MOST_NEXT: Final = 5


@dataclass(frozen=True, slots=True)
class Driver:
    """One measurement and what the answer would be had it not been made."""

    key: str
    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class NextMeasurement:
    """A measurement that was not made."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """What moves the answer, the strongest first."""

    sentence: str
    drivers: tuple[Driver, ...]
    full: float
    next_sentence: str
    measure_next: tuple[NextMeasurement, ...]


def why_view(answered: Answered, language: Language) -> WhyView:
    """Say what drives an answer."""
    explanation = answered.evidence.explanation
    if explanation is None:
        return WhyView(_missing(answered, language), (), 1.0, "", ())
    found = [
        Driver(
            one.withheld,
            field_name(one.withheld, language),
            change_of(one.change, answered.result, answered.bundle, language),
        )
        for one in explanation.without_measurement
    ]
    strongest = sorted(found, key=lambda one: -abs(one.change.amount))
    drivers = tuple(one for one in strongest if abs(one.change.amount) >= WORTH_SHOWING)[:MOST_DRIVERS]
    following = tuple(
        NextMeasurement(key, field_name(key, language)) for key in explanation.measure_next[:MOST_NEXT]
    )
    return WhyView(
        language.text("why.drivers" if drivers else "why.none"),
        drivers,
        full_scale(one.change for one in drivers),
        language.text("why.next" if following else "why.complete"),
        following,
    )


def _missing(answered: Answered, language: Language) -> str:
    if answered.evidence.failure:
        return message_for(answered.evidence.failure, {}, language).title
    return language.text("why.stale" if answered.stale else "evidence.coming")
