from __future__ import annotations

from app.appearance import LABEL_MARKS, NO_LABEL_MARK, mark_of
from heart_engine.domain.labels import LABELS


def test_each_label_has_its_own_colour_and_its_own_shape() -> None:
    marks = [*(mark_of(label) for label in LABELS), NO_LABEL_MARK]
    assert len({mark.colour for mark in marks}) == len({mark.shape for mark in marks}) == 4


def test_every_label_has_a_mark_and_nothing_else_has() -> None:
    assert set(LABEL_MARKS) == set(LABELS)
    assert mark_of("none") is NO_LABEL_MARK
