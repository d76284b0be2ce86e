"""Probabilities as people read them: so many of 20 like this one, and never none or all."""

from __future__ import annotations

from typing import Final

from app.report.speech import Speech
from app.report.values import Words

PEOPLE: Final = 20


def natural_frequency(speech: Speech, probability: float) -> Words:
    """Say a probability as a number of people, "fewer than 1" and "more than 19" at its ends."""
    count = round(probability * PEOPLE)
    if count == 0:
        return speech.say("frequency.fewer_than_one", people=PEOPLE)
    if count == PEOPLE:
        return speech.say("frequency.more_than", count=PEOPLE - 1, people=PEOPLE)
    return speech.say("frequency.of", count=count, people=PEOPLE)


def percent(probability: float) -> str:
    """Write a probability in whole percent, never as 0 or 100."""
    whole = round(probability * 100)
    if whole == 0:
        return "<1 %"
    if whole == 100:  # noqa: PLR2004  # percent
        return ">99 %"
    return f"{whole} %"
