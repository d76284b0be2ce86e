"""The installed bundles as lines of a table: what they learned from, who signed, which answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.language import Language
from app.messages import refusal_text

BUNDLE_COLUMNS: Final = ("name", "version", "learned", "signature", "state")


@dataclass(frozen=True, slots=True)
class ShelvedBundle:
    """One bundle on this computer; one that cannot be read says why instead of vanishing from the list."""

    name: str
    version: str
    simulated: bool
    signed_by: str | None
    shipped: bool
    selected: bool
    refused: str

    @property
    def can_be_selected(self) -> bool:
        """Say whether a person may let it answer."""
        return not self.selected and not self.refused

    def can_be_removed(self, answering: str) -> bool:
        """Say whether a person may take it away: what answers now or next stays, and what was shipped."""
        return not self.selected and not self.shipped and self.name != answering


def shelved_bundle(line: Mapping[str, Any]) -> ShelvedBundle:
    """Read one line of what the command lists."""
    return ShelvedBundle(
        name=str(line["id"]),
        version=str(line.get("version", "")),
        simulated=bool(line.get("simulated")),
        signed_by=line.get("signed_by"),
        shipped=bool(line.get("shipped")),
        selected=bool(line["selected"]),
        refused=str(line.get("refused", "")),
    )


def bundle_titles(language: Language) -> tuple[str, ...]:
    """Name the columns."""
    return tuple(language.text(f"bundles.column.{one}") for one in BUNDLE_COLUMNS)


def bundle_row(bundle: ShelvedBundle, answering: str, language: Language) -> tuple[str, ...]:
    """Write one line; `answering` is the bundle that answers as long as this window is open."""
    if bundle.refused:
        reason = refusal_text({"reason": bundle.refused}, language) or bundle.refused
        return (bundle.name, "", "", "", language.text("bundles.refused", reason=reason))
    learned = language.text("bundles.simulated" if bundle.simulated else "bundles.real")
    return (
        bundle.name,
        bundle.version,
        learned,
        _signature(bundle, language),
        _state(bundle, answering, language),
    )


def _signature(bundle: ShelvedBundle, language: Language) -> str:
    if bundle.signed_by:
        return language.text("bundles.signed", key=bundle.signed_by)
    return language.text("bundles.came_with" if bundle.shipped else "bundles.unsigned")


def _state(bundle: ShelvedBundle, answering: str, language: Language) -> str:
    if bundle.selected:
        return language.text("bundles.answers" if bundle.name == answering else "bundles.next")
    return language.text("bundles.until") if bundle.name == answering else ""
