"""Probabilities as people read them: so many of 20 like this one, and never none or all."""

from __future__ import annotations

from app.frequency import PICTURED_CASES, cases_like_this
from app.report.speech import Speech
from app.report.values import Words


def natural_frequency(speech: Speech, probability: float) -> Words:
    """Say a probability as a number of people, "fewer than 1" and "more than 19" at its ends."""
    count = cases_like_this(probability)
    if count is not None:
        return speech.say("frequency.of", count=count, people=PICTURED_CASES)
    if probability < 0.5:  # noqa: PLR2004  # a half
        return speech.say("frequency.fewer_than_one", people=PICTURED_CASES)
    return speech.say("frequency.more_than", count=PICTURED_CASES - 1, people=PICTURED_CASES)


def percent(probability: float) -> str:
    """Write a probability in whole percent, never as 0 or 100."""
    whole = round(probability * 100)
    if whole == 0:
        return "<1 %"
    if whole == 100:  # noqa: PLR2004  # percent
        return ">99 %"
    return f"{whole} %"
