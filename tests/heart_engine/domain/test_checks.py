import pytest

from heart_engine.domain.case import Case, Context, Patient
from heart_engine.domain.checks import CheckLevel, CrossCheck, check_rows, check_text, cross_checks


def check(rule: str, age: float | None = 40, **values: float) -> CrossCheck | None:
    side = {key: value for key, value in values.items() if key[2:3] == "_" and key[3:4] in "vg"}
    rate = values.pop("heart_rate", None)
    numbers = {key: value for key, value in values.items() if key not in side}
    case = Case(patient=Patient(age), context=Context(heart_rate=rate), measurements=numbers, side=side)
    return {one.rule: one for one in cross_checks(case)}.get(rule)


LEVELS = [
    ("lvedd_over_lvesd", {"lvedd": 45, "lvesd": 30}, "ok"),
    ("lvedd_over_lvesd", {"lvedd": 30, "lvesd": 30}, "confirm"),
    ("lvedd_lvesd_ratio", {"lvedd": 45, "lvesd": 30}, "ok"),
    ("lvedd_lvesd_ratio", {"lvedd": 32, "lvesd": 30}, "warn"),
    ("lvedd_lvesd_ratio", {"lvedd": 28, "lvesd": 30}, "ok"),  # the rule above speaks
    ("fs", {"lvedd": 50, "lvesd": 30, "fs": 43}, "ok"),
    ("fs", {"lvedd": 50, "lvesd": 30, "fs": 45}, "warn"),
    ("fs", {"lvedd": 50, "lvesd": 30, "fs": 47}, "confirm"),
    ("ef_teichholz", {"lvedd": 50, "lvesd": 30, "ef": 67}, "ok"),
    ("ef_teichholz", {"lvedd": 50, "lvesd": 30, "ef": 58}, "warn"),
    ("ef_teichholz", {"lvedd": 50, "lvesd": 30, "ef": 50}, "confirm"),
    ("ea", {"mv_e": 80, "mv_a": 40, "mv_ea_ratio": 2.2}, "ok"),
    ("ea", {"mv_e": 80, "mv_a": 40, "mv_ea_ratio": 2.4}, "warn"),
    ("ea", {"mv_e": 80, "mv_a": 40, "mv_ea_ratio": 2.6}, "confirm"),
    ("co", {"co": 4.60, "sv": 59, "heart_rate": 78}, "ok"),
    ("co", {"co": 5.5, "sv": 59, "heart_rate": 78}, "warn"),
    ("co", {"co": 5.55, "sv": 59, "heart_rate": 78}, "confirm"),
    ("sv_teichholz", {"lvedd": 50, "lvesd": 30, "sv": 80}, "ok"),
    ("sv_teichholz", {"lvedd": 50, "lvesd": 30, "sv": 52}, "warn"),
    ("sv_teichholz", {"lvedd": 50, "lvesd": 30, "sv": 49}, "confirm"),
    ("annulus_sinus", {"ao_annulus": 32, "ao_sinus": 30}, "ok"),
    ("annulus_sinus", {"ao_annulus": 33, "ao_sinus": 30}, "confirm"),
    ("annulus_sinus_ratio", {"ao_annulus": 21, "ao_sinus": 30}, "ok"),
    ("annulus_sinus_ratio", {"ao_annulus": 14, "ao_sinus": 30}, "warn"),
    ("annulus_sinus_ratio", {"ao_annulus": 31, "ao_sinus": 30}, "warn"),
    ("ef_fs_ratio", {"ef": 66, "fs": 36}, "ok"),
    ("ef_fs_ratio", {"ef": 36, "fs": 36}, "confirm"),
    ("e_over_eprime", {"mv_e": 80, "mve_e": 10}, "ok"),
    ("e_over_eprime", {"mv_e": 80, "mve_e": 1.5}, "confirm"),
    ("rv_over_lvedd", {"rv": 40, "lvedd": 40}, "ok"),
    ("rv_over_lvedd", {"rv": 41, "lvedd": 40}, "confirm"),
    ("implied_heart_rate", {"co": 4.6, "sv": 59}, "ok"),
    ("implied_heart_rate", {"co": 1.0, "sv": 59}, "confirm"),
    ("tr_gradient", {"tr_velocity_m_s": 2.4, "tr_gradient_mmhg": 22}, "ok"),
    ("tr_gradient", {"tr_velocity_m_s": 2.4, "tr_gradient_mmhg": 30}, "confirm"),
    ("mr_gradient", {"mr_velocity_m_s": 5, "mr_gradient_mmhg": 80}, "confirm"),
    ("ar_gradient", {"ar_velocity_m_s": 4, "ar_gradient_mmhg": 64}, "ok"),
    ("pr_gradient", {"pr_velocity_m_s": 2, "pr_gradient_mmhg": 16}, "ok"),
    ("lvedd_unit", {"lvedd": 15}, "ok"),
    ("lvedd_unit", {"lvedd": 14}, "confirm"),
    ("septum_wall_ratio", {"ivst": 9, "lvpwt": 9}, "ok"),
    ("septum_wall_ratio", {"ivst": 24, "lvpwt": 9}, "confirm"),
    ("relative_wall", {"lvpwt": 9, "lvedd": 45}, "ok"),
    ("relative_wall", {"lvpwt": 3, "lvedd": 45}, "confirm"),
    ("rvot_pa", {"rvot": 25, "pa": 22}, "ok"),
    ("rvot_pa", {"rvot": 12, "pa": 22}, "warn"),
    ("rvot_pa", {"rvot": 40, "pa": 22}, "confirm"),
    ("rvot_rv", {"rvot": 40, "rv": 20}, "ok"),
    ("rvot_rv", {"rvot": 41, "rv": 20}, "confirm"),
    ("eprime_is_e", {"mve_e": 12, "mv_e": 80}, "ok"),
    ("eprime_is_e", {"mve_e": 12, "mv_e": 12}, "confirm"),
    ("la_sinus_ratio", {"lad": 33, "ao_sinus": 30}, "ok"),
    ("la_sinus_ratio", {"lad": 80, "ao_sinus": 30}, "confirm"),
    ("motion_ef", {"wms": 1, "ef": 60}, "ok"),
    ("motion_ef", {"wms": 1.6, "ef": 60}, "confirm"),
    ("motion_ef", {"wms": 1, "ef": 39}, "confirm"),
    ("pa_sinus_ratio", {"pa": 24, "ao_sinus": 30}, "ok"),
    ("pa_sinus_ratio", {"pa": 33, "ao_sinus": 30}, "warn"),
    ("pa_sinus_ratio", {"pa": 50, "ao_sinus": 30}, "confirm"),
    ("pa_sinus_ratio", {"pa": 11, "ao_sinus": 30}, "confirm"),
    ("ra_size", {"ra": 80}, "ok"),
    ("ra_size", {"ra": 81}, "confirm"),
    ("ra_la", {"ra": 60, "lad": 30}, "ok"),
    ("ra_la", {"ra": 61, "lad": 30}, "confirm"),
    ("rv_lv_ratio", {"rv": 20, "lvedd": 45}, "ok"),
    ("rv_lv_ratio", {"rv": 32, "lvedd": 45}, "warn"),
    ("rv_lv_ratio", {"rv": 46, "lvedd": 45}, "confirm"),
    ("ea_repeated", {"ea_ratio": 0.8, "mv_ea_ratio": 1.5}, "ok"),
    ("ea_repeated", {"ea_ratio": 1.5, "mv_ea_ratio": 1.5}, "warn"),
    ("mr_velocity", {"mr_velocity_m_s": 5}, "ok"),
    ("mr_velocity", {"mr_velocity_m_s": 3}, "warn"),
]


