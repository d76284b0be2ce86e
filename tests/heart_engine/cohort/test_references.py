from __future__ import annotations

import numpy as np
import pytest

from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.people import People
from heart_engine.cohort.references import Normals, normals_at_default_sites
from heart_engine.domain.case import Patient, Sex
from heart_engine.domain.zscores import curve_for

Row = tuple[float, bool, float, float]

ADULTS: list[Row] = [
    (18, False, 178, 70),
    (45, True, 158, 56),
    (45, False, 169, 66),
    (80, True, 150, 44),
    (63, False, 172, 95),
]
CHILDREN: list[Row] = [
    (2, True, 87, 12.0),
    (5.9, False, 116, 20.5),
    (9.5, True, 136, 30),
    (13.9, False, 160, 48),
    (16.9, True, 162, 55),
]

ADULT_EQUATIONS = {
    "lvedd": "omam_lvedd",
    "lvesd": "omam_lvesd",
    "lvpwt": "omam_lvpwt",
    "ivst": "omam_ivst",
    "lad": "omam_lad",
    "ao_sinus": "omam_ao_sinus",
    "ao_annulus": "omam_ao_annulus",
    "pa": "omam_pa",
    "ra": "omam_ra",
    "rv": "omam_rv",
}
CHILD_EQUATIONS = {
    "lvedd": "phn_lvedd",
    "lvesd": "cantinotti14_lvesd",
    "lvpwt": "phn_lvpwt",
    "ivst": "phn_ivst",
    "lad": "neilan_lad",
    "ao_sinus": "phn_ao_sinus",
    "ao_annulus": "phn_ao_annulus",
    "pa": "phn_pa",
    "ra": "cantinotti14_ra",
    "rv": "detroit_rv",
    "mv_e": "dallaire_mv_e",
    "mv_a": "dallaire_mv_a",
    "mve_e": "eidem_mve_e_septal",
}
RV_SITES = {"a4c_basal": "rv_basal", "a4c_mid": "rv_mid"}


def people(rows: list[Row]) -> People:
    age, female, height, weight = (np.array(one) for one in zip(*rows, strict=True))
    return People(
        age.astype(float), female, height.astype(float), weight.astype(float), np.full(len(rows), 72.0)
    )


def patient(row: Row) -> Patient:
    age, female, height, weight = row
    return Patient(age, Sex.FEMALE if female else Sex.MALE, height, weight)


def normals(rows: list[Row], **sites: str) -> Normals:
    return Normals(
        frozen_parameters(),
        people(rows),
        {"rv": "plax_ap", "mve_e": "septal", "rvot": "psax_distal", **sites},
    )


@pytest.mark.parametrize("z", [-2.0, 0.0, 1.0, 4.0])
@pytest.mark.parametrize(("key", "equation"), ADULT_EQUATIONS.items())
def test_adult_values_agree_with_the_scalar_equations(key: str, equation: str, z: float) -> None:
    values = normals(ADULTS).value_at(key, np.full(len(ADULTS), z))
    for value, row in zip(values, ADULTS, strict=True):
        curve = curve_for(equation, patient(row))
        assert curve is not None
        assert value == pytest.approx(curve.value(z), rel=1e-9)


@pytest.mark.parametrize("z", [-2.0, 0.0, 3.0])
@pytest.mark.parametrize(("key", "equation"), CHILD_EQUATIONS.items())
def test_child_values_agree_with_the_scalar_equations(key: str, equation: str, z: float) -> None:
    values = normals(CHILDREN).value_at(key, np.full(len(CHILDREN), z))
    for value, row in zip(values, CHILDREN, strict=True):
        curve = curve_for(equation, patient(row))
        assert curve is not None
        assert value == pytest.approx(curve.value(z), rel=1e-9)


@pytest.mark.parametrize(("site", "quantity"), RV_SITES.items())
def test_the_site_of_the_right_ventricle_chooses_the_equation(site: str, quantity: str) -> None:
    for rows, paper in ((ADULTS, "omam"), (CHILDREN, "cantinotti14")):
        values = normals(rows, rv=site).value_at("rv", np.ones(len(rows)))
        for value, row in zip(values, rows, strict=True):
            curve = curve_for(f"{paper}_{quantity}", patient(row))
            assert curve is not None
            assert value == pytest.approx(curve.value(1.0), rel=1e-9)


@pytest.mark.parametrize(
    "key",
    ["lvedd", "fs", "lvpwt", "ivst", "rvot", "lad", "ao_sinus", "pa", "ra", "rv", "mv_e", "mv_a", "mve_e"],
)
def test_z_of_undoes_value_at(key: str) -> None:
    rows = ADULTS + CHILDREN
    at = np.linspace(-2.5, 5, len(rows))
    one = normals_at_default_sites(frozen_parameters(), people(rows))
    assert one.z_of(key, one.value_at(key, at)) == pytest.approx(at)


def test_normal_shortening_follows_from_the_two_diameters() -> None:
    fs = normals([(45, False, 169, 66)]).value_at("fs", np.zeros(1))[0]
    assert fs == pytest.approx(100 * (1 - 30.2 / 45.7), abs=0.3)  # means of the printed range


def test_the_mean_filling_ratio_falls_with_age_as_framingham_found() -> None:
    rows = [(25.0, True, 160.0, 56.0), (75.0, True, 156.0, 56.0)]
    zeros = np.zeros(2)
    ratio = normals(rows).value_at("mv_e", zeros) / normals(rows).value_at("mv_a", zeros)
    assert ratio == pytest.approx([2.08, 0.84], rel=1e-6)


def test_the_average_annular_velocity_lies_between_the_walls() -> None:
    zeros = np.zeros(len(ADULTS))
    septal, average, lateral = (
        normals(ADULTS, mve_e=site).value_at("mve_e", zeros) for site in ("septal", "average", "lateral")
    )
    assert (septal < average).all()
    assert (average < lateral).all()
