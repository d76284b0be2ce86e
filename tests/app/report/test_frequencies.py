from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.frequencies import natural_frequency, percent
from app.report.speech import Speech


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.001, "of 20 like this, fewer than 1"),
        (0.06, "of 20 like this, about 1"),
        (0.83, "of 20 like this, about 17"),
        (0.93, "of 20 like this, about 19"),
        (0.999, "of 20 like this, more than 19"),
    ],
)
def test_so_many_of_twenty(english: Speech, probability: float, said: str) -> None:
    assert natural_frequency(english, probability) == (said,)


@pytest.mark.parametrize(
    ("probability", "written"), [(0.0001, "<1 %"), (0.006, "1 %"), (0.5, "50 %"), (0.9999, ">99 %")]
)
def test_percent(probability: float, written: str) -> None:
    assert percent(probability) == written


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_never_none_and_never_all(probability: float) -> None:
    assert percent(probability) not in {"0 %", "100 %"}
