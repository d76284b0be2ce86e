"""The report's words, said in each of its languages at once, and what people typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.language import Language
from app.report.fonts import composed, spelled_out
from app.report.values import LONGEST_LINE, PROSE, FreeText, ReportDetails, Words

_CUT: Final = " […]"


class Speech:
    """Says things in every language of one report."""

    def __init__(self, languages: tuple[str, ...], details: ReportDetails) -> None:
        self.languages = languages
        self._spoken = tuple(Language(code) for code in languages)
        self._transliterations: Mapping[str, str] = details.transliterations
        self._unattended = details.unattended

    def say(self, message_id: str, **params: object) -> Words:
        """Return a text of the report; a parameter that is itself `Words` is taken language by language."""
        return tuple(
            language.text(
                f"report.{message_id}",
                **{
                    name: value[index] if isinstance(value, tuple) else value
                    for name, value in params.items()
                },
            )
            for index, language in enumerate(self._spoken)
        )

    def knows(self, message_id: str) -> bool:
        """Say whether there is a text for a code that comes from a bundle."""
        return all(language.knows(f"report.{message_id}") for language in self._spoken)

    def each(self, in_language: Callable[[str], str]) -> Words:
        """Return what a function of the language says in each of them."""
        return tuple(in_language(code) for code in self.languages)

    def same(self, text: str) -> Words:
        """Return a text that is the same in every language."""
        return (text,) * len(self.languages)

    def joined(self, parts: list[Words], separator: str = "list_separator") -> Words:
        """Join several texts, language by language."""
        return tuple(
            language.text(f"report.{separator}").join(part[index] for part in parts)
            for index, language in enumerate(self._spoken)
        )

    def free(self, field: str, text: str) -> FreeText:
        """Return what is printed for a typed text: its transliteration where one was given."""
        printed = composed(self._transliterations.get(field, text))
        if self._unattended:
            printed = _unattended(field, printed)
        return FreeText(field=field, stored=text, printed=printed)


def _unattended(field: str, text: str) -> str:
    """Return something that can be printed for any text, and shows where it is not the whole text."""
    if field in PROSE:
        return "\n".join(spelled_out(line) for line in text.split("\n"))
    told = spelled_out(text)
    return told if len(told) <= LONGEST_LINE else f"{told[: LONGEST_LINE - len(_CUT)]}{_CUT}"
