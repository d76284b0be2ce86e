import math

import pytest

from heart_engine.domain.case import Patient, Sex
from heart_engine.domain.resources import read_table
from heart_engine.domain.zscores import curve_for, equations

VECTORS = read_table("test_vectors_z.csv")


def patient(row: dict[str, str]) -> Patient:
    return Patient(float(row["age_y"]), Sex(row["sex"]), float(row["height_cm"]), float(row["weight_kg"]))


@pytest.mark.parametrize("row", VECTORS, ids=[f"{row['patient']}-{row['equation_id']}" for row in VECTORS])
def test_worked_values_to_the_printed_digits_and_back(row: dict[str, str]) -> None:
    curve = curve_for(row["equation_id"], patient(row))
    assert curve is not None
    value = float(row["value_canonical"])
    assert curve.z(value) == pytest.approx(float(row["expected_z"]), abs=0.00051)
    assert curve.value(curve.z(value)) == pytest.approx(value)


def test_every_form_and_nearly_every_equation_has_a_worked_value() -> None:
    worked = {row["equation_id"] for row in VECTORS}
    assert set(equations()) - worked == {"cantinotti14_ra_long", "cantinotti14_la_transverse"}
    assert {equations()[one].form for one in worked} == {one.form for one in equations().values()}


CHILD = Patient(10, Sex.FEMALE, 140, 34)


@pytest.mark.parametrize(
    ("equation", "person"),
    [
        ("phn_lvedd", Patient(10, Sex.FEMALE, 140, None)),
        ("phn_lvedd", Patient(10, Sex.FEMALE, None, 34)),
        ("phn_lvedd", Patient(18.5, Sex.FEMALE, 160, 50)),
        ("phn_lvedd", Patient(0.1, Sex.FEMALE, 43, 2)),  # body surface under 0.2
        ("phn_lvedd", Patient(15, Sex.MALE, 180, 130)),
        ("cantinotti14_ra", Patient(16, Sex.MALE, 180, 75)),  # body surface over 1.8
        ("gautier_ao_sinus", Patient(10, Sex.UNKNOWN, 140, 34)),
        ("gautier_ao_sinus", Patient(1, Sex.MALE, 75, 10)),
        ("neilan_lad", Patient(1, weight_kg=8.1)),
        ("kampmann_lad", Patient(0.3, Sex.MALE, 50, 4.1)),  # small, and over the rows by weight
        ("kampmann_lad", Patient(16, Sex.MALE, 180, 90)),
        ("omam_lvedd", Patient(81, Sex.MALE, 170, 60)),
        ("omam_lvedd", Patient(40, Sex.MALE, None, 60)),
        ("eidem_mve_e_septal", Patient(None)),
    ],
)
def test_outside_its_validity_an_equation_says_nothing(equation: str, person: Patient) -> None:
    assert curve_for(equation, person) is None


def test_an_equation_by_weight_needs_no_height() -> None:
    curve = curve_for("overbeek_lvedd", Patient(6, weight_kg=20))
    assert curve is not None
    assert curve.value(0) == pytest.approx(math.exp(2.551 + 0.341 * math.log(20)))


def test_the_table_is_read_at_the_size_reached() -> None:
    low, high = (curve_for("kampmann_lvedd", Patient(8, Sex.MALE, height, 30)) for height in (119, 124))
    assert low is not None
    assert high is not None
    assert (low.value(0), high.value(0)) == (37.1, 38.5)
    assert [high.value(-2), high.value(2)] == pytest.approx([31.7, 45.3])


def test_nothing_is_infinitely_small() -> None:
    curve = curve_for("cantinotti14_ra", CHILD)
    assert curve is not None
    assert curve.z(0) == -math.inf
