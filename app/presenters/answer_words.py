"""An answer as one word that lists search for and show: the defects suggested, or why none is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.language import Language
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning
from heart_engine.domain.result import Call, Result

ABSTAINED: Final = "abstain"
UNCLEAR: Final = "refer"
NONE: Final = "none"


def answer_word(result: Result) -> str:
    """Return what the history searches for."""
    if result.abstain is not None:
        return ABSTAINED
    return word_of_calls({label: answer.call for label, answer in result.labels.items()})


def word_of_calls(calls: Mapping[str, str]) -> str:
    """Return the word for what was called of each defect."""
    suggested = [label for label in LABELS if calls.get(label) == Call.RULE_IN]
    if suggested:
        return "+".join(suggested)
    return UNCLEAR if Call.REFER in calls.values() else NONE


def answer_words(
    word: str, language: Language, third_label: ThirdLabelMeaning = ThirdLabelMeaning.UNRESOLVED
) -> str:
    """Say such a word in full; the empty one stands for all of them."""
    message = f"history.answer.{word or 'all'}"
    if language.knows(message):
        return language.text(message)
    named = (label_name(one, third_label, language.code, short=True) for one in word.split("+"))
    return " + ".join(named)
