from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from heart_engine.cohort.hospital import KEYS
from heart_engine.cohort.measurement import grades, teichholz_ml
from heart_engine.cohort.missingness import form_fields, leave_out
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.simulate import SimulatedHospital
from heart_engine.domain.measurement import by_key

Simulate = Callable[..., SimulatedHospital]


def test_teichholz_gives_the_known_pairs() -> None:
    # Shortening of 20, 30 and 40 % at 50 mm are known to give about 41, 57 and 70 % ejection.
    systole = np.array([40.0, 35.0, 30.0])
    diastole = teichholz_ml(frozen_parameters(), np.full(3, 50.0))
    ejection = 100 * (1 - teichholz_ml(frozen_parameters(), systole) / diastole)
    assert ejection == pytest.approx([41, 57, 70], abs=1.5)


def test_all_values_are_inside_what_the_form_accepts(simulate: Simulate) -> None:
    for labels in ((), ("asd",), ("asd", "vsd", "pdo")):
        complete = simulate(*labels, children=0.4).complete
        for key in KEYS:
            known = complete[key][~np.isnan(complete[key])]
            assert all(by_key()[key].hard.contains(value) for value in (known.min(), known.max())), key


def test_what_a_machine_computes_fits_what_it_measured(simulate: Simulate) -> None:
    one = simulate("vsd").complete
    assert one["fs"] == pytest.approx(100 * (1 - one["lvesd"] / one["lvedd"]), abs=0.51)
    # The velocities are rounded to whole cm/s after the ratio was taken.
    lowest = (one["mv_e"] - 0.5) / (one["mv_a"] + 0.5) - 0.006
    highest = (one["mv_e"] + 0.5) / (one["mv_a"] - 0.5) + 0.006
    limit = by_key()["mv_a"].hard.high  # a slip is cut there after the ratio was taken
    known = ~np.isnan(one["mv_a"]) & (one["mv_a"] != limit)
    ratio = one["mv_ea_ratio"][known]
    assert ((lowest[known] <= ratio) & (ratio <= highest[known])).all()


def test_healthy_adults_lie_mostly_inside_the_printed_ranges(simulate: Simulate) -> None:
    healthy = simulate(children=0.0)
    for key in ("lvedd", "lvesd", "lad", "ao_sinus", "pa", "ra", "rv", "ef"):
        span = by_key()[key].normal_male if key != "ef" else by_key()[key].normal_female
        men = ~healthy.people.female
        inside = [span.contains(value) for value in healthy.complete[key][men]]
        assert 0.85 < np.mean(inside) < 0.99, key


def test_atrial_fibrillation_leaves_no_a_wave(simulate: Simulate) -> None:
    one = simulate("asd", cases=8000).complete
    without = np.isnan(one["mv_a"])
    assert 0 < without.mean() < 0.1
    assert np.isnan(one["mv_ea_ratio"][without]).all()
    assert not np.isnan(one["mv_e"]).any()


def test_grades_are_those_of_the_scale() -> None:
    severity = np.tile(np.array([[-1.0], [0.5], [1.5], [2.0], [2.5], [3.2], [5.0]]), (1, 4))
    half = grades(frozen_parameters(), severity, half_grades=True)["mr"]
    assert half.tolist() == [0, 1, 2, 2.5, 3, 3.5, 4]
    whole = grades(frozen_parameters(), severity, half_grades=False)["tr"]
    assert whole.tolist() == [0, 1, 2, 2, 3, 3, 4]


def test_a_hospital_that_rounds_to_whole_millimetres_does_so_except_for_walls(simulate: Simulate) -> None:
    one = simulate(tenth_mm=False).complete
    assert (one["lvedd"] == one["lvedd"].round()).all()
    assert (one["ivst"] != one["ivst"].round()).any()


def test_the_stroke_volume_method_decides_whether_a_ventricular_defect_raises_it(simulate: Simulate) -> None:
    def rise(method: str, label: str) -> float:
        choices = {**simulate(cases=10).hospital.choices, "sv_method": method}
        healthy, ill = (simulate(*one, choices=choices).complete["sv"].mean() for one in ((), (label,)))
        return float(ill / healthy)

    assert rise("teichholz", "vsd") > 1.3
    assert rise("lvot", "vsd") == pytest.approx(1.0, abs=0.03)
    assert rise("lvot", "pdo") > 1.15


def test_the_basic_form_has_ten_fields_and_m_mode_no_doppler() -> None:
    parameters = frozen_parameters()
    assert len(form_fields(parameters, "basic")) == 10
    assert not form_fields(parameters, "m_mode") & {"mv_e", "mv_a", "mve_e", "mr", "tr", "ra"}
    assert form_fields(parameters, "full") == set(KEYS)


def test_a_basic_form_leaves_everything_else_blank(simulate: Simulate) -> None:
    reported = simulate(form_shares={"full": 0.0, "basic": 1.0, "m_mode": 0.0}).reported
    fields = form_fields(frozen_parameters(), "basic")
    assert all(np.isnan(reported[key]).all() for key in KEYS if key not in fields)
    assert all((~np.isnan(reported[key])).mean() > 0.5 for key in fields)


def test_a_clean_valve_is_left_out_more_often_than_a_leaking_one(simulate: Simulate) -> None:
    one = simulate("asd", no_leak_left_out=0.5, form_shares={"full": 1.0, "basic": 0.0, "m_mode": 0.0})
    blank, grade = np.isnan(one.reported["mr"]), one.complete["mr"]
    assert blank[grade == 0].mean() > blank[grade > 0].mean() + 0.3


def test_nothing_is_changed_by_leaving_out_only_blanked(simulate: Simulate) -> None:
    one = simulate("vsd")
    for key in KEYS:
        kept = ~np.isnan(one.reported[key])
        assert (one.reported[key][kept] == one.complete[key][kept]).all()


def test_no_report_is_empty(simulate: Simulate) -> None:
    one = simulate(cases=500)
    everything = dict.fromkeys(KEYS, 0.95)
    hospital = simulate(cases=10, left_out=everything).hospital
    left = leave_out(frozen_parameters(), np.random.default_rng(1), hospital, one.complete)
    assert (~np.isnan(np.column_stack(list(left.values())))).any(axis=1).all()
