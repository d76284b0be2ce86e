"""From a spreadsheet to a hospital's own library: what is asked, found and gained, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.language import Language
from heart_engine.domain.measurement import by_key

LEAVE_OUT: Final = "-"
IGNORE: Final = "_ignore"
WAYS: Final = {
    "bundle as it is": "builder.way.bundle",
    "beside own cases": "builder.way.cases",
    "own ranges too": "builder.way.ranges",
    "own probabilities too": "builder.way.probabilities",
}


class BuilderStep(StrEnum):
    """The steps, in their order."""

    FILE = "file"
    QUESTIONS = "questions"
    REPORT = "report"
    LIBRARY = "library"
    INSTALL = "install"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One thing that only a person can say; an empty proposal proposes nothing."""

    path: tuple[str, ...]
    says: str
    proposal: str
    choices: tuple[str, ...]


def open_questions(document: Mapping[str, Any], language: Language) -> tuple[OpenQuestion, ...]:
    """Return what a cleaning left open; a column that is asked about may be any field, or none."""
    return tuple(_question(one, language) for one in document["questions"])


def with_answers(mapping: Mapping[str, Any], answers: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """Return the mapping with what was answered; an empty answer leaves its question open."""
    answered = dict(mapping)
    for path, answer in answers.items():
        if answer:
            answered = _put(answered, path, answer)
    return answered


def report_lines(document: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """Say how many rows were read and kept, and why the others stay out."""
    rows = document["rows"]
    kept = language.text("builder.kept", kept=rows["kept"], read=rows["read"])
    return (kept, *(_reason(name, count, language) for name, count in rows["rejected"].items()))


def gain_lines(document: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """Say how often each way was right on the hospital's own cases, which is kept, and whether it helps."""
    ways = [_way(one, language) for one in document["evaluation"]]
    gain = document["gain_over_the_bundle_as_it_is"]["right_percent"]
    low, high = document["gain_over_the_bundle_as_it_is"]["right_interval"]
    message = "builder.gain" if low > 0 else "builder.no_gain"
    return (*ways, language.text(message, gain=f"{gain:+.1f}", low=f"{low:+.1f}", high=f"{high:+.1f}"))


def comparison_line(document: Mapping[str, Any], language: Language) -> str:
    """Say what the new library changes against the bundle's own, on the same cases."""
    gain = document["gain_of_the_second"]
    low, high = gain["right_interval"]
    return language.text(
        "builder.compared",
        n=document["second"]["n"],
        gain=f"{gain['right_percent']:+.1f}",
        low=f"{low:+.1f}",
        high=f"{high:+.1f}",
    )


def _way(one: Mapping[str, Any], language: Language) -> str:
    low, high = one["right_interval"]
    name = language.text(WAYS[one["way"]]) if one["way"] in WAYS else one["way"]
    line = language.text(
        "builder.right",
        way=name,
        percent=f"{one['right_percent']:.1f}",
        low=f"{low:.1f}",
        high=f"{high:.1f}",
        n=one["n"],
    )
    return language.text("builder.right.kept", line=line) if one.get("kept") else line


def _reason(name: str, count: int, language: Language) -> str:
    message = f"builder.reason.{name}"
    words = language.text(message) if language.knows(message) else name
    return language.text("builder.rejected", n=count, reason=words)


def _question(one: Mapping[str, Any], language: Language) -> OpenQuestion:
    path = tuple(one["path"])
    says = one["says_zh" if language.code == "zh" else "says_en"]
    choices = tuple(one["choices"])
    if path[0] == "columns" and path[-1] == "key":
        choices = (IGNORE, *by_key())
    elif path[0] == "roles":
        choices = (LEAVE_OUT, *choices)
    return OpenQuestion(path, says, one["proposal"] or "", choices)


def _put(document: Mapping[str, Any], path: Sequence[str], answer: str) -> dict[str, Any]:
    first, *rest = path
    below = document.get(first)
    inner = below if isinstance(below, Mapping) else {}
    return {**document, first: _put(inner, rest, answer) if rest else answer}
