from __future__ import annotations

from collections.abc import Callable

import pytest

from app.presenters.asking import EvidenceReplies, Inquiry, Replies, Withdraw
from app.presenters.desk import Desk
from app.presenters.form import Form
from app.presenters.screening import Answered, NotAnswered, NotScreened, UnderWay, is_fresh
from heart_engine.domain.case import Case, Context, Rhythm, Sex
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

MakeResult = Callable[..., Result]
MakeBundle = Callable[..., BundleInfo]


class Asked:
    """An engine that keeps every question and answers none by itself."""

    def __init__(self) -> None:
        self.cases: list[Case] = []
        self.withdrawn: list[Case] = []

    def bundle(self) -> BundleInfo | None:
        return None

    def explain(self, _inquiry: Inquiry, _case_ids: tuple[str, ...], _replies: EvidenceReplies) -> Withdraw:
        return lambda: None

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        case = inquiry.case
        self.cases.append(case)

        def withdraw() -> None:
            self.withdrawn.append(case)
            replies.failed("cancelled", {})

        return withdraw


@pytest.fixture
def engine() -> Asked:
    return Asked()


@pytest.fixture
def desk(engine: Asked) -> Desk:
    return Desk(engine)


@pytest.fixture
def answered(desk: Desk, demo: Case, make_result: MakeResult, make_bundle: MakeBundle) -> Desk:
    desk.open_case(demo)
    desk.screen()
    desk.consultation.answered(make_result(demo), make_bundle())
    return desk


def test_a_screening_asks_about_the_form_and_shows_its_answer(
    answered: Desk, engine: Asked, demo: Case
) -> None:
    assert engine.cases == [demo]
    assert isinstance(answered.screening, Answered)
    assert is_fresh(answered.screening)


def test_an_edit_makes_an_answer_stale_for_good(answered: Desk) -> None:
    answered.type_text("lvedd", "45")
    assert not is_fresh(answered.screening)
    answered.type_text("lvedd", "40")
    assert isinstance(answered.screening, Answered)
    assert answered.screening.stale


def test_the_first_key_makes_an_answer_stale_before_it_is_read(answered: Desk) -> None:
    drawn: list[bool] = []
    answered.watch(lambda: drawn.append(is_fresh(answered.screening)))
    answered.touch()
    answered.touch()
    assert drawn == [False]


def test_touching_a_form_without_an_answer_draws_nothing(desk: Desk) -> None:
    drawn: list[None] = []
    desk.watch(lambda: drawn.append(None))
    desk.touch()
    assert not drawn


@pytest.mark.parametrize(
    "edit",
    [
        lambda desk: desk.name_case("another"),
        lambda desk: desk.choose_sex(Sex.MALE),
        lambda desk: desk.choose_site("rv", "a4c_mid"),
        lambda desk: desk.choose_context(Context(rhythm=Rhythm.OTHER)),
        lambda desk: desk.choose_grade("mr", "3"),
        lambda desk: desk.take_computed("sv"),
        lambda desk: desk.confirm("lad", "40"),
    ],
)
def test_every_kind_of_edit_makes_an_answer_stale(answered: Desk, edit: Callable[[Desk], None]) -> None:
    edit(answered)
    assert not is_fresh(answered.screening)


def test_leaving_a_box_as_it_was_is_no_edit(answered: Desk, demo: Case) -> None:
    answered.type_text("lvedd", "40")
    answered.name_case(f" {demo.case_id} ")
    assert answered.confirm("lvedd", "40")
    assert is_fresh(answered.screening)


