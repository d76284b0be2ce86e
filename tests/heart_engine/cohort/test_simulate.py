from __future__ import annotations

import time

import numpy as np
import pytest

from heart_engine.cohort.cohort import COLUMN_NAMES, Cohort
from heart_engine.cohort.confounders import NO_CONFOUNDER
from heart_engine.cohort.hospital import SETS, Spectrum, draw_hospital
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.simulate import Variant, World, paper_like, screening, simulate_hospital


@pytest.fixture(scope="module", params=[1, 2, 3])
def paper(request: pytest.FixtureRequest) -> Cohort:
    return paper_like(int(request.param))


def number_of_defects(labels: np.ndarray) -> list[int]:
    sizes = np.array([len(one) for one in SETS])[labels]
    return [int((sizes == count).sum()) for count in range(4)]


def test_the_paper_like_cohort_is_made_up_like_the_papers(paper: Cohort) -> None:
    train, test = paper.take(paper.split == "train"), paper.take(paper.split == "test")
    assert (len(train), len(test)) == (746, 260)
    assert number_of_defects(test.labels) == [0, 152, 76, 32]
    assert number_of_defects(train.labels) == [0, 436, 218, 92]
    assert (paper.age_years >= 18).all()
    assert set(test.labels.tolist()) == set(range(1, 8))


def test_the_order_of_paper_like_cases_says_nothing_about_their_labels(paper: Cohort) -> None:
    sizes = np.array([len(one) for one in SETS])[paper.labels]
    assert abs(np.corrcoef(np.arange(746), sizes[:746])[0, 1]) < 0.15


def test_the_screening_cohort_has_controls_confounders_and_children() -> None:
    one = simulate_hospital(World(), index=3, seed=1, cases=6000)
    healthy = one.true_sets == 0
    assert 0.1 < healthy.mean() < 0.8
    assert one.confounders is not None
    confounded = one.confounders.kind != NO_CONFOUNDER
    assert 0.2 < confounded[healthy].mean() < 0.5
    assert confounded[~healthy].mean() < confounded[healthy].mean()
    assert 0 < (one.people.age_years < 18).mean() < 0.5


def test_confounders_make_large_hearts_without_a_defect() -> None:
    one = simulate_hospital(World(), index=3, seed=1, cases=12_000)
    assert one.confounders is not None
    healthy = one.true_sets == 0
    names = np.array([*one.confounders.names, "none"])[one.confounders.kind]
    plain = healthy & (names == "none") & one.people.adult
    for name, key in (
        ("dilated_cardiomyopathy", "lvedd"),
        ("lung_disease", "rv"),
        ("mitral_regurgitation", "lad"),
        ("hypertension", "ivst"),
        ("athlete", "lvedd"),
        ("volume_load", "lvedd"),
    ):
        rows = healthy & (names == name) & one.people.adult
        assert one.complete[key][rows].mean() > one.complete[key][plain].mean() + 0.5, name


def test_a_hospital_does_not_depend_on_what_else_is_simulated() -> None:
    alone, among = screening([5], 40, 9), screening([4, 5, 6], 40, 9)
    five = among.take(among.hospital == "H0005")
    for name in COLUMN_NAMES:
        same = np.array_equal(getattr(alone, name), getattr(five, name), equal_nan=name == "values")
        assert same, name


def test_another_seed_gives_other_patients() -> None:
    assert not np.array_equal(screening([5], 40, 9).values, screening([5], 40, 10).values, equal_nan=True)


def test_the_split_is_the_role_of_the_hospital() -> None:
    cohort = screening(range(10), 3, 1)
    assert cohort.split.tolist() == ["training"] * 21 + ["calibration"] * 3 + ["test"] * 6


def test_the_description_says_simulated_and_what_the_third_label_is() -> None:
    info = screening([0], 5, 1).info
    assert info.simulated
    assert info.spectrum["healthy_controls"] is True
    assert info.more["third_label"] == "pda"
    assert paper_like(1).info.spectrum["healthy_controls"] is False


@pytest.mark.parametrize("variant", Variant)
def test_every_variant_reports_most_of_every_form(variant: Variant) -> None:
    cohort = screening([0], 200, 1, variant=variant)
    assert (~np.isnan(cohort.values)).any(axis=1).all()
    assert len(set(cohort.labels.tolist())) > 3


def test_a_convention_changes_the_codes_and_not_the_hearts() -> None:
    world = World()
    codings = [simulate_hospital(world, index, 1, 3000) for index in range(12)]
    changed = [(one.coded != one.true_sets).mean() for one in codings]
    everything = [one.hospital.choices["convention"] == "all" for one in codings]
    assert all((share == 0) == complete for share, complete in zip(changed, everything, strict=True))
    assert max(changed) > 0.03


def test_a_hundred_thousand_cases_take_less_than_a_minute() -> None:
    start = time.perf_counter()
    cohort = screening(range(100), 1000, 2)
    assert len(cohort) == 100_000
    assert time.perf_counter() - start < 60


def test_the_paper_spectrum_is_drawn_apart_from_the_screening_hospitals() -> None:
    paper, other = (
        draw_hospital(frozen_parameters(), one, 0, 1) for one in (Spectrum.PAPER, Spectrum.SCREENING)
    )
    assert paper.name != other.name
    assert not np.array_equal(paper.field_shift, other.field_shift)
