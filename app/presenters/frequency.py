"""A probability in the words a clinician can picture: of 20 cases like this, about 17."""

from __future__ import annotations

from typing import Final

from app.language import Language

PICTURED_CASES: Final = 20


def natural_frequency(probability: float, language: Language, *, simulated: bool) -> str:
    """Say a probability as a count of cases, never as none or all of them."""
    count = round(probability * PICTURED_CASES)
    if count <= 0:
        kind, count = ".few", 0
    elif count >= PICTURED_CASES:
        kind, count = ".most", PICTURED_CASES - 1
    else:
        kind = ""
    message = f"answer.frequency{kind}{'.simulated' if simulated else ''}"
    return language.text(message, n=count, of=PICTURED_CASES)
