"""What a report cannot print as it is, and the question that settles it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.language import Language
from app.presenters.screening import Answered


@dataclass(frozen=True, slots=True)
class Printing:
    """A report on its way to a file, with what is printed instead of what cannot be."""

    answered: Answered
    path: Path
    instead: Mapping[str, str] = field(default_factory=dict)

    def with_instead(self, name: str, text: str) -> Printing:
        """Print this text in place of one more field."""
        return dataclasses.replace(self, instead={**self.instead, name: text})


class NotPrintableError(Exception):
    """A text that a report cannot print: a transliteration is needed, the stored text stays."""

    def __init__(self, field: str, rule: str, characters: str) -> None:
        super().__init__(f"{field}: {rule}")
        self.field, self.rule, self.characters = field, rule, characters


def transliteration_question(error: NotPrintableError, language: Language) -> str:
    """Name the field and what cannot be printed, and ask what is printed instead."""
    field = f"print.{error.field}"
    name = language.text(field) if language.knows(field) else error.field
    return language.text(f"print.{error.rule}", field=name, characters=" ".join(error.characters))
