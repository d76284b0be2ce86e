from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Sex
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import DoubtfulNumberError, Status, parse_number, parse_typed, typed_keys
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.side_values import side_values


def status_of(key: str, text: str) -> Status:
    return parse_typed(key, text).status


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("45", 45),
        ("45.2", 45.2),
        ("45,2", 45.2),
        ("４５．２", 45.2),
        ("4。5", 4.5),
        (" 7 ", 7),
        ("0.085", 0.085),
    ],
)
def test_a_strict_number_has_one_reading(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "+5",
        "1,250",
        "1.250",
        "1 250",
        "1'250",
        "1.234,5",
        "1e3",
        "0x2d",
        "1_0",
        "nan",
        "inf",
        "٤٥",
        "4²",
        "4..5",
        "45.",
        ".5",
        "45mm",
        "½",
        "9" * 400,
    ],
)
def test_anything_else_is_in_doubt(text: str) -> None:
    with pytest.raises(DoubtfulNumberError):
        parse_number(text)


@pytest.mark.parametrize(
    ("key", "text", "value", "rule"),
    [
        ("lvedd", "45", 45, "plain"),
        ("lvedd", "45,25", 45.25, "C5"),
        ("lvedd", "45。2", 45.2, "plain"),
        ("lvedd", "45..2", 45.2, "C6"),
        ("lvedd", "45.", 45, "C6"),
        ("lvedd", "45,", 45, "C6"),
        ("lvedd", "4.5 CM", 45, "C12"),
        ("lvedd", "4.5厘米", 45, "C12"),
        ("lvedd", "45㎜", 45, "C12"),
        ("lvedd", "4.3cm", 43, "C12"),
        ("mv_e", "0.85 m/s", 85, "C12"),
        ("mv_e", "0.57 米/秒", 57, "C12"),
        ("mve_e", "9.5 cm/s", 9.5, "C12"),
        ("lvedd", "LVEDD: 45 mm (35-56)", 45, "C12"),
        ("lvedd", "45 (35-56 mm)", 45, "plain"),
        ("ef", "62 ↓", 62, "plain"),
        ("ef", "62% L", 62, "C12"),
        ("lvedd", "45mm左右", 45, "C12"),
        ("sv", "0.059 L", 59, "C12"),
        ("wms", "Normal", 1, "C3"),
        ("mv_ea_ratio", "1.3:1", 1.3, "C13"),
        ("e_over_eprime", "E/e′ 11.7", 11.7, "plain"),
        ("tr_velocity_m_s", "240 cm/s", 2.4, "C12"),
        ("tr_gradient_mmhg", "22 mmHg", 22, "C12"),
        ("_height", "1.69", 169, "C20"),
        ("_height", "169", 169, "plain"),
        ("_weight", "3200 g", 3.2, "C12"),
        ("_heart_rate", "72次/分", 72, "C12"),
        ("_spo2", "98%", 98, "C12"),
        ("_age", "34", 34, "plain"),
        ("_age", "34 years", 34, "C18"),
        ("_age", "2y 6m", 2.5, "C18"),
        ("_age", "1岁3个月", 1.25, "C18"),
    ],
)
def test_a_certain_text_is_a_value(key: str, text: str, value: float, rule: str) -> None:
    typed = parse_typed(key, text)
    assert (typed.status, typed.value, typed.rule) == (Status.VALUE, value, rule)


