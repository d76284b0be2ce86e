"""The page about the program: its purpose, the model that answers, this computer, and whose work it is."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.engine.bundle_needs import BundleCard
from app.language import Language
from app.machine import Machine
from app.presenters.machine_view import machine_lines
from app.presenters.used_bundle import used_bundle_lines
from heart_engine import __version__
from heart_engine.domain.next_steps import fixed_sentence
from heart_engine.protocol.messages import Hello


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What the page speaks of."""

    hello: Hello | None
    machine: Machine | None  # None: it is still being asked
    bundles: tuple[BundleCard, ...]
    qt_version: str


def purpose_lines(facts: AboutFacts, language: Language) -> tuple[str, ...]:
    """Say what the program is for, what it is not, and which release this is."""
    bundle = None if facts.hello is None else facts.hello.bundle
    sentence = fixed_sentence(
        language.code,
        with_controls=bundle is None or bundle.with_controls,
        simulated=bundle is None or bundle.simulated,
        fake=bundle is not None and bundle.fake,
    )
    versions = language.text(
        "about.versions", program=__version__, python=platform.python_version(), qt=facts.qt_version
    )
    return (language.text("about.purpose"), sentence, language.text("about.untried"), versions)


def model_lines(facts: AboutFacts, language: Language) -> tuple[str, ...]:
    """Describe the model that answers, with its own words on use and limits, which are in English."""
    lines = used_bundle_lines(facts.hello, language)
    card = used_card(facts)
    if card is None:
        return lines
    own = language.text("about.model.own_words", use=card.intended_use, limits=card.limits)
    return (*lines, own)


def used_card(facts: AboutFacts) -> BundleCard | None:
    """Return what the bundle that answers says of itself."""
    wanted = None if facts.hello is None else facts.hello.bundle.bundle_id
    return next((card for card in facts.bundles if card.bundle_id == wanted), None)


def computer_lines(facts: AboutFacts, language: Language) -> tuple[str, ...]:
    """Say what this computer can run."""
    if facts.machine is None:
        return (language.text("about.machine.asking"),)
    return machine_lines(facts.machine, facts.bundles, language)


def licence_lines(folder: Path) -> tuple[str, ...]:
    """Return one line for each shipped part; none where no build has listed them."""
    try:
        parts = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(_part_line(part) for part in parts)


def _part_line(part: Mapping[str, str]) -> str:
    return f"{part['name']} {part['version']}: {part['licence']}, {part['url_or_source']}"
