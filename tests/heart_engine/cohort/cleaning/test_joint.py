from __future__ import annotations

from dataclasses import replace

import pytest

from heart_engine.cohort.cleaning.joint import JointModel, fit_joint, joint_outliers
from heart_engine.cohort.simulate import screening
from heart_engine.domain.case import Case


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(screening([0], 520, 2).cases())


@pytest.fixture(scope="module")
def model(cases: list[Case]) -> JointModel:
    found = fit_joint(cases[:320])
    assert found is not None
    return found


def asked(model: JointModel, cases: list[Case]) -> set[tuple[int, str]]:
    return {(row, key) for row, key, _ in joint_outliers(model, cases)}


def test_a_number_that_its_row_contradicts_is_found_though_it_is_plausible(
    model: JointModel, cases: list[Case]
) -> None:
    sound = [one for one in cases[320:] if {"lad", "ao_sinus"} <= one.measurements.keys()]
    wrong = [
        replace(one, measurements={**one.measurements, "lad": one.measurements["lad"] * 2}) for one in sound
    ]
    found = {row for row, key in asked(model, wrong) if key == "lad"}
    assert len(found) > 0.75 * len(wrong)


def test_few_sound_rows_are_asked_about_and_no_grade_ever(model: JointModel, cases: list[Case]) -> None:
    found = asked(model, cases[320:])
    assert len({row for row, _ in found}) < 0.1 * 200  # the simulated readers slip in some 8 % of rows
    assert not {key for _, key in found} & {"mr", "tr", "ar", "pr", "wms"}


def test_too_few_cases_teach_nothing(cases: list[Case]) -> None:
    assert fit_joint(cases[:50]) is None


def test_a_case_without_numbers_is_no_outlier(model: JointModel) -> None:
    assert asked(model, [Case()]) == set()
