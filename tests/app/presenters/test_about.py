from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.bundle_needs import BundleCard
from app.language import Language
from app.machine import Machine
from app.presenters.about import (
    AboutFacts,
    computer_lines,
    licence_lines,
    model_lines,
    purpose_lines,
    used_card,
)
from heart_engine import __version__
from heart_engine.domain.resources import resource_path
from heart_engine.protocol.messages import BundleInfo, Hello

CARD = BundleCard("heart-mini", (), "Only to show it.", "Simulated.", "# card")
NOTHING = AboutFacts(None, None, (), "6.11")


def facts(bundle: BundleInfo) -> AboutFacts:
    return AboutFacts(Hello(1, "0.1.0", "f", "cpu", "no_gpu", bundle), None, (CARD,), "6.11")


@pytest.mark.parametrize("fixture", ["english", "chinese"])
def test_it_is_never_called_a_medical_device(fixture: str, request: pytest.FixtureRequest) -> None:
    words = " ".join(purpose_lines(NOTHING, request.getfixturevalue(fixture)))
    assert "Not a medical device" in words or "非医疗器械" in words
    assert "simulated" in words or "模拟" in words
    assert __version__ in words
    assert "6.11" in words


def test_the_fake_engine_is_named(make_bundle: Callable[..., BundleInfo], english: Language) -> None:
    fake = dataclasses.replace(make_bundle(), fake=True)
    assert any(line.startswith("Fake engine") for line in purpose_lines(facts(fake), english))


def test_the_model_speaks_of_itself_in_its_own_words(
    make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    assert model_lines(facts(make_bundle()), english)[-1] == (
        "Intended use: Only to show it.\nLimits: Simulated."
    )
    assert used_card(facts(make_bundle())) == CARD
    assert used_card(NOTHING) is None
    assert len(model_lines(NOTHING, english)) == 1


def test_the_computer_is_described_once_it_was_asked(english: Language) -> None:
    assert computer_lines(NOTHING, english) == ("Looking at this computer …",)
    asked = dataclasses.replace(NOTHING, machine=Machine("Linux", 2, None, None, ()))
    assert computer_lines(asked, english)[0].startswith("Linux, 2 processor cores")


def test_every_shipped_part_is_listed_with_its_licence(tmp_path: Path) -> None:
    assert licence_lines(tmp_path) == ()
    part = {"name": "a", "version": "1", "licence": "MIT", "url_or_source": "https://x", "text_file": "t"}
    (tmp_path / "parts.json").write_text(json.dumps([part]), encoding="utf-8")
    assert licence_lines(tmp_path) == ("a 1: MIT, https://x",)
    assert len(licence_lines(resource_path("licences"))) > 10
