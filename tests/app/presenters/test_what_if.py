"""What is tried: one question at a time, the newest last, each answer beside its own values."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from app.language import Language
from app.presenters.desk import Desk
from app.presenters.screening import Answered
from app.presenters.what_if import Trial, WhatIf
from app.presenters.what_if_view import read_trial, stepped, trial_view, value_at
from heart_engine.domain.case import Case, MissingReason
from heart_engine.domain.result import Call, Result
from heart_engine.protocol.messages import BundleInfo, ReferenceCase

if TYPE_CHECKING:
    from tests.app.presenters.conftest import PatientEngine

MakeResult = Callable[..., Result]
LOW = ((0.1, Call.REFER), (0.3, Call.REFER), (0.01, Call.RULE_OUT))


@pytest.fixture
def base(demo: Case, make_result: MakeResult, make_bundle: Callable[..., BundleInfo]) -> Answered:
    noted = dataclasses.replace(demo, missing={"co": MissingReason.NOT_REPORTED})
    return Answered(noted, make_result(noted), make_bundle())


@pytest.fixture
def what_if(engine: PatientEngine, base: Answered) -> WhatIf:
    trying = WhatIf(engine)
    trying.start(base)
    return trying


def trial_of(what_if: WhatIf) -> Trial:
    assert what_if.trial is not None
    return what_if.trial


def answer(what_if: WhatIf, engine: PatientEngine, make_result: MakeResult, number: int = -1) -> Result:
    """Answer one of the questions as its own inputs say."""
    result = make_result(engine.asked[number].case, *LOW)
    engine.replies[number].answered(result, trial_of(what_if).base.bundle)
    return result


def test_a_trial_begins_at_the_patients_own_answer(
    what_if: WhatIf, engine: PatientEngine, base: Answered
) -> None:
    trial = trial_of(what_if)
    assert (trial.shown, trial.is_behind, dict(trial.values)) == (base, False, dict(base.case.measurements))
    assert not engine.asked


def test_another_value_is_asked_about_and_leaves_the_patients_case_alone(
    what_if: WhatIf, engine: PatientEngine, base: Answered, make_result: MakeResult
) -> None:
    before = dict(base.case.measurements)
    what_if.try_value("co", 7.5)
    (asked,) = engine.asked
    assert asked.case.measurements == before | {"co": 7.5}
    assert asked.case.missing == {}
    assert trial_of(what_if).is_behind
    result = answer(what_if, engine, make_result)
    assert trial_of(what_if).shown.result == result
    assert not trial_of(what_if).is_behind
    assert base.case.measurements == before


def test_while_one_question_is_open_only_the_newest_value_waits(
    what_if: WhatIf, engine: PatientEngine, make_result: MakeResult
) -> None:
    for value in (31.0, 32.0, 33.0, 34.0):
        what_if.try_value("rv", value)
    assert [one.case.measurements["rv"] for one in engine.asked] == [31.0]
    answer(what_if, engine, make_result)
    assert [one.case.measurements["rv"] for one in engine.asked] == [31.0, 34.0]
    assert trial_of(what_if).shown.case.measurements["rv"] == 31.0
    assert trial_of(what_if).is_behind
    answer(what_if, engine, make_result)
    assert trial_of(what_if).shown.case.measurements["rv"] == 34.0


def test_an_answer_to_other_values_is_never_shown(
    what_if: WhatIf, engine: PatientEngine, base: Answered, make_result: MakeResult
) -> None:
    what_if.try_value("rv", 31.0)
    engine.replies[0].answered(make_result(base.case), base.bundle)
    assert trial_of(what_if).failure == "engine_garbled"
    assert trial_of(what_if).shown is base


def test_a_failure_is_said_and_the_next_value_is_tried(
    what_if: WhatIf, engine: PatientEngine, make_result: MakeResult, english: Language
) -> None:
    what_if.try_value("rv", 31.0)
    what_if.try_value("rv", 32.0)
    engine.replies[0].failed("engine_crashed", {})
    assert len(engine.asked) == 2
    assert trial_view(trial_of(what_if), english).note == "The engine ended unexpectedly"
    answer(what_if, engine, make_result)
    assert trial_of(what_if).failure == ""


def test_the_patients_own_values_have_their_answer_already(
    what_if: WhatIf, engine: PatientEngine, base: Answered, make_result: MakeResult
) -> None:
    what_if.try_value("rv", 31.0)
    answer(what_if, engine, make_result)
    what_if.start_over()
    assert trial_of(what_if).shown is base
    assert len(engine.asked) == 1


def test_nothing_at_all_is_not_asked_about(
    engine: PatientEngine, make_result: MakeResult, make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    case = Case(measurements={"rv": 30.0})
    what_if = WhatIf(engine)
    what_if.start(Answered(case, make_result(case), make_bundle()))
    what_if.try_value("rv", None)
    assert not engine.asked
    assert trial_view(trial_of(what_if), english).note == "With nothing measured there is no answer."


@pytest.mark.parametrize("asked", [True, False])
def test_leaving_forgets_everything_and_hears_nothing_more(
    asked: bool, what_if: WhatIf, engine: PatientEngine, base: Answered, make_result: MakeResult
) -> None:
    drawn: list[None] = []
    what_if.watch(lambda: drawn.append(None))
    if asked:
        what_if.try_value("rv", 31.0)
    what_if.leave()
    assert engine.withdrawn == ["screen"] * asked
    for replies in engine.replies:
        replies.answered(make_result(base.case), base.bundle)
        replies.failed("internal", {})
    what_if.answered(make_result(base.case), base.bundle)
    what_if.failed("internal", {})
    assert what_if.trial is None
    assert len(drawn) == 1 + asked


def test_without_a_trial_nothing_is_tried(engine: PatientEngine) -> None:
    what_if = WhatIf(engine)
    what_if.try_value("rv", 31.0)
    what_if.start_over()
    what_if.progressed("encode", 0.5)
    what_if.leave()
    assert not engine.asked


# What is shown


def test_each_bar_stands_beside_where_the_patients_own_answer_stands(
    what_if: WhatIf, engine: PatientEngine, make_result: MakeResult, english: Language
) -> None:
    assert trial_view(trial_of(what_if), english).note.startswith("Nothing is changed yet")
    what_if.try_value("rv", 31.5)
    assert trial_view(trial_of(what_if), english).note == "The answer to the newest value is coming…"
    answer(what_if, engine, make_result)
    what_if.try_value("pa", None)
    answer(what_if, engine, make_result)
    view = trial_view(trial_of(what_if), english)
    assert [(bar.fraction, bar.before) for bar in view.bars] == [(0.1, 0.85), (0.3, 0.3), (0.01, 0.01)]
    assert view.note == ""
    assert len(view.changes) == 2
    own = trial_of(what_if).base.case.measurements
    assert view.changes[0].endswith(f"{own['pa']:g} mm → missing")
    assert view.changes[1].endswith(f"{own['rv']:g} → 31.5 mm")


def test_a_line_shows_the_tried_value_beside_the_own_one(what_if: WhatIf, english: Language) -> None:
    what_if.try_value("rv", 20.0)
    lines = {line.key: line for line in trial_view(trial_of(what_if), english).lines}
    rv = lines["rv"]
    assert (rv.text, rv.changed) == ("20", True)
    assert rv.own is not None
    assert rv.tried is not None
    assert rv.tried.place < rv.own.place
    assert rv.words.startswith("z ")
    assert (lines["co"].text, lines["co"].own, lines["co"].tried, lines["co"].changed) == (
        "",
        None,
        None,
        False,
    )
    assert lines["tr"].words == ""


def test_a_place_on_the_strip_is_a_value_as_exact_as_it_is_shown(what_if: WhatIf) -> None:
    trial = trial_of(what_if)
    low, middle, high = (value_at(trial, "rv", place) for place in (0.0, 0.5, 1.0))
    assert low is not None
    assert middle is not None
    assert high is not None
    assert low < middle < high
    assert value_at(trial, "tr", 0.4) == 2.0


def test_without_a_strip_there_is_no_place(what_if: WhatIf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.presenters.what_if_view.plausible_line", lambda *_: None)
    assert value_at(trial_of(what_if), "rv", 0.5) is None


def test_a_step_is_the_last_shown_decimal_and_stays_within_what_is_possible(what_if: WhatIf) -> None:
    trial = trial_of(what_if)
    assert stepped(trial, "rv", 1) in {39.0, 38.1}
    assert stepped(trial, "co", 1) == value_at(trial, "co", 0.5)
    at_its_end = dataclasses.replace(trial, values={"tr": 4.0})
    assert stepped(at_its_end, "tr", 1) == 4.0


@pytest.mark.parametrize(
    ("key", "text", "read"),
    [
        ("rv", "31.5", (True, 31.5)),
        ("rv", "３１", (True, 31.0)),
        ("rv", " ", (True, None)),
        ("rv", "abc", (False, None)),
        ("rv", "3.8", (False, None)),  # would be a question on the form: centimetres?
        ("tr", "2.5", (True, 2.5)),
        ("tr", "1.5", (False, None)),
    ],
)
def test_a_text_is_tried_only_where_the_form_would_take_it(
    key: str, text: str, read: tuple[bool, float | None]
) -> None:
    assert read_trial(key, text) == read


# On the desk


@pytest.fixture
def desk(
    engine: PatientEngine, demo: Case, make_result: MakeResult, make_bundle: Callable[..., BundleInfo]
) -> Desk:
    desk = Desk(engine)
    desk.open_case(demo)
    desk.screen()
    engine.replies[0].answered(make_result(demo), make_bundle())
    assert desk.start_what_if()
    return desk


@pytest.mark.parametrize(
    "end",
    [
        lambda desk: desk.touch(),
        lambda desk: desk.type_text("lvedd", "45"),
        lambda desk: desk.exclude("R-1"),
        lambda desk: desk.new_case(),
        lambda desk: desk.screen(),
        lambda desk: desk.leave_what_if(),
    ],
)
def test_whatever_changes_the_question_ends_the_trial(end: Callable[[Desk], None], desk: Desk) -> None:
    desk.what_if.try_value("rv", 31.0)
    end(desk)
    assert desk.what_if.trial is None


def test_a_trial_changes_neither_form_nor_answer(
    desk: Desk, engine: PatientEngine, make_result: MakeResult
) -> None:
    form, screening = desk.form, desk.screening
    desk.what_if.try_value("rv", 31.0)
    engine.replies[1].answered(make_result(engine.asked[1].case), trial_of(desk.what_if).base.bundle)
    assert desk.form is form
    assert desk.screening is screening
    assert desk.start_what_if()
    assert trial_of(desk.what_if).values["rv"] == 31.0


def test_leaving_asks_again_for_an_explanation_that_was_interrupted(
    desk: Desk, engine: PatientEngine
) -> None:
    desk.leave_what_if()
    assert len(engine.explained) == 2
    desk.leave_what_if()
    assert len(engine.explained) == 2


def test_without_a_fresh_answer_nothing_can_be_tried(desk: Desk) -> None:
    desk.touch()
    assert not desk.start_what_if()


def test_left_out_cases_go_with_the_next_question_and_with_the_case(
    desk: Desk, engine: PatientEngine, demo: Case
) -> None:
    desk.exclude("R-1")
    desk.exclude("R-2")
    desk.exclude("R-1")
    desk.screen()
    assert engine.asked[-1].excluded_cases == ("R-2",)
    desk.open_case(demo)
    assert desk.excluded_cases == ()


def test_a_pinned_case_stays_until_it_is_let_go_or_the_case_is_left(
    desk: Desk, reference_cases: tuple[ReferenceCase, ...]
) -> None:
    desk.pin(reference_cases[0])
    desk.screen()
    assert desk.pinned_cases == reference_cases[:1]
    desk.pin(reference_cases[0])
    assert desk.pinned_cases == ()
    desk.pin(reference_cases[1])
    desk.new_case()
    assert desk.pinned_cases == ()


@pytest.mark.parametrize("grade", ["0", "1"])
def test_a_half_that_the_scale_does_not_have_is_asked_about_and_never_rounded(
    grade: str, engine: PatientEngine, english: Language
) -> None:
    from app.presenters.field_view import field_view  # noqa: PLC0415  # beside what it shows

    desk = Desk(engine)
    desk.choose_grade("mr", grade)
    desk.choose_grade("mr", "half")
    assert desk.form.value("mr") is None
    assert desk.form.open_keys() == ("mr",)
    view = field_view("mr", desk.examination, english)
    assert view.verdict == f"no grade {grade}.5: {grade} or {int(grade) + 1}?"
    desk.choose_grade("mr", "2")
    assert desk.form.value("mr") == 2.0
    assert not desk.form.open_keys()


def test_above_the_highest_grade_and_a_half_there_is_nothing(engine: PatientEngine) -> None:
    desk = Desk(engine)
    for choice in ("4", "half"):
        desk.choose_grade("mr", choice)
    assert desk.form.value("mr") == 4.0
    for choice in ("2", "half", "half"):
        desk.choose_grade("mr", choice)
    assert desk.form.value("mr") == 2.5
