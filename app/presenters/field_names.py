"""What each box of the window is called, wherever it is spoken of."""

from __future__ import annotations

from app.language import Language
from heart_engine.domain.measurement import by_key
from heart_engine.domain.side_values import side_values


def field_name(key: str, language: Language) -> str:
    """Return the short name of a measurement, of a patient's figure or of a value beside a grade."""
    if key in by_key():
        return language.text(f"field.{key}")
    if key in side_values():
        return side_values()[key].name(language.code)
    return language.text(f"patient.{key.strip('_')}")


def led_by(abbreviation: str, name: str) -> str:
    """Put an abbreviation before a name, once: a narrow column cuts names, and may cut two to the same."""
    if name.startswith(f"{abbreviation} "):
        return name
    return f"{abbreviation} {name.removesuffix(f' {abbreviation}')}"