@pytest.mark.parametrize(
    ("key", "text", "proposal", "rule"),
    [
        ("lvedd", "4.5", "45 mm", "unit_guess"),
        ("lvedd", "约4.5", "45 mm", "unit_guess"),
        ("lvedd", "4。5", "45 mm", "unit_guess"),
        ("lvedd", "9", None, "unit_guess"),
        ("co", "4600", "4.6 L/min", "unit_guess"),
        ("mv_ea_ratio", "130", "1.3", "unit_guess"),
        ("_weight", "3200", "3.2 kg", "unit_guess"),
        ("_spo2", "0.98", "98 %", "unit_guess"),
        ("lvedd", "<4.5", "< 45 mm", "unit_guess"),
        ("lvedd", "4.3-4.5", None, "unit_guess"),
        ("lvedd", "4.5±0.2", None, "unit_guess"),
        ("lvedd", "1,250", None, "C5"),
        ("lvedd", "1.234,5", None, "C5"),
        ("lvedd", "1'234", None, "C5"),
        ("lvedd", "4 5", None, "C17"),
        ("lvedd", "4\u200b5", None, "C17"),
        ("lvedd", "٤٥", "45 mm", "digits"),
        ("lvedd", "٤٥٫٢", "45.2 mm", "digits"),
        ("lvedd", "4²", None, "digits"),
        ("lvedd", "约²", None, "digits"),
        ("lvedd", "4.cm", None, "C6"),
        ("_height", "1.", None, "C6"),
        ("tr", "2.m/s", None, "C6"),
        ("mr", "०", "0 (none)", "digits"),
        ("lvedd", "2024-05-03", None, "C16"),
        ("mr", "1月2日", None, "C16"),
        ("lvedd", "45 kg", None, "C3"),
        ("lvedd", "45 mm2", None, "C3"),
        ("lvedd", "about 45 or 46", None, "C3"),
        ("lvedd", "45 ? 46", None, "C3"),
        ("lvedd", "EF 45", None, "C3"),
        ("lvedd", "<45 or so", None, "C7"),
        ("lvedd", "45-43", None, "C8"),
        ("mve_e", "8 cm/s - 9 cm/s", None, "C4"),
        ("ra", "38x45", None, "C10"),
        ("lvedd", "54/370", None, "C10"),
        ("lvedd", "5.4/3.7cm", "54 (and 37 for lvesd)", "C10"),
        ("mv_ea_ratio", "1.3:2", None, "C13"),
        ("lvedd", "45:1", None, "C13"),
        ("sv", "40 mL/m²", None, "C12"),
        ("_age", "6月2岁", None, "C18"),
        ("_age", "119岁24月", None, "C18"),
        ("_age", "3 months old", None, "C3"),
        ("_sex", "2", None, "C19"),
    ],
)
def test_a_doubtful_text_asks(key: str, text: str, proposal: str | None, rule: str) -> None:
    typed = parse_typed(key, text)
    assert (typed.status, typed.proposal, typed.rule) == (Status.ASK, proposal, rule)


@pytest.mark.parametrize(
    ("key", "text", "rule"),
    [
        ("lvedd", "450", "hard_max"),
        ("lvedd", "45 cm", "hard_max"),
        ("lvedd", "4 mm", "hard_min"),
        ("lvedd", "-45", "hard_min"),
        ("lvedd", "9" * 150, "hard_max"),
        ("lvedd", "9" * 400, "too_long"),
        ("lvedd", "0.045 m", "C12"),
        ("lvedd", "1e2", "C5"),
        ("lvedd", "4.50E+01", "C5"),
        ("lvedd", "nan", "unreadable"),
        ("lvedd", "-inf", "unreadable"),
        ("lvedd", "正常", "unreadable"),
        ("lvedd", "<450", "hard_max"),
        ("lvedd", "450±2", "hard_max"),
        ("mv_ea_ratio", "13:1", "hard_max"),
        ("ef", "EF斜率 45", "C3"),
        ("_age", "130", "hard_max"),
        ("_sex", "x", "C19"),
        ("mr", "72", "not_a_grade"),
        ("mr", "0.5", "not_a_grade"),
        ("mr", "normal", "unreadable"),
        ("tr", "24 m/s", "hard_max"),
    ],
)
def test_an_impossible_text_is_refused_with_its_rule(key: str, text: str, rule: str) -> None:
    typed = parse_typed(key, text)
    assert (typed.status, typed.rule, typed.value, typed.proposal) == (Status.REJECT, rule, None, None)


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("lvedd", "", "not_reported"),
        ("lvedd", "  ", "not_reported"),
        ("lvedd", "无", "not_reported"),
        ("lvedd", "未测。", "not_reported"),
        ("lvedd", "#DIV/0!", "not_reported"),
        ("lvedd", "测不清", "not_measurable"),
        ("mr", "-", "not_reported"),
        ("_sex", "未知", "not_reported"),
        ("_age", "N/A", "not_reported"),
    ],
)
def test_a_missing_value_keeps_its_reason(key: str, text: str, reason: str) -> None:
    typed = parse_typed(key, text)
    assert (typed.status, typed.note) == (Status.MISSING, reason)


def test_bounds_and_ranges_keep_what_was_typed() -> None:
    assert parse_typed("ef", "≥55").note == "≥ 55 %"
    narrow = parse_typed("lvedd", "4.3-4.5cm")
    assert (narrow.status, narrow.note, narrow.proposal) == (Status.RANGE, "43-45", "44 mm")
    mean = parse_typed("lvedd", "45+/-2")
    assert (mean.status, mean.note, mean.proposal) == (Status.RANGE, "± 2", "45 mm")


def test_an_interval_as_wide_as_the_normal_band_asks() -> None:
    assert parse_typed("lad", "23-40").note == "reference_range"
    assert status_of("lad", "30-32") is Status.RANGE


def test_notes_say_what_was_dropped() -> None:
    assert parse_typed("ef", "约 62% >50%").note == "reference_dropped approximate"
    assert parse_typed("lvedd", "45 H").note == "flag_high"
    assert parse_typed("_height", "1.69").note == "converted"


