from __future__ import annotations

import dataclasses

import pytest

from app.language import Language
from app.presenters.examination import Examination, examine
from app.presenters.field_names import led_by
from app.presenters.field_view import FieldView, Tone, field_help, field_view
from app.presenters.form import Form, case_of, form_from_case, known, with_text, with_typed
from app.presenters.number_text import unit_text
from heart_engine.domain.case import Case
from heart_engine.domain.references import Reason


def seen(key: str, examination: Examination, language: Language) -> tuple[str, str, Tone]:
    view = field_view(key, examination, language)
    return view.text, view.verdict, view.tone


def adult(**texts: str) -> Examination:
    form = Form()
    for key, text in {"_age": "34", "_height": "160", "_weight": "55", **texts}.items():
        form = with_text(form, key, text)
    return examine(form)


def test_an_empty_line_says_so_and_shows_where_normal_would_be(english: Language, chinese: Language) -> None:
    view = field_view("lvedd", adult(), english)
    assert (view.text, view.verdict, view.tone, view.wide) == ("", "missing", Tone.DIM, False)
    assert view.strip is not None
    assert view.strip.value is None
    assert field_view("lvedd", adult(), chinese).verdict == "未测"


def test_without_an_age_an_empty_line_has_no_strip(english: Language) -> None:
    assert field_view("lvedd", examine(Form()), english).wide


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("lvedd", "43", ("43", "z −0.1", Tone.PLAIN)),
        ("ra", "50", ("50", "high, z +4.0", Tone.NOTE)),
        ("lvedd", "33", ("33", "low, z −3.0", Tone.NOTE)),
        ("lvedd", "58", ("58", "high, z +4.1", Tone.NOTE)),
        ("lvedd", "64", ("64", "check: z +5.8", Tone.CHECK)),
        ("mv_e", "78", ("78", "in range", Tone.PLAIN)),
        ("fs", "48", ("48", "high", Tone.NOTE)),
        ("mv_e", "190", ("190", "check: unusual", Tone.CHECK)),
        ("lvedd", "4.5cm", ("45", "4.5cm is 45 mm", Tone.HINT)),
        ("lvedd", "4.5", ("4.5", "45 mm? Enter accepts", Tone.CHECK)),
        ("lvedd", "54/37", ("54/37", "54 mm, LVDs 37? Enter accepts", Tone.CHECK)),
        ("lvedd", "45,123", ("45,123", "unclear: type the unit too", Tone.CHECK)),
        ("lvedd", "450", ("450", "not possible (5 to 120)", Tone.REFUSED)),
        ("lvedd", "abc", ("abc", "not understood", Tone.REFUSED)),
        ("lvedd", "-", ("-", "noted as not measured", Tone.DIM)),
        ("ef", ">55%", (">55%", "a bound only: left out", Tone.DIM)),
        ("ef", "60-65%", ("60-65%", "a range only: left out", Tone.DIM)),
        ("ea_ratio", "1.4", ("1.4", "no range", Tone.PLAIN)),
    ],
)
def test_a_line_says_what_was_made_of_its_text(
    key: str, text: str, expected: tuple[str, str, Tone], english: Language
) -> None:
    assert seen(key, adult(**{key: text}), english) == expected


def test_a_converted_number_out_of_range_says_the_range_first(english: Language) -> None:
    assert seen("ra", adult(ra="5cm"), english)[1] == "high, z +4.0"


def test_without_an_age_the_line_asks_for_it(english: Language) -> None:
    examination = examine(with_text(Form(), "lvedd", "45"))
    assert seen("lvedd", examination, english) == ("45", "age needed", Tone.PLAIN)


def test_an_unknown_site_is_said_where_it_would_matter(english: Language) -> None:
    assert seen("rv", adult(rv="32"), english)[1:] == ("depends on site", Tone.NOTE)


