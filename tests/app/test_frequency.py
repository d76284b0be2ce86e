from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.frequency import PICTURED_CASES, cases_like_this


@pytest.mark.parametrize(
    ("probability", "count"), [(0.85, 17), (0.5, 10), (0.03, 1), (0.02, None), (0.97, 19), (0.98, None)]
)
def test_about_so_many_of_twenty(probability: float, count: int | None) -> None:
    assert cases_like_this(probability) == count


@given(st.floats(min_value=0, max_value=1))
def test_never_none_and_never_all(probability: float) -> None:
    assert cases_like_this(probability) not in {0, PICTURED_CASES}
