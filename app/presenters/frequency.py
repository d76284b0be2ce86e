"""A probability in the words a clinician can picture: of 20 cases like this, about 17."""

from __future__ import annotations

from app.frequency import PICTURED_CASES, cases_like_this
from app.language import Language


def natural_frequency(probability: float, language: Language, *, simulated: bool) -> str:
    """Say a probability as a count of cases, "fewer than 1" and "more than 19" at its ends."""
    count = cases_like_this(probability)
    kind = "" if count is not None else ".few" if probability < 0.5 else ".most"  # noqa: PLR2004  # a half
    message = f"answer.frequency{kind}{'.simulated' if simulated else ''}"
    return language.text(message, n=PICTURED_CASES - 1 if count is None else count, of=PICTURED_CASES)
