"""Every code that can reach a person, with what happened and what to do next, in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.language import Language


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, and the next step."""

    title: str
    next_step: str


def message_for(code: str, params: Mapping[str, object], language: Language) -> Message:
    """Put a code into words; one of another release is shown as it is rather than hidden."""
    if not language.knows(f"error.{code}.title"):
        return Message(
            language.text("error.unknown.title", code=code), language.text("error.unknown.next", code=code)
        )
    return Message(
        language.text(f"error.{code}.title", **params), language.text(f"error.{code}.next", **params)
    )
