import pytest

from heart_engine.domain.body import AgeGroup, age_group, bsa, bsa_formulas
from heart_engine.domain.case import Patient


@pytest.mark.parametrize(
    ("age", "group"),
    [
        (None, AgeGroup.UNKNOWN),
        (0, AgeGroup.CHILD),
        (17.99, AgeGroup.CHILD),
        (18, AgeGroup.ADULT),
        (90, AgeGroup.ADULT),
    ],
)
def test_age_group(age: float | None, group: AgeGroup) -> None:
    assert age_group(Patient(age)) is group


def test_the_formulas_of_a_newborn_differ_as_printed() -> None:
    newborn = Patient(0.02, height_cm=50, weight_kg=3.5)
    assert bsa(newborn, "Haycock") == pytest.approx(0.2244, abs=5e-5)
    assert bsa(newborn, "DuBois") == pytest.approx(0.2086, abs=5e-5)
    assert bsa(newborn, "Mosteller") == pytest.approx((50 * 3.5 / 3600) ** 0.5)


@pytest.mark.parametrize("patient", [Patient(), Patient(height_cm=160), Patient(weight_kg=60)])
def test_no_size_no_surface(patient: Patient) -> None:
    assert all(bsa(patient, name) is None for name in bsa_formulas())
