from __future__ import annotations

import pytest

from heart_engine.cohort.cleaning.consistency import review
from heart_engine.domain.case import Case, Patient, Sex

ADULT = Patient(40, Sex.FEMALE, 160, 55)
SOUND = {"lvedd": 46, "lvesd": 29, "fs": 37, "ef": 67, "ivst": 8, "lvpwt": 8, "ao_sinus": 29, "lad": 33}


def case(**changes: float) -> Case:
    return Case(patient=ADULT, measurements={**SOUND, **changes})


def test_a_row_that_agrees_needs_no_look() -> None:
    assert review(case()) is None


@pytest.mark.parametrize(
    ("key", "value", "meant"), [("lvpwt", 80, 8), ("ao_sinus", 2.9, 29), ("lad", 330, 33)]
)
def test_a_shifted_point_is_proposed_where_it_alone_explains_the_row(
    key: str, value: float, meant: float
) -> None:
    found = review(case(**{key: value}))
    assert found is not None
    assert found.slip is not None
    assert (found.slip.kind, dict(found.slip.values)) == ("tenfold", {key: meant})


def test_exchanged_diameters_are_proposed_back() -> None:
    found = review(case(lvedd=29, lvesd=46))
    assert found is not None
    assert found.slip is not None
    assert found.slip.kind == "swapped"
    assert found.slip.values == {"lvedd": 46, "lvesd": 29}
    assert found.hard_faults == 1


def test_what_a_large_defect_does_is_no_slip() -> None:
    found = review(case(rv=49, ra=70))
    assert found is not None
    assert {one.rule for one in found.broken} >= {"rv_over_lvedd"}
    assert found.slip is None
    assert found.hard_faults == 0
