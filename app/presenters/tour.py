"""The tour of a newcomer: five cards, each beside the thing it speaks of; it asks nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.language import Language


class Stop(StrEnum):
    """What a card stands beside."""

    LANGUAGE = "language"
    DEMO = "demo"
    FORM = "form"
    SCREEN = "screen"
    HELP = "help"


STOPS: Final = tuple(Stop)


@dataclass(frozen=True, slots=True)
class TourCard:
    """What one card says."""

    stop: Stop
    title: str
    text: str
    counter: str
    is_first: bool
    is_last: bool


def tour_card(place: int, language: Language) -> TourCard:
    """Return the card at a place."""
    stop = STOPS[place]
    return TourCard(
        stop,
        language.text(f"tour.{stop}.title"),
        language.text(f"tour.{stop}.text"),
        language.text("tour.counter", n=place + 1, of=len(STOPS)),
        is_first=place == 0,
        is_last=place == len(STOPS) - 1,
    )
