import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Context, Patient, Rhythm, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.reference_choice import Certainty
from heart_engine.domain.references import (
    Reason,
    Reference,
    ReferenceKind,
    reference_for,
    references_of,
    second_opinions,
)
from heart_engine.domain.resources import read_table

MAN = Patient(45, Sex.MALE, 169, 66)
CHILD = Patient(10, Sex.FEMALE, 140, 34)
BY_DEFINITION = {"mr", "tr", "ar", "pr", "wms"}
BY_SIZE = sorted(set(by_key()) - BY_DEFINITION - {"ea_ratio"})


def of(key: str, patient: Patient, site: str | None = None, *, pregnant: bool | None = None) -> Reference:
    return reference_for(key, patient, Context(pregnant=pregnant), site)


OMAM_MEN = {
    "lad": (23.4, 38.6),
    "ivst": (6.4, 11.2),
    "lvpwt": (6.2, 10.9),
    "lvedd": (38.4, 52.9),
    "lvesd": (22.9, 37.5),
    "ef": (52.5, 76.9),
    "ao_annulus": (16.4, 25.5),
    "ao_sinus": (23.1, 35.9),
    "pa": (15.0, 26.8),
    "ra": (25.8, 43.9),
}


@pytest.mark.parametrize("key", OMAM_MEN)
def test_an_adult_without_size_has_the_static_range_of_the_sex(key: str) -> None:
    found = of(key, Patient(45, Sex.MALE))
    assert (found.low, found.high) == OMAM_MEN[key]
    assert (found.kind, found.reason) == (ReferenceKind.RANGE, Reason.RANGE_ADULT)
    assert found.certainty is Certainty.COMPUTED
    assert "1224" in found.source


@pytest.mark.parametrize("key", OMAM_MEN)
def test_an_adult_with_size_has_a_z_close_to_it_at_the_reference_body(key: str) -> None:
    found = of(key, MAN)
    low, high = OMAM_MEN[key]
    assert (found.kind, found.reason) == (ReferenceKind.Z, Reason.Z_ADULT_OMAM)
    assert found.low == pytest.approx(low, rel=0.02)  # 2 SD against the printed 1.96
    assert found.high == pytest.approx(high, rel=0.02)
    assert found.mean == pytest.approx((low + high) / 2, rel=0.01)
    assert found.z_of is not None
    assert found.high is not None
    assert found.z_of(found.high) == pytest.approx(2)


def test_without_sex_the_wider_of_the_two() -> None:
    found = of("lvedd", Patient(45))
    assert (found.low, found.high, found.reason) == (36.8, 52.9, Reason.RANGE_ADULT_SEX_UNKNOWN)
    assert of("mv_ea_ratio", Patient(45)).reason is Reason.RANGE_ADULT


def test_over_80_the_static_range() -> None:
    assert of("lvedd", dataclasses.replace(MAN, age_years=81)).reason is Reason.RANGE_ADULT


@pytest.mark.parametrize("key", BY_SIZE)
def test_without_age_in_pregnancy_and_without_a_childs_size_there_is_none(key: str) -> None:
    assert of(key, Patient(None, Sex.MALE, 169, 66)).reason is Reason.AGE_NEEDED
    assert of(key, MAN, pregnant=True).reason is Reason.PREGNANT
    for nothing in (
        of(key, MAN, pregnant=True),
        of(key, Patient()),
        of(key, Patient(10)),
        of(key, Patient(10, height_cm=140)),
    ):
        assert (nothing.kind, nothing.low, nothing.high, nothing.z_of) == (
            ReferenceKind.NONE,
            None,
            None,
            None,
        )


