from __future__ import annotations

import random

import pytest

from heart_engine.adaptation.ranges import FEWEST, local_shifts
from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.resources import read_table
from heart_engine.model.standard_values import StandardValues, standard_values_from_rows


@pytest.fixture(scope="module")
def standards() -> StandardValues:
    return standard_values_from_rows(read_table("standard_values.csv"))


def hospital(
    standards: StandardValues, count: int, middle: float, width: float, labels: LabelSet = ()
) -> list[tuple[Case, LabelSet]]:
    """Adults whose left ventricles lie `middle` deviations from the table, `width` times as spread."""
    chance = random.Random(1)
    patient = Patient(40.0, Sex.MALE, 175.0, 70.0)
    low = Case(patient=patient, measurements={"lvedd": 50.0})
    found = standards.standing("lvedd", low)
    assert found.low is not None
    assert found.high is not None
    centre, deviation = (found.low + found.high) / 2, (found.high - found.low) / 3.92
    values = [centre + deviation * (middle + width * chance.gauss(0, 1)) for _ in range(count)]
    return [
        (Case(f"c{number}", patient, measurements={"lvedd": value, "mr": 1.0}), labels)
        for number, value in enumerate(values)
    ]


def test_many_healthy_patients_show_where_a_hospital_lies(standards: StandardValues) -> None:
    found = local_shifts(hospital(standards, 2000, middle=1.0, width=1.5), standards)
    assert set(found) == {"lvedd"}  # a grade has no range
    assert found["lvedd"].middle == pytest.approx(1.0, abs=0.15)
    assert found["lvedd"].width == pytest.approx(1.5, abs=0.1)


def test_few_patients_move_the_table_little_and_fewer_not_at_all(standards: StandardValues) -> None:
    few = local_shifts(hospital(standards, FEWEST, middle=1.0, width=1.0), standards)
    assert 0.2 < few["lvedd"].middle < 0.8
    assert local_shifts(hospital(standards, FEWEST - 1, middle=1.0, width=1.0), standards) == {}


def test_the_sick_say_nothing_about_what_is_usual(standards: StandardValues) -> None:
    healthy = hospital(standards, 200, middle=0.0, width=1.0)
    sick = hospital(standards, 600, middle=4.0, width=1.0, labels=("asd",))
    assert local_shifts([*healthy, *sick], standards) == local_shifts(healthy, standards)


def test_a_few_wrong_values_move_nothing_far(standards: StandardValues) -> None:
    healthy = hospital(standards, 400, middle=0.0, width=1.0)
    wrong = hospital(standards, 20, middle=30.0, width=1.0)
    assert abs(local_shifts([*healthy, *wrong], standards)["lvedd"].middle) < 0.2


def test_a_spread_beyond_belief_is_cut_off(standards: StandardValues) -> None:
    found = local_shifts(hospital(standards, 4000, middle=0.0, width=8.0), standards)
    assert 1.9 < found["lvedd"].width <= 2.0
