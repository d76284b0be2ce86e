from __future__ import annotations

import pytest

from heart_engine.domain.case import Case
from heart_engine.domain.measurement import Group, Kind, Measurement, by_key, measurements


def test_the_table_holds_the_25_measurements_in_the_papers_order() -> None:
    rows = measurements()
    assert [row.order for row in rows] == list(range(1, 26))
    assert [row.key for row in rows[:3]] == ["lvedd", "lvesd", "lvpwt"]
    assert rows[-1].key == "ea_ratio"


def test_names_and_help_come_in_both_languages() -> None:
    row = by_key()["lvedd"]
    assert (row.label("zh"), row.label("en")) == ("左室舒张末期内径", "LV internal diameter, end-diastole")
    assert row.help("zh").startswith("胸骨旁")
    assert row.help("en").startswith("Parasternal")


@pytest.mark.parametrize("row", measurements(), ids=lambda row: row.key)
def test_plausible_limits_lie_within_the_hard_ones(row: Measurement) -> None:
    for plausible in (row.plausible_adult, row.plausible_child):
        for end in (plausible.low, plausible.high):
            assert end is None or row.hard.contains(end)


def test_only_the_four_valves_are_graded() -> None:
    assert [row.key for row in measurements() if row.is_grade] == ["mr", "tr", "ar", "pr"]


def test_every_group_and_every_kind_occurs() -> None:
    assert {row.group.value for row in measurements()} == {group.value for group in Group}
    assert {row.kind.value for row in measurements()} == {kind.value for kind in Kind}


def test_units_are_read_from_the_tables_prose() -> None:
    units = {unit.text: (unit.factor, unit.allowed) for unit in by_key()["lvedd"].accepted_units}
    assert [units[name] for name in ("mm", "cm", "m")] == [(1, True), (10, True), (1000, False)]


def test_a_span_includes_its_ends_and_an_open_end_has_no_limit() -> None:
    hard = by_key()["lvedd"].hard
    assert hard.low is not None
    assert hard.contains(hard.low)
    assert not hard.contains(hard.low - 0.1)
    open_above = by_key()["mve_e"].normal_male
    assert open_above.high is None
    assert open_above.contains(1e9)
    assert not open_above.contains(0)


def test_a_case_gives_none_for_what_was_not_measured() -> None:
    case = Case(measurements={"lvedd": 47.0})
    assert (case.value("lvedd"), case.value("lvesd")) == (47, None)
