from __future__ import annotations

import dataclasses

import pytest

from app.language import LANGUAGES, texts
from app.presenters.settings_table import SETTINGS, Kind, Part, option_message
from app.settings import DEFAULTS, Settings


def test_every_field_that_a_site_chooses_has_one_line() -> None:
    names = [one.name for one in SETTINGS if one.kind is not Kind.TOLD]
    assert sorted(names) == sorted({one.name for one in dataclasses.fields(Settings)} - {"tour_seen"})


def test_every_part_has_lines_and_they_stand_together() -> None:
    parts = [one.part for one in SETTINGS]
    assert list(dict.fromkeys(parts)) == list(Part)
    assert parts == sorted(parts, key=list(Part).index)


def test_every_default_is_one_of_the_options() -> None:
    for setting in SETTINGS:
        if setting.options:
            assert getattr(DEFAULTS, setting.name) in setting.options


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_line_and_every_option_has_its_words(code: str) -> None:
    ids = [f"setting.{one.name}" for one in SETTINGS] + [f"setting.{one.name}.help" for one in SETTINGS]
    ids += [option_message(one, option) for one in SETTINGS for option in one.options]
    ids += [f"settings.part.{part}" for part in Part]
    assert not [one for one in ids if one not in texts(code)]
