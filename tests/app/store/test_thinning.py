from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.store.thinning import superfluous

NOW = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)


def kept(*ages: timedelta) -> list[timedelta]:
    gone = superfluous([NOW - age for age in ages], NOW)
    return [age for age in ages if NOW - age not in gone]


def test_the_newest_of_each_span_stays() -> None:
    minutes = [timedelta(minutes=at) for at in (1, 20, 50, 70, 130)]  # 11:59, 11:40, 11:10, 10:50, 09:50
    assert kept(*minutes) == [minutes[0], minutes[3], minutes[4]]
    days = [timedelta(days=2), timedelta(days=2, hours=5), timedelta(days=3)]
    assert kept(*days) == [days[0], days[2]]
    months = [timedelta(days=40), timedelta(days=41), timedelta(days=80)]  # 6 May, 5 May, 27 March
    assert kept(*months) == [months[0], months[2]]
    years = [timedelta(days=400), timedelta(days=450), timedelta(days=800)]  # May and March 2025, 2024
    assert kept(*years) == [years[0], years[2]]


def test_nothing_to_thin() -> None:
    assert superfluous([], NOW) == set()


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), min_size=1))  # noqa: DTZ001  # hypothesis adds the zone
def test_the_newest_always_stays_and_what_stays_is_stable(moments: list[datetime]) -> None:
    gone = superfluous(moments, NOW)
    assert max(moments) not in gone
    assert superfluous([moment for moment in moments if moment not in gone], NOW) == set()
