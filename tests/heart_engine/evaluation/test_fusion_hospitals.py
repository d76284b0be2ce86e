from __future__ import annotations

import numpy as np
import pytest

from heart_engine.cohort.hospital import KEYS, SETS, Role, role_of
from heart_engine.cohort.simulate import screening
from heart_engine.domain.labels import LABELS
from heart_engine.domain.resources import read_table
from heart_engine.evaluation.fusion_hospitals import (
    Sizes,
    habits,
    patterns,
    prevalence_of,
    reported_as,
    shifted,
    unseen,
    with_healthy,
    with_weights,
)
from heart_engine.evaluation.fusion_ranges import shifts_by_diagnosis
from heart_engine.library.reference_case import SourceRecord
from heart_engine.model.settings import TextSettings
from heart_engine.model.standard_values import standard_values_from_rows
from heart_engine.pipeline.library_folder import reference_cases

HOSPITAL = habits(7, seed=5)
NONE = SETS.index(())


def test_an_unchanged_hospital_is_the_simulators_own() -> None:
    met = unseen(HOSPITAL, Sizes(30, 20))
    whole = screening([7], 50, 5)
    assert role_of(7) is Role.CALIBRATION
    assert met.local.case_id.tolist() == whole.case_id[:30].tolist()
    np.testing.assert_array_equal(met.asked.values, whole.values[30:])
    np.testing.assert_array_equal(met.asked.labels, whole.labels[30:])


def test_a_moved_hospital_measures_the_same_people_elsewhere() -> None:
    moved = shifted(HOSPITAL, 0.8)
    assert np.abs(moved.field_shift - HOSPITAL.field_shift) == pytest.approx(0.8)
    one, other = unseen(HOSPITAL, Sizes(0, 40)).asked, unseen(moved, Sizes(0, 40)).asked
    np.testing.assert_array_equal(one.labels, other.labels)
    np.testing.assert_array_equal(one.age_years, other.age_years)
    assert np.nanmean(np.abs(one.column("lvedd") - other.column("lvedd"))) > 1


def test_the_healthy_share_changes_and_the_ill_keep_their_proportions() -> None:
    changed = with_healthy(HOSPITAL, 0.9)
    assert changed.mix[NONE] == pytest.approx(0.9)
    ill = np.arange(len(SETS)) != NONE
    np.testing.assert_allclose(
        changed.mix[ill] / changed.mix[ill].sum(), HOSPITAL.mix[ill] / HOSPITAL.mix[ill].sum()
    )
    asked = unseen(changed, Sizes(0, 400)).asked
    assert (asked.labels == NONE).mean() == pytest.approx(0.9, abs=0.05)


def test_a_defect_becomes_more_common_among_the_ill_alone() -> None:
    changed = with_weights(HOSPITAL, {"asd": 4.0})
    holds = np.array(["asd" in one for one in SETS])
    assert changed.mix[NONE] == pytest.approx(HOSPITAL.mix[NONE])
    assert changed.mix.sum() == pytest.approx(1)
    odds = [one.mix[holds].sum() / one.mix[~holds & (np.arange(len(SETS)) != NONE)].sum() for one in (
        HOSPITAL, changed)]  # fmt: skip
    assert odds[1] == pytest.approx(4 * odds[0])
    assert "asd" in LABELS


def test_a_declared_prevalence_is_whole_and_holds_nothing_impossible() -> None:
    shares = prevalence_of(with_healthy(HOSPITAL, 0.98), SETS)
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["none"] == pytest.approx(0.98, abs=0.01)
    assert min(shares.values()) > 0
    ill = prevalence_of(HOSPITAL, [one for one in SETS if one])
    assert "none" not in ill
    assert sum(ill.values()) == pytest.approx(1)


def test_every_pattern_leaves_something_and_hides_what_it_says() -> None:
    found = patterns(200, seed=1)
    assert all(kept.any(axis=1).all() for kept in found.values())
    assert found["complete"].all()
    assert found["70% missing at random"].mean() == pytest.approx(0.3, abs=0.02)
    assert not found["without valves"][:, [KEYS.index(key) for key in ("mr", "tr", "ar", "pr")]].any()
    assert found["ten basic fields"][0].sum() == 10


def test_gaps_hide_values_of_the_same_patients() -> None:
    sizes = Sizes(0, 20)
    kept = patterns(20, seed=1)
    full, part = (reported_as(HOSPITAL, sizes, kept[name]).asked for name in ("complete", "M-mode alone"))
    shown = ~np.isnan(part.values)
    assert shown.sum() < (~np.isnan(full.values)).sum()
    np.testing.assert_array_equal(part.values[shown], full.values[shown])


def test_own_ranges_find_by_how_much_a_hospital_was_moved() -> None:
    standards = standard_values_from_rows(read_table("standard_values.csv"))
    here = unseen(HOSPITAL, Sizes(400, 0)).local
    records = [SourceRecord(here.case(row), "p", here.label_set(row) or ()) for row in range(len(here))]
    reference = reference_cases(records, TextSettings(), standards)
    assert all(abs(one.middle) < 0.01 for one in shifts_by_diagnosis(here, standards, reference).values())
    there = shifts_by_diagnosis(unseen(shifted(HOSPITAL, 0.8), Sizes(400, 0)).local, standards, reference)
    assert 0.4 < abs(there["lvedd"].middle) < 1.2
    assert "mr" not in there  # a grade has no place in a range
