from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import Language
from app.presenters.frequency import natural_frequency
from app.presenters.number_text import number_text, rounded_text, whole_percent, z_text
from app.presenters.strip import Beyond, strip_view
from heart_engine.domain.measurement import Span


@pytest.mark.parametrize(
    ("value", "text"), [(45.0, "45"), (45.2, "45.2"), (0.25, "0.25"), (120.0, "120"), (1.3333333, "1.3333")]
)
def test_a_typed_number_keeps_its_decimals(value: float, text: str) -> None:
    assert number_text(value) == text


def test_a_computed_number_has_the_decimals_of_its_measurement() -> None:
    assert (rounded_text(37.46, 0), rounded_text(1.5, 2)) == ("37", "1.50")


@pytest.mark.parametrize(("z", "text"), [(1.26, "+1.3"), (-1.26, "−1.3"), (0.04, "0.0"), (-0.04, "0.0")])
def test_a_z_score_has_its_sign_and_one_decimal(z: float, text: str) -> None:
    assert z_text(z) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0"), (0.004, "< 1"), (0.5, "50"), (0.996, "> 99"), (1.0, "100")]
)
def test_a_share_that_is_not_all_or_nothing_never_reads_so(share: float, text: str) -> None:
    assert whole_percent(share) == text


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.85, "of 20 cases like this, about 17"),
        (0.02, "of 20 cases like this, fewer than 1"),
        (0.03, "of 20 cases like this, about 1"),
        (0.97, "of 20 cases like this, about 19"),
        (0.98, "of 20 cases like this, more than 19"),
    ],
)
def test_a_probability_is_a_count_of_cases(probability: float, words: str, english: Language) -> None:
    assert natural_frequency(probability, english, simulated=False) == words


@given(st.floats(min_value=0, max_value=1), st.booleans())
def test_no_probability_reads_as_none_or_all(probability: float, simulated: bool) -> None:
    words = natural_frequency(probability, Language("en"), simulated=simulated)
    assert not words.endswith((" 0", " 20"))
    assert ("simulated" in words) is simulated


@pytest.mark.parametrize(
    ("value", "at", "beyond"),
    [
        (None, None, Beyond.INSIDE),
        (50.0, 0.5, Beyond.INSIDE),
        (20.0, 0.0, Beyond.BELOW),
        (90.0, 1.0, Beyond.ABOVE),
    ],
)
def test_a_value_has_its_place_on_the_strip(value: float | None, at: float | None, beyond: Beyond) -> None:
    strip = strip_view(value, Span(35, 65), Span(30, 70))
    assert strip is not None
    assert strip.band == pytest.approx((0.125, 0.875))
    assert (strip.value, strip.beyond) == (at, beyond)


def test_an_open_band_reaches_the_strip_s_end() -> None:
    upper, lower = (strip_view(None, span, Span(0, 10)) for span in (Span(7, None), Span(None, 7)))
    assert upper is not None
    assert lower is not None
    assert (upper.band, lower.band) == ((0.7, 1.0), (0.0, 0.7))


def test_without_limits_there_is_no_band_and_without_a_plausible_range_no_strip() -> None:
    bare = strip_view(5, Span(None, None), Span(0, 10))
    assert bare is not None
    assert bare.band is None
    assert strip_view(5, Span(1, 2), Span(None, 10)) is None
