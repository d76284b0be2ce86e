from __future__ import annotations

import random
from collections import Counter

import pytest

from heart_engine.cohort.cleaning.anonymity import anonymise, band_of, bands
from heart_engine.domain.case import Sex


@pytest.mark.parametrize("k", [2, 5, 11])
@pytest.mark.parametrize("seed", range(10))
def test_nobody_stands_in_a_group_smaller_than_k(seed: int, k: int) -> None:
    generator = random.Random(seed)
    people = [
        (
            generator.choice([None, generator.uniform(0, 120), generator.uniform(20, 40)]),
            generator.choice(list(Sex)),
            generator.choice(["asd", "vsd", "none"]),
        )
        for _ in range(generator.randrange(150))
    ]
    ages, sexes, labels = zip(*people, strict=True) if people else ((), (), ())
    persons = [generator.randrange(100) for _ in people]
    found = anonymise(ages, sexes, labels, persons, k)
    met = {
        (person, row.band.stands_for if row.band else None, row.sex, row.labels)
        for person, row in zip(persons, found.rows, strict=True)
        if row
    }
    shown = Counter(one[1:] for one in met)
    assert all(count >= k for count in shown.values())
    assert found.suppressed == sum(row is None for row in found.rows)
    for row, age, sex, label in zip(found.rows, ages, sexes, labels, strict=True):
        if row is not None:
            assert row.labels == label
            assert row.sex in (sex, Sex.UNKNOWN)
            assert (row.band is None) == (age is None)
            assert row.band is None or row.band.low <= (age or 0.0) < row.band.below


def test_a_small_group_is_widened_before_it_is_suppressed() -> None:
    ages = [22.0] * 3 + [35.0] * 3 + [70.0]
    found = anonymise(ages, [Sex.MALE] * 7, ["asd"] * 7, range(7), 5)
    assert [row.band.name if row and row.band else None for row in found.rows] == ["18-39"] * 6 + [None]
    assert (found.wider_age, found.open_sex, found.suppressed) == (6, 0, 1)


def test_the_sex_is_left_open_where_wider_ages_are_not_enough() -> None:
    found = anonymise([30.0] * 6, [Sex.MALE] * 3 + [Sex.FEMALE] * 3, ["asd"] * 6, range(6), 5)
    assert {row.sex for row in found.rows if row} == {Sex.UNKNOWN}
    assert (found.open_sex, found.suppressed) == (6, 0)


def test_somebody_who_was_examined_five_times_is_still_alone() -> None:
    found = anonymise([30.0] * 6, [Sex.MALE] * 6, ["asd"] * 6, [1, 1, 1, 1, 1, 2], 5)
    assert found.rows == (None,) * 6


def test_no_band_crosses_eighteen_and_each_has_a_number_of_its_own() -> None:
    assert not [one for one in bands() if one.low < 18 < one.below]
    by_number = {one.stands_for: (one.low, one.below) for one in bands()}
    assert all(by_number[one.stands_for] == (one.low, one.below) for one in bands())
    assert all(one.low <= one.stands_for < one.below for one in bands())


def test_every_age_has_a_band_on_every_level() -> None:
    generator = random.Random(1)
    for level in range(3):
        assert all(band_of(generator.uniform(0, 120), level) for _ in range(200))
