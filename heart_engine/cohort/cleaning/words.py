"""The words of cleaning in both languages."""

from __future__ import annotations

import functools
import os

from heart_engine.domain.resources import read_table

CHINESE, ENGLISH = "zh", "en"


def say(name: str, language: str, **params: object) -> str:
    """Return one sentence, with its parameters in their places."""
    return _words()[name, language].format(**params)


def meaning(code: str, language: str) -> str:
    """Return what a rule or reason means; a code without words speaks for itself."""
    return _meanings().get((code, language), code)


def terminal_language() -> str:
    """Return the language of the terminal, as the system's own settings name it."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return CHINESE if said.lower().startswith("zh") else ENGLISH


@functools.cache
def _meanings() -> dict[tuple[str, str], str]:
    rows = read_table("cleaning_rules.csv")
    return {
        (row["code"], language): row[f"text_{language}"] for row in rows for language in (CHINESE, ENGLISH)
    }


@functools.cache
def _words() -> dict[tuple[str, str], str]:
    rows = read_table("cleaning_words.csv")
    return {(row["id"], language): row[f"text_{language}"] for row in rows for language in (CHINESE, ENGLISH)}