def test_no_range_of_e_over_a_in_atrial_fibrillation() -> None:
    """There is no A wave; where the person is unknown as well, that is said first, for it can be mended."""
    for person in (MAN, CHILD):
        for rhythm in Rhythm:
            found = reference_for("mv_ea_ratio", person, Context(rhythm=rhythm), None)
            is_af = rhythm is Rhythm.ATRIAL_FIBRILLATION
            assert (found.kind is ReferenceKind.NONE) == is_af
            assert (found.reason is Reason.ATRIAL_FIBRILLATION) == is_af
        assert reference_for("lvedd", person, Context(rhythm=Rhythm.ATRIAL_FIBRILLATION), None).high
    unknown = reference_for("mv_ea_ratio", Patient(), Context(rhythm=Rhythm.ATRIAL_FIBRILLATION), None)
    assert unknown.reason is Reason.AGE_NEEDED


def test_a_child_without_size_is_asked_for_it() -> None:
    assert of("lvedd", Patient(10)).reason is Reason.SIZE_NEEDED
    assert of("fs", Patient(10, height_cm=140)).reason is Reason.SIZE_NEEDED
    assert of("ra", Patient(10, weight_kg=34)).reason is Reason.SIZE_NEEDED


@pytest.mark.parametrize("key", sorted(BY_DEFINITION))
def test_a_definition_holds_for_everybody(key: str) -> None:
    for person in (Patient(), CHILD, MAN):
        found = of(key, person, pregnant=True)
        assert (found.kind, found.reason) == (ReferenceKind.RANGE, Reason.RANGE_ANY_AGE)


CHILD_EQUATIONS = {  # mean and limits at a body surface of 1.00, as printed in normal_ranges.csv
    "lvedd": (32.3, 45.5),
    "ao_annulus": (12.0, 17.6),
    "ao_sinus": (17.0, 24.2),
    "pa": (13.4, 23.0),
    "lvesd": (17.5, 30.2),
    "ra": (25.5, 38.9),
}


@pytest.mark.parametrize("key", CHILD_EQUATIONS)
def test_a_child_has_the_limits_of_the_primary_set(key: str) -> None:
    weight = (1 / (0.024265 * 127**0.3964)) ** (1 / 0.5378)  # one square metre by Haycock
    found = of(key, Patient(8, Sex.MALE, 127, weight))
    assert (found.low, found.high) == pytest.approx(CHILD_EQUATIONS[key], abs=0.051)
    assert (found.kind, found.reason) == (ReferenceKind.Z, Reason.Z_CHILD)


@pytest.mark.parametrize("key", ["lvedd", "lvesd", "ivst", "lvpwt", "lad"])
def test_a_child_by_weight_alone(key: str) -> None:
    found = of(key, Patient(10, weight_kg=34))
    assert (found.kind, found.reason) == (ReferenceKind.Z, Reason.Z_CHILD_WEIGHT)


def test_with_height_the_set_by_weight_is_not_used() -> None:
    assert "PHN" in of("lvedd", CHILD).source
    assert of("lvedd", Patient(15, Sex.MALE, 215, 80)).reason is Reason.OUTSIDE_EQUATION


def test_an_infants_left_atrium_by_the_table_for_small_weights() -> None:
    infant = of("lad", Patient(0.4, Sex.MALE, 62, 6.5))  # 0.32 m2
    assert "Germany" in infant.source
    assert infant.low == pytest.approx(11.5)
    assert infant.high == pytest.approx(19.1)
    assert "MGH" in of("lad", Patient(3, Sex.MALE, 95, 14)).source


def test_from_16_a_childs_z_is_stated_to_be_one() -> None:
    assert of("lvedd", Patient(16, Sex.FEMALE, 160, 50)).reason is Reason.Z_CHILD_FROM_16
    assert of("ra", Patient(17, Sex.MALE, 180, 75)).reason is Reason.OUTSIDE_EQUATION


def test_a_child_is_never_held_against_an_adult_cut_off() -> None:
    assert of("mve_e", CHILD, "septal").reason is Reason.Z_CHILD_AGE
    assert of("mve_e", CHILD, "septal").low == pytest.approx(9.3)
    assert of("mve_e", CHILD).reason is Reason.SITE_NEEDED
    assert of("mv_ea_ratio", CHILD).kind is ReferenceKind.Z
    assert of("mv_ea_ratio", Patient(1, Sex.MALE, 75, 10)).reason is Reason.OUTSIDE_EQUATION
    for key in ("rvot", "co", "sv", "ef"):
        assert of(key, CHILD).reason is Reason.NO_REFERENCE


