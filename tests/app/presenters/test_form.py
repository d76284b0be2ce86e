from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo import demo_paths
from app.language import Language
from app.presenters.field_view import question_words
from app.presenters.form import (
    EXAM_DATE,
    Form,
    case_of,
    form_from_case,
    proposal_for,
    unit_of,
    with_proposal,
    with_text,
)
from app.presenters.form_layout import typing_order
from heart_engine.domain.case import Case, MissingReason, Sex
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.measurement import measurements


def typed(**texts: str) -> Form:
    form = Form()
    for key, text in texts.items():
        form = with_text(form, key, text)
    return form


def test_a_typed_form_becomes_a_case_in_canonical_units() -> None:
    case = case_of(
        typed(
            _age="34",
            _height="1.6",
            _weight="110斤",
            lvedd="4.5cm",
            mv_e="0.78 m/s",
            _heart_rate="72",
            _spo2="98",
        )
    )
    assert case.measurements == {"lvedd": 45.0, "mv_e": 78.0}
    assert (case.patient.age_years, case.patient.height_cm, case.patient.weight_kg) == (34.0, 160.0, 55.0)
    assert (case.context.heart_rate, case.context.spo2) == (72.0, 98.0)


def test_what_is_still_a_question_is_not_part_of_the_case() -> None:
    form = typed(lvedd="4.5", ivst="999", lad="35")
    assert case_of(form).measurements == {"lad": 35.0}
    assert form.open_keys() == ("lvedd", "ivst")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("未测", MissingReason.NOT_REPORTED),
        ("测不清", MissingReason.NOT_MEASURABLE),
        (">55%", MissingReason.INEQUALITY),
        ("60-65%", MissingReason.RANGE),
    ],
)
def test_a_text_without_a_value_says_why_it_is_missing(text: str, reason: MissingReason) -> None:
    case = case_of(typed(ef=text))
    assert (dict(case.measurements), dict(case.missing)) == ({}, {"ef": reason})


def test_an_emptied_box_leaves_nothing_behind() -> None:
    assert with_text(typed(lvedd="45"), "lvedd", "  ") == Form()


def test_a_proposal_is_the_parser_s_or_the_number_in_the_printed_unit() -> None:
    assert proposal_for(typed(lvedd="4.5"), "lvedd") == "45 mm"
    assert proposal_for(typed(ivst="3"), "ivst") == "3 mm"
    assert proposal_for(typed(lvedd="45,123"), "lvedd") is None
    assert proposal_for(typed(lvedd="45"), "lvedd") is None
    assert proposal_for(Form(), "lvedd") is None


def test_accepting_a_proposal_fills_the_box_and_nothing_else_changes_by_itself() -> None:
    assert with_proposal(typed(lvedd="4.5"), "lvedd").value("lvedd") == 45.0
    unclear = typed(lvedd="45,123")
    assert with_proposal(unclear, "lvedd") == unclear


def test_a_pair_fills_the_second_box_only_where_it_is_empty() -> None:
    both = with_proposal(typed(lvedd="54/37"), "lvedd")
    assert (both.value("lvedd"), both.value("lvesd")) == (54.0, 37.0)
    kept = with_proposal(typed(lvesd="36", lvedd="54/37"), "lvedd")
    assert (kept.value("lvedd"), kept.value("lvesd")) == (54.0, 36.0)


def test_a_box_shows_what_was_typed_until_it_was_read() -> None:
    form = typed(lvedd="４５", ivst="0.9")
    assert (form.text("lvedd"), form.text("ivst"), form.text("lad")) == ("45", "0.9", "")


def test_side_values_reach_the_case() -> None:
    form = typed(tr_velocity_m_s="2.7")
    assert case_of(form).side == {"tr_velocity_m_s": 2.7}


def test_units_are_printed_where_there_are_some() -> None:
    assert [unit_of(key) for key in ("lvedd", "mr", "wms", "_age")] == ["mm", "", "", ""]


@pytest.mark.parametrize("path", demo_paths(), ids=lambda path: path.stem)
def test_a_stored_case_survives_the_form(path: Path) -> None:
    case = case_from_text(path.read_text(encoding="utf-8"))
    assert case_of(form_from_case(case)) == case


@given(
    values=st.dictionaries(
        st.sampled_from([one.key for one in measurements() if not one.is_grade]),
        st.integers(min_value=1, max_value=10_000).map(lambda one: one / 100),
    ),
    reason=st.sampled_from(MissingReason),
)
def test_values_and_reasons_survive_the_form(values: dict[str, float], reason: MissingReason) -> None:
    case = Case(case_id="x", measurements=values, missing={} if "mr" in values else {"mr": reason})
    assert case_of(form_from_case(case)) == case


def test_every_measurement_has_its_place_in_the_typing_order() -> None:
    assert sorted(typing_order()) == sorted(one.key for one in measurements())
    assert typing_order()[:2] == ("lvedd", "lvesd")


def test_a_form_starts_with_nothing_known() -> None:
    assert case_of(Form()) == Case()
    assert Form().sex is Sex.UNKNOWN


@pytest.mark.parametrize(("text", "day"), [("2026-01-17", "2026-01-17"), ("2026年1月17日", "2026-01-17")])
def test_the_day_of_the_examination_reaches_the_case(text: str, day: str) -> None:
    form = with_text(Form(), EXAM_DATE, text)
    assert (form.text(EXAM_DATE), case_of(form).context.exam_date) == (day, day)
    assert form.open_keys() == ()
    assert form_from_case(case_of(form)).text(EXAM_DATE) == day
    assert with_text(form, EXAM_DATE, " ") == Form()


def test_a_text_that_is_no_day_is_a_question_and_stays_as_typed() -> None:
    form = with_text(with_text(Form(), EXAM_DATE, "2026-01-17"), EXAM_DATE, "01/02/2026")
    assert (form.text(EXAM_DATE), form.open_keys()) == ("01/02/2026", (EXAM_DATE,))
    assert case_of(form).context.exam_date is None
    words, _tone = question_words(form, form.typed[EXAM_DATE], Language("en"))
    assert words == "year-month-day"
