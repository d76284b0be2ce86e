"""What F1 says of a field that is no measurement: what it is for, and what is taken."""

from __future__ import annotations

from app.language import Language
from app.presenters.field_names import field_name
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites
from heart_engine.domain.typed_field import field_of


def patient_help(key: str, language: Language) -> str:
    """Explain a field of the patient's line, or of the circumstances."""
    return language.text(f"help.field.{key.strip('_')}")


def site_help(key: str, language: Language) -> str:
    """Explain where a measurement may have been made, each place with its name."""
    names = language.text("help.join").join(site.name(language.code) for site in sites()[key])
    return language.text("help.field.site", name=field_name(key, language), sites=names)


def side_help(key: str, language: Language) -> str:
    """Explain a value beside a grade: its unit, and the limits that nothing real passes."""
    side, hard = side_values()[key], field_of(key).hard
    unit = "" if side.unit == "1" else side.unit
    limits = {"low": f"{hard.low:g}", "high": f"{hard.high:g}", "unit": unit}
    return language.text("help.field.side", name=side.name(language.code), **limits)
