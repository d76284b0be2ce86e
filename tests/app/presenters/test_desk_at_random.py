"""The desk under any sequence of typing, asking, answering late, cancelling, clearing and crashing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.presenters.asking import EvidenceReplies, Inquiry, Replies, Withdraw
from app.presenters.desk import Desk
from app.presenters.form import Form, case_of
from app.presenters.screening import Answered, is_fresh
from heart_engine.domain.case import Case, Context, Rhythm, Sex
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

TEXTS = st.sampled_from(["45", "4.5", "45mm", "", "abc", "999", "-", ">45", "30"])
KEYS = st.sampled_from(["lvedd", "lvesd", "fs", "rv", "_age", "_height"])
FAILURES = st.sampled_from(["engine_crashed", "engine_silent", "engine_stopped", "cancelled"])


class ForgetfulEngine:
    """Keeps every question for ever, answers any of them at any time, and hears no withdrawal."""

    def __init__(self) -> None:
        self.questions: list[tuple[Case, Replies]] = []

    def bundle(self) -> BundleInfo | None:
        return None

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        self.questions.append((inquiry.case, replies))
        return lambda: None

    def explain(self, _inquiry: Inquiry, _case_ids: tuple[str, ...], _replies: EvidenceReplies) -> Withdraw:
        return lambda: None


class DeskAtRandom(RuleBasedStateMachine):
    """After every step, an answer shown as current belongs to the form, and no typed case was lost."""

    make_result: ClassVar[Callable[..., Result]]
    answering: ClassVar[BundleInfo]

    def __init__(self) -> None:
        super().__init__()
        self.engine = ForgetfulEngine()
        self.desk = Desk(self.engine)
        self.left_behind: list[Form] = []

    @rule(key=KEYS, text=TEXTS)
    def leave_a_box(self, key: str, text: str) -> None:
        self.desk.touch()
        self.desk.type_text(key, text)

    @rule(key=KEYS, text=TEXTS, anew=st.booleans())
    def press_enter(self, key: str, text: str, *, anew: bool) -> None:
        self.desk.confirm(key, text, typed_anew=anew)

    @rule(case_id=st.sampled_from(["1", "2", "1 "]))
    def name(self, case_id: str) -> None:
        self.desk.name_case(case_id)

    @rule(sex=st.sampled_from(Sex), rhythm=st.sampled_from(Rhythm), site=st.sampled_from(["", "a4c_mid"]))
    def choose(self, sex: Sex, rhythm: Rhythm, site: str) -> None:
        self.desk.choose_sex(sex)
        self.desk.choose_context(Context(rhythm=rhythm))
        self.desk.choose_site("rv", site)

    @rule(grade=st.sampled_from(["", "2", "half"]))
    def grade(self, grade: str) -> None:
        self.desk.choose_grade("mr", grade)

    @rule()
    def compute(self) -> None:
        self.desk.take_computed("fs")

    @rule()
    def screen(self) -> None:
        self.desk.screen()

    @rule()
    def cancel(self) -> None:
        self.desk.cancel()

    @rule()
    def new(self) -> None:
        self._leave_by(self.desk.new_case)

    @rule(key=KEYS)
    def open(self, key: str) -> None:
        opened = Case("opened", measurements={"ra": float(len(key))})
        self._leave_by(lambda: self.desk.open_case(opened))

    @rule()
    def bring_back(self) -> None:
        self._leave_by(self.desk.bring_back)

    def _leave_by(self, change: Callable[[], None]) -> None:
        """Note the form that was left; the one that lies on the desk now may be edited."""
        self.left_behind.append(self.desk.form)
        change()
        self.left_behind = [form for form in self.left_behind if form != self.desk.form]

    @precondition(lambda self: self.engine.questions)
    @rule(data=st.data())
    def answer_any(self, data: st.DataObject) -> None:
        case, replies = data.draw(st.sampled_from(self.engine.questions))
        replies.answered(type(self).make_result(case), self.answering)

    @precondition(lambda self: self.engine.questions)
    @rule(data=st.data(), other=st.integers(1, 9))
    def answer_about_something_else(self, data: st.DataObject, other: int) -> None:
        _case, replies = data.draw(st.sampled_from(self.engine.questions))
        replies.answered(type(self).make_result(Case(measurements={"pa": float(other)})), self.answering)

    @precondition(lambda self: self.engine.questions)
    @rule(data=st.data(), code=FAILURES)
    def fail_any(self, data: st.DataObject, code: str) -> None:
        _case, replies = data.draw(st.sampled_from(self.engine.questions))
        params: Mapping[str, object] = {}
        replies.failed(code, params)

    @precondition(lambda self: self.engine.questions)
    @rule(data=st.data(), fraction=st.floats(0, 1))
    def progress_any(self, data: st.DataObject, fraction: float) -> None:
        _case, replies = data.draw(st.sampled_from(self.engine.questions))
        replies.progressed("encode", fraction)

    @invariant()
    def a_current_answer_belongs_to_the_form(self) -> None:
        screening = self.desk.screening
        if is_fresh(screening):
            assert isinstance(screening, Answered)
            assert screening.case == self.desk.examination.case == case_of(self.desk.form)
            assert not self.desk.form.open_keys()

    @invariant()
    def an_answer_stands_beside_the_inputs_it_names(self) -> None:
        screening = self.desk.screening
        if isinstance(screening, Answered):
            assert screening.result.provenance.inputs_sha256 == inputs_sha256(screening.case)

    def teardown(self) -> None:
        """Go through everything that was put away: each form left behind is still there."""
        found = [self.desk.form]
        for _ in self.desk.put_away:
            self.desk.bring_back()
            found.append(self.desk.form)
        assert all(form in (Form(), *found) for form in self.left_behind)


def test_a_current_answer_always_belongs_to_the_form_and_no_case_is_lost(
    make_result: Callable[..., Result], make_bundle: Callable[..., BundleInfo]
) -> None:
    DeskAtRandom.make_result, DeskAtRandom.answering = make_result, make_bundle()
    run_state_machine_as_test(
        DeskAtRandom,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


@pytest.mark.parametrize("late", [True, False])
def test_an_answer_of_a_question_that_was_given_up_is_dropped(
    late: bool,
    demo: Case,
    make_result: Callable[..., Result],
    make_bundle: Callable[..., BundleInfo],
) -> None:
    engine = ForgetfulEngine()
    desk = Desk(engine)
    desk.open_case(demo)
    desk.screen()
    desk.cancel()
    desk.screen()
    _case, replies = engine.questions[0 if late else 1]
    replies.answered(make_result(demo), make_bundle())
    assert is_fresh(desk.screening) is not late


def test_progress_and_failure_of_a_question_that_was_given_up_are_dropped(demo: Case) -> None:
    engine = ForgetfulEngine()
    desk = Desk(engine)
    desk.open_case(demo)
    desk.screen()
    desk.cancel()
    desk.screen()
    before = desk.screening
    _case, given_up = engine.questions[0]
    given_up.progressed("encode", 0.9)
    given_up.failed("engine_crashed", {})
    assert desk.screening is before


def test_an_answer_about_other_inputs_is_shown_as_a_failure(
    demo: Case, make_result: Callable[..., Result], make_bundle: Callable[..., BundleInfo]
) -> None:
    engine = ForgetfulEngine()
    desk = Desk(engine)
    desk.open_case(demo)
    desk.screen()
    engine.questions[0][1].answered(make_result(Case(measurements={"ra": 1.0})), make_bundle())
    assert not isinstance(desk.screening, Answered)
    assert not is_fresh(desk.screening)
