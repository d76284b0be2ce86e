from __future__ import annotations

import pytest

from app.language import Language
from app.presenters.comparison import compared_case, compared_patient, comparison_view
from app.presenters.examination import examine
from app.presenters.form import Form, form_from_case
from app.presenters.reference_ranges import FURTHEST, as_case, lean, plausible_line
from app.presenters.scatter import nearest, scatter_view
from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.measurement import Span
from heart_engine.protocol.messages import ReferenceCase

DUCT = ThirdLabelMeaning.DUCT
FIRST = ReferenceCase(
    "R-1", ("asd",), "30-39", "female", {"rv": 50.0, "lvedd": 40.0, "mr": 1.0}, {"rv": "a4c_mid"}
)
SECOND = ReferenceCase("R-2", (), "6-11", "male", {"rv": 25.0, "lvedd": 60.0, "ef": 60.0})


@pytest.mark.parametrize(
    ("value", "normal", "away"),
    [
        (30.0, Span(20.0, 40.0), 0.0),
        (40.0, Span(20.0, 40.0), 1.0),
        (10.0, Span(20.0, 40.0), -2.0),
        (999.0, Span(20.0, 40.0), FURTHEST),
        (-999.0, Span(20.0, 40.0), -FURTHEST),
        (40.0, Span(None, 40.0), 1.0),
        (60.0, Span(None, 40.0), 2.0),
        (40.0, Span(40.0, None), -1.0),
        (20.0, Span(40.0, None), -2.0),
        (2.0, Span(0.0, 0.0), 2.0),  # a grade
        (1.0, Span(None, 0.0), FURTHEST),
        (0.0, Span(0.0, None), -1.0),
    ],
)
def test_how_far_a_value_leans_out_of_its_range(value: float, normal: Span, away: float) -> None:
    assert lean(value, normal) == pytest.approx(away)


def test_without_a_range_nothing_leans() -> None:
    assert lean(5.0, Span(None, None)) is None


def test_a_reference_case_can_be_asked_about() -> None:
    case = as_case(FIRST)
    assert case.patient == Patient(age_years=30.0, sex=Sex.FEMALE)
    assert case.measurements == FIRST.measurements
    assert case.sites == {"rv": "a4c_mid"}
    assert as_case(ReferenceCase("R", (), "unknown", "unknown", {})).patient == Patient()


def test_a_child_is_laid_on_a_childs_line() -> None:
    child, adult = (plausible_line("rv", Patient(age_years=age)) for age in (8.0, 40.0))
    assert child is not None
    assert adult is not None
    assert child != adult


def test_the_patient_and_two_cases_side_by_side(demo: Case, english: Language) -> None:
    examination = examine(form_from_case(demo))
    columns = (
        compared_patient(examination, english),
        *(compared_case(one, DUCT, english) for one in (FIRST, SECOND)),
    )
    view = comparison_view(columns, examination, FIRST)
    assert [one.title.split("\n")[0] for one in view.titles] == ["This patient", "R-1", "R-2"]
    assert view.titles[1].title == "R-1\nASD\nF 30-39 y"
    lines = {line.name: line for line in view.lines}
    rv = next(line for name, line in lines.items() if name.endswith("mm") and line.texts[1:] == ("50", "25"))
    assert [mark.labels for mark in rv.marks] == [None, ("asd",), ()]
    assert rv.marks[1].place > rv.marks[2].place
    assert sum(line.apart for line in view.lines) in {1, 2, 3}
    assert any("–" in line.texts for line in view.lines)


def test_without_a_patient_the_bands_are_the_first_cases(english: Language) -> None:
    view = comparison_view([compared_case(FIRST, DUCT, english)], None, FIRST)
    assert len(view.lines) == len(FIRST.measurements)
    assert not any(line.apart for line in view.lines)
    assert compared_patient(examine(Form()), english).title == "This patient"


def test_a_scatter_places_who_has_both_measurements() -> None:
    view = scatter_view((FIRST, SECOND), {"rv": 30.0, "lvedd": 70.0}, "rv", "lvedd")
    assert view is not None
    assert [(dot.x, round(dot.y, 3)) for dot in view.dots] == [(1.0, 0.0), (0.0, 0.667)]
    assert view.patient == (0.2, 1.0)
    assert view.across.ends() == ("25", "50")
    assert nearest(view, 0.9, 0.2).case_id == "R-1"


def test_a_scatter_without_the_patient_or_without_cases() -> None:
    assert scatter_view((SECOND,), {"rv": 30.0}, "rv", "mr") is None
    alone = scatter_view((SECOND,), {"rv": 30.0}, "ef", "lvedd")
    assert alone is not None
    assert alone.patient is None
    assert [(dot.x, dot.y) for dot in alone.dots] == [(0.5, 0.5)]
