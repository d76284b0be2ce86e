"""Where a range comes from and how sure it is, in the language of the window.

The tables word both in English, in phrases parted by semicolons. Each phrase has its Chinese beside it in a
table of translations; a citation has none and stays as it is printed.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from typing import Final

from app.language import Language
from heart_engine.domain.resources import resource_path

_PARTED: Final = "; "
_TABLE: Final = "source_words.csv"


def source_words(text: str, language: Language) -> str:
    """Return a source or a certainty as the tables word it, phrase by phrase in the window's language."""
    if language.code != "zh":
        return text
    return "；".join(_chinese().get(phrase, phrase) for phrase in text.split(_PARTED))


@functools.cache
def _chinese() -> Mapping[str, str]:
    with resource_path("translations", _TABLE).open(encoding="utf-8", newline="") as file:
        return {row["english"]: row["chinese"] for row in csv.DictReader(file)}