def test_a_grade_is_named_and_a_half_lights_both_neighbours(english: Language, chinese: Language) -> None:
    examination = examine(with_typed(Form(), known("mr", 2.5)))
    view = field_view("mr", examination, english)
    assert (view.verdict, view.grades) == ("mild-moderate", frozenset({"2", "3"}))
    whole = examine(with_typed(Form(), known("mr", 1)))
    assert field_view("mr", whole, chinese) == FieldView("1", "微量", Tone.PLAIN, grades=frozenset({"1"}))


def test_a_computable_value_is_offered_beside_the_empty_box(english: Language) -> None:
    view = field_view("fs", adult(lvedd="40", lvesd="25"), english)
    assert (view.text, view.verdict, view.tone) == ("", "= takes the computed 38", Tone.HINT)


@pytest.mark.parametrize(("fs", "tone"), [("34", Tone.NOTE), ("28", Tone.CHECK)])
def test_a_typed_value_that_disagrees_says_the_computed_one(fs: str, tone: Tone, english: Language) -> None:
    examination = adult(lvedd="40", lvesd="25", fs=fs)
    assert seen("fs", examination, english) == (fs, "computed 38", tone)
    assert seen("lvedd", examination, english)[1] == "z −1.0"
    assert f"FS typed {fs} %, from the diameters 37.5 %." in field_help("fs", examination, english)


def test_two_measured_values_that_cannot_both_be_right_both_say_so(english: Language) -> None:
    examination = adult(lvedd="30", lvesd="40")
    assert seen("lvedd", examination, english)[1:] == ("check with LVDs", Tone.CHECK)
    assert seen("lvesd", examination, english)[1:] == ("check with LVDd", Tone.CHECK)


def test_an_unusual_pair_does_not_hide_the_range(english: Language, demo: Case) -> None:
    assert seen("lvedd", examine(form_from_case(demo)), english)[1] == "z −1.0"


def test_a_child_s_strip_spans_a_child_s_values(english: Language) -> None:
    child = examine(with_text(with_text(Form(), "_age", "4"), "lvedd", "41"))
    grown = examine(with_text(with_text(Form(), "_age", "40"), "lvedd", "41"))
    places = [field_view("lvedd", one, english).strip for one in (child, grown)]
    assert [place and place.value for place in places] == pytest.approx([31 / 66, 11 / 45])


def test_help_names_range_source_and_certainty(english: Language) -> None:
    text = field_help("lvedd", adult(), english)
    assert "Parasternal long axis" in text
    assert "Range shown: 36.4 to 50.5 mm" in text
    assert "How certain: " in text
    assert text.endswith("z, healthy Chinese adults")


def test_help_says_why_there_is_no_range(english: Language) -> None:
    pregnant = dataclasses.replace(adult().form, context=dataclasses.replace(Form().context, pregnant=True))
    assert "Ranges do not apply in pregnancy." in field_help("lvedd", examine(pregnant), english)


def test_an_open_side_of_a_range_is_named(english: Language) -> None:
    form = dataclasses.replace(adult().form, sites={"mve_e": "septal"})
    assert "7 to no limit cm/s" in field_help("mve_e", examine(form), english)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason: Reason, language: str) -> None:
    assert Language(language).text(f"range.{reason}")


def test_the_examination_rests_on_the_form_s_own_case(demo: Case) -> None:
    form = form_from_case(demo)
    assert examine(form).case == case_of(form) == demo


def test_a_unit_is_written_with_a_raised_exponent() -> None:
    assert [unit_text(one) for one in ("cm2", "m2", "mm", "1")] == ["cm²", "m²", "mm", ""]


@pytest.mark.parametrize(
    ("abbreviation", "name", "written"),
    [
        ("LVDd", "左室舒张末期内径", "LVDd 左室舒张末期内径"),
        ("e′", "二尖瓣环舒张早期运动速度 e′", "e′ 二尖瓣环舒张早期运动速度"),
        ("E/A", "E/A ratio", "E/A ratio"),
        ("E", "E/A ratio", "E E/A ratio"),
    ],
)
def test_an_abbreviation_leads_a_name_once(abbreviation: str, name: str, written: str) -> None:
    assert led_by(abbreviation, name) == written
