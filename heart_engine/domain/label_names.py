"""What a defect is called, which for the third label follows from what the bundle declares it to be."""

from __future__ import annotations

import functools

from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.resources import read_table

_WHATEVER = "any"


def label_name(label_id: str, meaning: ThirdLabelMeaning, language: str, *, short: bool = False) -> str:
    """Return a label's name; `none` is the answer that none of them is present."""
    names = _names()
    length = "short" if short else "long"
    english, chinese = names.get((label_id, _WHATEVER, length)) or names[label_id, meaning.value, length]
    return chinese if language == "zh" else english


@functools.cache
def _names() -> dict[tuple[str, str, str], tuple[str, str]]:
    rows = read_table("label_names.csv")
    return {
        (row["label_id"], row["meaning"], row["length"]): (row["name_en"], row["name_zh"]) for row in rows
    }