@pytest.mark.parametrize(("rule", "values", "level"), LEVELS)
def test_levels(rule: str, values: dict[str, float], level: str) -> None:
    found = check(rule, **values)
    assert found is not None
    assert found.level is CheckLevel(level)


def test_every_rule_is_tried_agreeing_and_broken() -> None:
    for rule in {row.rule for row in check_rows()} - {"mr_gradient", "ar_gradient", "pr_gradient"}:
        levels = {level for tried, _, level in LEVELS if tried == rule}
        assert "ok" in levels
        assert levels - {"ok"}


@pytest.mark.parametrize(("rule", "values", "_level"), LEVELS)
def test_a_rule_is_silent_without_one_of_its_numbers(
    rule: str, values: dict[str, float], _level: str
) -> None:
    for left_out in values:
        rest = {key: value for key, value in values.items() if key != left_out}
        assert check(rule, **rest) is None


def test_both_values_are_told() -> None:
    found = check("fs", lvedd=50, lvesd=30, fs=50)
    assert found is not None
    assert found.typed == 50
    assert found.computed == pytest.approx(40)
    assert found.params == {"fs": 50, "lvedd": 50, "lvesd": 30}
    assert found.fields == ("fs", "lvedd", "lvesd")


def test_rules_that_depend_on_age() -> None:
    assert check("lvedd_unit", age=None, lvedd=14) is None
    young = check("lvedd_unit", age=0.5, lvedd=14)
    child = check("pa_sinus_ratio", age=5, pa=20, ao_sinus=18)
    assert young is not None
    assert child is not None
    assert young.level is child.level is CheckLevel.OK


def test_a_real_form_passes() -> None:
    case = Case(context=Context(heart_rate=78), measurements={"ef": 53.7, "sv": 59.0, "co": 4.6})
    assert {one.level for one in cross_checks(case)} == {CheckLevel.OK}


def test_texts_in_both_languages_take_the_two_values() -> None:
    for row in check_rows():
        english, chinese = check_text(row.rule, "en"), check_text(row.rule, "zh")
        assert english != chinese
        assert english.format(typed=1, computed=2) != english
        assert chinese.format(typed=1, computed=2) != chinese
        assert row.source


def test_only_the_rules_about_some_fields_are_asked() -> None:
    case = Case(measurements={"lvedd": 30, "lvesd": 31, "ao_annulus": 40, "ao_sinus": 30})
    assert {one.rule for one in cross_checks(case, about=["ao_sinus"])} == {
        "annulus_sinus",
        "annulus_sinus_ratio",
    }


def test_a_rule_that_a_child_always_keeps_is_silent_without_its_numbers() -> None:
    child = Case(patient=Patient(10), measurements={"ef": 60.0}, sites={"rv": "a4c_mid"})
    assert cross_checks(child, ["rv", "pa"]) == ()