@pytest.mark.parametrize(
    ("key", "site", "low", "high"),
    [
        ("rv", "plax_ap", 15.1, 29.7),
        ("rv", "a4c_basal", 21.9, 42.0),
        ("rv", "a4c_mid", 16.1, 36.0),
        ("rv", None, 14.6, 42.0),
        ("rvot", "psax_proximal", 15.1, 31.4),
        ("rvot", "psax_distal", 17, 27),
        ("rvot", "plax", 20, 30),
        ("rvot", None, 14.6, 35),
        ("mve_e", "septal", 7, None),
        ("mve_e", "lateral", 10, None),
        ("mve_e", "average", 7, None),
        ("mve_e", None, 7, None),
        ("ra", "long", 35.8, 53.3),
        ("ra", None, 25.8, 43.9),
    ],
)
def test_limits_follow_the_site(key: str, site: str | None, low: float, high: float | None) -> None:
    found = of(key, Patient(45, Sex.MALE), site)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("sex", list(Sex))
def test_an_unknown_site_is_the_widest_of_sites_and_sexes_and_notes_the_strictest(sex: Sex) -> None:
    found = of("rv", Patient(45, sex, 169, 66))
    assert (found.high, found.note_high, found.reason) == (42.0, 29.7, Reason.RANGE_ADULT_SITE_UNKNOWN)


def test_a_childs_unknown_site_is_the_widest_too() -> None:
    found = of("rv", CHILD)
    highs = [of("rv", CHILD, site).high for site in ("plax_ap", "a4c_basal", "a4c_mid")]
    assert found.high == max(high for high in highs if high is not None)
    assert (found.kind, found.reason) == (ReferenceKind.RANGE, Reason.RANGE_CHILD_SITE_UNKNOWN)
    assert of("rv", Patient(16, Sex.MALE, 185, 80)).reason is Reason.OUTSIDE_EQUATION


def test_a_site_nobody_has_published_for() -> None:
    assert of("pa", MAN, "left").reason is Reason.NO_REFERENCE_FOR_SITE
    assert of("ea_ratio", MAN).reason is Reason.NO_REFERENCE


def test_second_opinions_of_a_child() -> None:
    found = second_opinions("lvedd", CHILD, None)
    assert [one.kind for one in found] == [ReferenceKind.Z] * 3
    assert of("lvedd", CHILD).source not in {one.source for one in found}
    assert second_opinions("lvedd", MAN, None) == ()


def test_references_of_a_case_are_those_of_its_measurements() -> None:
    case = Case(patient=MAN, measurements={"rv": 33.0}, sites={"rv": "a4c_basal"})
    assert references_of(case) == {"rv": of("rv", MAN, "a4c_basal")}


def test_every_row_names_its_source_and_every_site_exists() -> None:
    sites = {(row["key"], row["site"]) for row in read_table("sites.csv")}
    for row in read_table("reference_choice.csv"):
        assert row["source"]
        assert row["key"] in by_key()
        for site in set(row["sites"].split("|")) - {"*", "unspecified"}:
            assert (row["key"], site) in sites


@given(
    key=st.sampled_from(sorted(by_key())),
    age=st.none() | st.floats(0, 100),
    sex=st.sampled_from(list(Sex)),
    height=st.none() | st.floats(40, 210),
    weight=st.none() | st.floats(1, 150),
)
def test_limits_are_in_order_and_none_means_none(
    key: str, age: float | None, sex: Sex, height: float | None, weight: float | None
) -> None:
    found = of(key, Patient(age, sex, height, weight))
    assert (found.kind is ReferenceKind.NONE) == (found.low is None and found.high is None)
    if found.low is not None and found.high is not None:
        assert found.low <= found.high
