from __future__ import annotations

import numpy as np
import pytest

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.hospital import (
    KEYS,
    Role,
    Spectrum,
    draw_hospital,
    hospital_stream,
    indices_of,
    role_of,
)
from heart_engine.cohort.parameters import frozen_parameters


def test_roles_share_no_hospital_and_leave_none_out() -> None:
    by_role = {role: set(indices_of(role, 60)) for role in Role}
    assert not by_role[Role.TRAINING] & by_role[Role.TEST]
    assert not by_role[Role.TRAINING] & by_role[Role.CALIBRATION]
    assert not by_role[Role.CALIBRATION] & by_role[Role.TEST]
    assert {role_of(index) for index in range(10)} == set(Role)


def test_indices_of_a_role_can_start_later() -> None:
    assert indices_of(Role.TEST, 3) == (8, 9, 18)
    assert indices_of(Role.TEST, 2, first=10) == (18, 19)


def test_a_hospital_depends_on_index_and_seed_alone() -> None:
    one, same, other = (
        draw_hospital(frozen_parameters(), Spectrum.SCREENING, *at) for at in ((4, 1), (4, 1), (5, 1))
    )
    assert np.array_equal(one.field_shift, same.field_shift)
    assert one.choices == same.choices
    assert not np.array_equal(one.field_shift, other.field_shift)


def test_streams_of_different_purposes_differ() -> None:
    draws = {
        hospital_stream(spectrum, index, seed, purpose).random()
        for spectrum in Spectrum
        for index in (0, 1)
        for seed in (0, 1)
        for purpose in (0, 1)
    }
    assert len(draws) == 16


def test_hospitals_differ_in_site_convention_and_mix() -> None:
    hospitals = [draw_hospital(frozen_parameters(), Spectrum.SCREENING, index, 1) for index in range(60)]
    for name in ("rv_site", "mve_e_site", "rvot_site", "convention", "sv_method", "second_ratio"):
        assert len({one.choices[name] for one in hospitals}) > 1, name
    assert {one.choices["convention"] for one in hospitals} == set(Convention)
    assert np.std([one.mix[0] for one in hospitals]) > 0.05
    assert all(one.mix.sum() == pytest.approx(1) for one in hospitals)


def test_the_paper_hospital_has_no_controls_and_codes_everything() -> None:
    one = draw_hospital(frozen_parameters(), Spectrum.PAPER, 0, 1)
    assert one.mix[0] == 0
    assert one.children == 0
    assert one.choices["convention"] == Convention.ALL
    assert set(one.left_out) == set(KEYS)
