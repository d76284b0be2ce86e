from __future__ import annotations

import pytest

from app.appearance import COLOURS, LABEL_MARKS, NO_LABEL_MARK, Tint, mark_of
from app.settings import Theme
from heart_engine.domain.labels import LABELS


def test_each_label_has_its_own_colour_and_its_own_shape() -> None:
    marks = [*(mark_of(label) for label in LABELS), NO_LABEL_MARK]
    assert len({mark.tint for mark in marks}) == len({mark.shape for mark in marks}) == 4


def test_every_label_has_a_mark_and_nothing_else_has() -> None:
    assert set(LABEL_MARKS) == set(LABELS)
    assert mark_of("none") is NO_LABEL_MARK


TEXT_CONTRAST, PART_CONTRAST = 4.5, 3.0  # WCAG 2.2, level AA: 1.4.3 and 1.4.11
INKS = (Tint.INK, Tint.DIM, Tint.FAINT, Tint.ACCENT, Tint.CAUTION, Tint.ALARM)
WRITTEN = [(ink, paper) for ink in INKS for paper in (Tint.PAPER, Tint.DESK)] + [
    (Tint.ON_ACCENT, Tint.ACCENT),
    (Tint.CAUTION, Tint.CAUTION_PAPER),
    (Tint.ALARM, Tint.ALARM_PAPER),
]
DRAWN = [(part, paper) for part in (Tint.EDGE, Tint.INK) for paper in (Tint.PAPER, Tint.DESK)] + [
    (Tint.INK, Tint.NORMAL_BAND),
    (Tint.INK, Tint.VSD),
    (Tint.NO_LABEL, Tint.PAPER),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_what_wcag_means_by_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", Theme)
def test_every_text_can_be_read_on_its_paper(theme: Theme) -> None:
    found = {pair: contrast(*(COLOURS[theme][one] for one in pair)) for pair in WRITTEN}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < TEXT_CONTRAST}


@pytest.mark.parametrize("theme", Theme)
def test_edges_dots_and_marks_stand_out(theme: Theme) -> None:
    drawn = [pair for pair in DRAWN if not (pair == (Tint.INK, Tint.VSD) and theme is not Theme.LIGHT)]
    found = {pair: contrast(*(COLOURS[theme][one] for one in pair)) for pair in drawn}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < PART_CONTRAST}


def test_high_contrast_is_higher() -> None:
    for ink in INKS:
        light, high = (
            contrast(COLOURS[one][ink], COLOURS[one][Tint.PAPER]) for one in (Theme.LIGHT, Theme.CONTRAST)
        )
        assert high >= 7.0
        assert high > light


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_has_every_tint(theme: Theme) -> None:
    assert set(COLOURS[theme]) == set(Tint)