def test_a_litre_is_a_unit_and_not_a_flag() -> None:
    assert status_of("sv", "59 L") is Status.REJECT
    assert status_of("mr_volume_ml", "7 L") is Status.REJECT
    assert parse_typed("ef", "59 L").note == "flag_low"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("未见明显反流", 0),
        ("无 二尖瓣反流", 0),
        ("no MR", 0),
        ("TRACE", 1),
        ("少量返流", 2),
        ("Mild to Moderate regurgitation", 2.5),
        ("二尖瓣中度反流", 3),
        ("中-重度", 3.5),
        ("severe.", 4),
        ("0", 0),
        ("0.0", 0),
    ],
)
def test_a_grade_word_is_read_in_both_languages(text: str, grade: float) -> None:
    typed = parse_typed("mr", text)
    assert (typed.status, typed.value, typed.unit) == (Status.VALUE, grade, "{grade}")


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("1", "1 (trace)"),
        ("4", "4 (severe)"),
        ("＋", "2 (mild)"),
        ("(+++)", "3.5 (moderate-severe)"),
        ("not mild", "2 (mild)"),
        ("轻度？", "2 (mild)"),
        ("轻度 2", "2 (mild)"),
        ("2.5", None),
        ("1,250", None),
        ("轻度 重度", None),
        ("grade 7", None),
        ("反流2级", None),
    ],
)
def test_an_uncertain_grade_asks(text: str, proposal: str | None) -> None:
    typed = parse_typed("mr", text)
    assert (typed.status, typed.value, typed.proposal) == (Status.ASK, None, proposal)


def test_velocity_and_gradient_go_beside_the_grade() -> None:
    typed = parse_typed("tr", "瓣口轻度反流，速度2.4m/s，压差22mmHg")
    assert (typed.value, typed.side) == (2, {"tr_velocity_m_s": 2.4, "tr_gradient_mmhg": 22})
    alone = parse_typed("ar", "3 cm2")
    assert (alone.proposal, alone.side) == ("jet area 3 cm2 for the side field", {"ar_jet_area_cm2": 3})
    assert parse_typed("mr", "5").side == {"mr_velocity_m_s": 5}
    assert status_of("tr", "2.4 m/s, 2.6 m/s") is Status.ASK
    assert parse_typed("tr", "1,250 m/s").rule == "C5"


def test_every_key_of_the_form_is_known_and_no_other() -> None:
    assert set(typed_keys()) == {
        *by_key(),
        *side_values(),
        *(one.key for one in patient_limits().values()),
        "_sex",
    }
    for key in typed_keys():
        assert status_of(key, "") is Status.MISSING
    for text in ("45", "4" * 300, "٤"):
        with pytest.raises(KeyError):
            parse_typed("lv", text)


@pytest.mark.parametrize("grade", GRADES)
def test_a_proposed_grade_typed_back_is_that_grade(grade: float) -> None:
    proposal = parse_typed("mr", f"{grade:g}").proposal
    assert proposal is None or parse_typed("mr", proposal).value == grade


@given(st.sampled_from(typed_keys()), st.decimals(0, 30_000, places=2))
def test_a_proposal_with_its_unit_is_the_answer(key: str, number: object) -> None:
    typed = parse_typed(key, f"{number:f}")
    if typed.proposal is not None and not typed.side:
        assert status_of(key, typed.proposal) is Status.VALUE


PIECES = st.sampled_from(
    [*list("0123456789.,-~/x:±<>≥+% '。，٤²()hL"), "mm", "cm", "m/s", "轻度", "岁", "月", "1e", "无"]
)


@given(st.sampled_from(typed_keys()), st.text(max_size=30) | st.lists(PIECES, max_size=8).map("".join))
def test_any_text_is_read_and_a_value_is_always_possible(key: str, text: str) -> None:
    typed = parse_typed(key, text)
    assert (typed.value is None) is (typed.status is not Status.VALUE)
    if isinstance(typed.value, Sex):
        assert key == "_sex"
    elif typed.value is not None:
        assert math.isfinite(typed.value)
        assert key not in by_key() or by_key()[key].hard.contains(typed.value)


@pytest.mark.parametrize("text", ["轻度，速度<2.4m/s", "轻度，速度2.4-2.6m/s", "速度约2.4m/s", "2.4m/s?"])
def test_a_side_value_with_something_left_over_is_not_offered(text: str) -> None:
    typed = parse_typed("tr", text)
    assert (typed.status, typed.side) == (Status.ASK, {})


def test_no_group_has_four_digits_before_it() -> None:
    assert parse_number("1234.567") == 1234.567
    with pytest.raises(DoubtfulNumberError):
        parse_number("123.456")
