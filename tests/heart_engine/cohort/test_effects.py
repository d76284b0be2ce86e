from __future__ import annotations

import dataclasses
import functools
import math

import pytest

from heart_engine.cohort.effects import Effect, all_effects, expected_directions
from heart_engine.cohort.hospital import KEYS
from heart_engine.cohort.simulate import World
from heart_engine.domain.labels import LABELS


@functools.cache
def effects() -> dict[tuple[str, str], Effect]:
    return {(one.field, one.label): one for one in all_effects(World(), cases=8000)}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("key", KEYS)
def test_each_arrow_points_where_the_textbook_says(key: str, label: str) -> None:
    one = effects()[key, label]
    assert one.agrees, one


def test_the_table_has_every_field_and_label() -> None:
    assert set(expected_directions()) == {(key, label) for key in KEYS for label in LABELS}


@pytest.mark.parametrize(
    ("direction", "wrong"),
    [
        ("up", -0.5),
        ("up", 0.0),
        ("=", 0.6),
        ("=", -0.6),
        ("= or up", -0.4),
        ("up or =", -0.4),
        ("= or down", 0.4),
        ("variable", 1.6),
        ("= until PH", 0.0),
        ("up if PH", 0.0),
        ("up when a cusp prolapses", 0.0),
    ],
)
def test_a_movement_against_the_textbook_is_seen(direction: str, wrong: float) -> None:
    one = Effect("rv", "asd", direction, *(wrong,) * 5)
    assert not one.agrees


def test_a_field_that_moves_before_the_pressure_rises_is_not_equal_until_then() -> None:
    one = Effect("rv", "vsd", "= until PH", 1.0, 1.0, 2.0, math.nan, math.nan)
    assert not one.agrees
    assert dataclasses.replace(one, low_resistance=0.1).agrees


def test_no_effect_is_larger_than_a_heart_can_show() -> None:
    # Volumes and a leak out of nothing move most; no diameter moves by more than four standard deviations.
    lengths = [
        one for one in effects().values() if one.field in ("lvedd", "rv", "ra", "pa", "ao_sinus", "lad")
    ]
    assert max(abs(one.every) for one in lengths) < 4
