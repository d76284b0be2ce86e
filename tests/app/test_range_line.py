from __future__ import annotations

import pytest

from app.range_line import line_of, on_the_line
from heart_engine.domain.measurement import Span


def test_places_are_parts_of_the_line_and_go_on_beyond_it() -> None:
    line = line_of(Span(20, 70))
    assert line is not None
    assert [line.place(value) for value in (20, 45, 70, 95, 10)] == pytest.approx([0, 0.5, 1, 1.5, -0.2])


@pytest.mark.parametrize(
    ("normal", "band"),
    [
        (Span(40, 60), (0.4, 0.6)),
        (Span(-5, 120), (0.0, 1.0)),
        (Span(None, 60), (0.0, 0.6)),
        (Span(40, None), (0.4, 1.0)),
        (Span(None, None), None),
    ],
)
def test_a_band_ends_with_the_line(normal: Span, band: tuple[float, float] | None) -> None:
    line = line_of(Span(0, 100))
    assert line is not None
    assert line.band(normal) == pytest.approx(band)


@pytest.mark.parametrize("plausible", [Span(None, 5), Span(5, None), Span(5, 5), Span(6, 5)])
def test_without_two_ends_there_is_no_line(plausible: Span) -> None:
    assert line_of(plausible) is None


def test_the_nearest_place_on_the_line() -> None:
    assert [on_the_line(place) for place in (-0.1, 0.0, 0.5, 1.0, 1.1)] == [0, 0, 0.5, 1, 1]
