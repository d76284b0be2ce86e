from __future__ import annotations

import pytest

from heart_engine.domain.case import Sex
from heart_engine.domain.measurement import Span
from heart_engine.protocol.browsing import asks_for, page_slice
from heart_engine.protocol.messages import MOST_CASES, Browse, ReferenceCase

CASE = ReferenceCase("R-1", ("asd",), "18-29", "female", {"lvedd": 44.0, "mr": 1.0})


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        (Browse("1"), True),
        (Browse("1", labels=("asd",)), True),
        (Browse("1", labels=()), False),
        (Browse("1", labels=("asd", "vsd")), False),
        (Browse("1", age_band="18-29"), True),
        (Browse("1", age_band="6-11"), False),
        (Browse("1", sex=Sex.FEMALE), True),
        (Browse("1", sex=Sex.MALE), False),
        (Browse("1", case_ids=("R-2", "R-1")), True),
        (Browse("1", case_ids=("R-2",)), False),
        (Browse("1", ranges={"lvedd": Span(44, None), "mr": Span(None, 1)}), True),
        (Browse("1", ranges={"lvedd": Span(44.1, None)}), False),
        (Browse("1", ranges={"pa": Span(None, None)}), False),
        (Browse("1", labels=("asd",), sex=Sex.MALE), False),
    ],
)
def test_a_case_must_be_everything_that_is_asked_for(request_: Browse, wanted: bool) -> None:
    assert asks_for(request_, CASE) is wanted


@pytest.mark.parametrize(
    ("offset", "limit", "start", "stop"),
    [(0, 100, 0, 100), (50, 20, 50, 70), (-5, 2, 0, 2), (3, -1, 3, 3), (0, 10_000, 0, MOST_CASES)],
)
def test_a_page_is_cut_to_what_a_line_can_hold(offset: int, limit: int, start: int, stop: int) -> None:
    assert page_slice(Browse("1", offset=offset, limit=limit)) == slice(start, stop)
