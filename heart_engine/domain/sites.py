"""Where, or by which method, a measurement was taken, read from `resources/domain/sites.csv`."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from heart_engine.domain.resources import read_table


@dataclass(frozen=True, slots=True)
class Site:
    """One place or method that a field offers."""

    key: str
    id: str
    name_en: str
    name_zh: str
    is_default: bool
    source: str

    def name(self, language: str) -> str:
        """Return what the choice is called in the language asked for."""
        return self.name_zh if language == "zh" else self.name_en


@functools.cache
def sites() -> dict[str, tuple[Site, ...]]:
    """Return the choices of every measurement that has some, in the order of the table."""
    found: dict[str, tuple[Site, ...]] = {}
    for row in read_table("sites.csv"):
        site = Site(
            key=row["key"],
            id=row["site"],
            name_en=row["name_en"],
            name_zh=row["name_zh"],
            is_default=row["default"] == "yes",
            source=row["source"],
        )
        found[site.key] = (*found.get(site.key, ()), site)
    return found


def default_site(key: str) -> Site | None:
    """Return the choice that stands when nobody chose; None where unspecified is its own state."""
    return next((site for site in sites().get(key, ()) if site.is_default), None)
