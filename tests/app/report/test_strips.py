from __future__ import annotations

import pytest

from app.report.strips import strip_of
from heart_engine.domain.measurement import Span

LINE = Span(0, 100)


def test_places_are_parts_of_the_line() -> None:
    strip = strip_of(75, Span(20, 60), LINE, outside=True)
    assert strip is not None
    assert (strip.band_from, strip.band_to, strip.value, strip.outside) == (0.2, 0.6, 0.75, True)


def test_a_band_wider_than_the_line_ends_with_it_and_a_value_does_not() -> None:
    strip = strip_of(-50, Span(-10, 110), LINE, outside=False)
    assert strip is not None
    assert (strip.band_from, strip.band_to, strip.value) == (0, 1, -0.5)


@pytest.mark.parametrize(
    ("normal", "band"),
    [
        (Span(7, None), (0.07, 1)),
        (Span(None, 7), (0, 0.07)),
        (Span(None, None), (None, None)),
        (None, (None, None)),
    ],
)
def test_an_open_end_reaches_the_end_and_no_limits_give_no_band(
    normal: Span | None, band: tuple[float | None, float | None]
) -> None:
    strip = strip_of(None, normal, LINE, outside=False)
    assert strip is not None
    assert (strip.band_from, strip.band_to) == pytest.approx(band)
    assert strip.value is None


@pytest.mark.parametrize("line", [Span(None, 5), Span(5, None), Span(5, 5)])
def test_without_a_line_there_is_no_strip(line: Span) -> None:
    assert strip_of(3, LINE, line, outside=False) is None