def test_an_edit_under_way_makes_the_coming_answer_stale(
    desk: Desk, demo: Case, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    desk.open_case(demo)
    desk.screen()
    desk.type_text("lvedd", "45")
    desk.consultation.answered(make_result(demo), make_bundle())
    assert isinstance(desk.screening, Answered)
    assert desk.screening.stale


def test_a_stale_question_can_be_asked_anew(desk: Desk, engine: Asked, demo: Case) -> None:
    desk.open_case(demo)
    desk.screen()
    desk.screen()
    assert len(engine.cases) == 1
    desk.type_text("lvedd", "45")
    desk.screen()
    assert engine.withdrawn == [demo]
    assert isinstance(desk.screening, UnderWay)
    assert desk.screening.case.measurements["lvedd"] == 45.0
    assert not desk.screening.stale


def test_an_open_question_or_an_empty_form_cannot_be_asked(desk: Desk, engine: Asked) -> None:
    desk.screen()
    desk.type_text("lvedd", "45")
    desk.type_text("ivst", "999")
    desk.screen()
    assert not engine.cases
    assert isinstance(desk.screening, NotScreened)


def test_enter_keeps_the_cursor_at_a_new_question_and_accepts_it_the_second_time(desk: Desk) -> None:
    assert not desk.confirm("lvedd", "4.5")
    assert desk.form.value("lvedd") is None
    assert desk.confirm("lvedd", "4.5")
    assert desk.form.value("lvedd") == 45.0


def test_enter_stays_once_at_a_refused_text_and_never_changes_it(desk: Desk) -> None:
    assert not desk.confirm("lvedd", "999")
    assert desk.confirm("lvedd", "999")
    assert desk.form.text("lvedd") == "999"
    assert desk.form.open_keys() == ("lvedd",)


def test_enter_goes_on_after_a_value_and_after_an_empty_box(desk: Desk) -> None:
    assert desk.confirm("lvedd", "45")
    assert desk.confirm("lvesd", "")


def test_a_computed_value_is_taken_with_its_shown_decimals(desk: Desk) -> None:
    desk.type_text("lvedd", "40")
    desk.take_computed("fs")
    assert desk.form.value("fs") is None
    desk.type_text("lvesd", "25")
    desk.take_computed("fs")
    assert desk.form.value("fs") == 38.0


@pytest.mark.parametrize(
    ("choices", "grade"),
    [
        (["2"], 2.0),
        (["0"], 0.0),
        (["2", "half"], 2.5),
        (["3", "half"], 3.5),
        (["half"], None),
    ],
)
def test_a_grade_is_one_key_and_a_half_another(desk: Desk, choices: list[str], grade: float | None) -> None:
    for choice in choices:
        desk.choose_grade("mr", choice)
    assert desk.form.value("mr") == grade


def test_a_grade_can_be_taken_back(desk: Desk) -> None:
    desk.choose_grade("mr", "2")
    desk.choose_grade("mr", "")
    assert desk.form == Form()


def test_choices_reach_the_case(desk: Desk) -> None:
    desk.name_case(" 2026-0117 ")
    desk.choose_sex(Sex.FEMALE)
    desk.choose_context(Context(rhythm=Rhythm.SINUS))
    desk.choose_site("rv", "a4c_mid")
    desk.choose_site("ra", "long")
    desk.choose_site("ra", "")
    case = desk.examination.case
    assert (case.case_id, case.patient.sex, case.context.rhythm) == ("2026-0117", Sex.FEMALE, Rhythm.SINUS)
    assert case.sites == {"rv": "a4c_mid"}


def test_another_case_never_inherits_an_answer(answered: Desk, demo: Case) -> None:
    answered.open_case(demo)
    assert isinstance(answered.screening, NotScreened)


def test_another_case_withdraws_the_question_under_way(
    desk: Desk, engine: Asked, demo: Case, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    desk.open_case(demo)
    desk.screen()
    desk.new_case()
    assert engine.withdrawn == [demo]
    desk.consultation.answered(make_result(demo), make_bundle())
    assert isinstance(desk.screening, NotScreened)


def test_a_case_that_was_put_away_comes_back(answered: Desk, demo: Case) -> None:
    answered.new_case()
    assert answered.form == Form()
    answered.bring_back()
    assert answered.examination.case == demo
    assert isinstance(answered.screening, NotScreened)


def test_nothing_was_put_away_at_the_start(desk: Desk) -> None:
    desk.bring_back()
    assert desk.form == Form()


def test_progress_moves_only_what_is_under_way(desk: Desk, demo: Case) -> None:
    desk.consultation.progressed("encode", 0.5)
    assert isinstance(desk.screening, NotScreened)
    desk.open_case(demo)
    desk.screen()
    desk.consultation.progressed("encode", 0.5)
    assert isinstance(desk.screening, UnderWay)
    assert (desk.screening.step, desk.screening.fraction) == ("encode", 0.5)


def test_cancel_ends_the_question_and_keeps_the_case(desk: Desk, engine: Asked, demo: Case) -> None:
    desk.cancel()
    assert not engine.withdrawn
    desk.open_case(demo)
    desk.screen()
    desk.cancel()
    assert isinstance(desk.screening, NotScreened)
    assert desk.examination.case == demo


def test_a_failure_nobody_waits_for_is_dropped(desk: Desk) -> None:
    desk.consultation.failed("engine_crashed", {})
    assert isinstance(desk.screening, NotScreened)


def test_a_failure_keeps_the_case_and_says_why(desk: Desk, demo: Case) -> None:
    desk.open_case(demo)
    desk.screen()
    desk.consultation.failed("engine_crashed", {"step": "encode"})
    assert desk.screening == NotAnswered("engine_crashed", {"step": "encode"})
    assert desk.examination.case == demo


def test_a_failure_at_once_is_not_overwritten(demo: Case) -> None:
    class Refusing(Asked):
        def screen(self, _inquiry: Inquiry, replies: Replies) -> Withdraw:
            replies.failed("engine_stopped", {})
            return lambda: None

    desk = Desk(Refusing())
    desk.open_case(demo)
    desk.screen()
    assert isinstance(desk.screening, NotAnswered)


def test_a_name_is_one_line_of_the_form_and_no_part_of_the_case(answered: Desk) -> None:
    drawn: list[str] = []
    answered.watch(lambda: drawn.append(answered.form.name), lambda: None)
    answered.name_patient("李\n明 ")
    assert answered.form.name == "李 明"
    assert not is_fresh(answered.screening)
    assert "李" not in repr(answered.examination.case)
    before = answered.form
    answered.name_patient("李\n明")  # the same name in other signs: shown as it is kept
    assert answered.form == before
    assert len(drawn) == 2
    answered.name_patient("李 明")
    assert len(drawn) == 2
