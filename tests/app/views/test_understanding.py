"""Questioning an answer in the real window, by keys alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.language import Language
from app.presenters.screening import Answered, Held, is_fresh
from app.views.main_window import MainWindow
from app.views.panel_tabs import Tab
from app.views.plain_label import PlainLabel
from heart_engine.domain.case import Case
from heart_engine.domain.judgement import Impression, Judgement, Override
from heart_engine.domain.result import Abstention, Result, SupportingCase
from heart_engine.protocol.messages import Browse, Explain, Explanation, ReferenceCase, Sensitivity

if TYPE_CHECKING:
    from tests.app.views.conftest import StandInEngine, Typist

MakeResult = Callable[..., Result]
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIRST = ReferenceCase("R-1", ("asd",), "18-39", "female", {"rv": 30.0, "lvedd": 41.0}, {"rv": "plax_ap"})
SECOND = ReferenceCase("R-2", ("vsd",), "40-59", "male", {"rv": 44.0, "lvedd": 55.0}, {"rv": "plax_ap"})
EXPLAINED = Explanation(
    without_case=(Sensitivity("R-1", {"asd": -0.1, "vsd": 0.0, "pdo": 0.0}),),
    without_measurement=(Sensitivity("rv", {"asd": -0.4, "vsd": 0.0, "pdo": 0.0}),),
    measure_next=("co",),
)


def words(window: MainWindow) -> str:
    """Return everything that can be read on the case page."""
    labels = [one.text() for one in window.case.findChildren(PlainLabel) if one.isVisible()]
    buttons = [one.text() for one in window.case.findChildren(QPushButton) if one.isVisible()]
    return "\n".join([*labels, *buttons])


def key(
    window: MainWindow, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focus = window.focusWidget()
    QTest.keyClick(focus if focus is not None else window, pressed, modifier)


def result_beside_cases(case: Case, make_result: MakeResult, *excluded: str) -> Result:
    made = make_result(case)
    supporting = tuple(
        SupportingCase(one.case_id, one.labels, 0.9, 0.4)
        for one in (FIRST, SECOND)
        if one.case_id not in excluded
    )
    provenance = dataclasses.replace(made.provenance, excluded_cases=tuple(sorted(excluded)))
    return dataclasses.replace(
        made,
        supporting_cases=supporting,
        no_case_attention=1 - 0.4 * len(supporting),
        second_opinions={"neighbours": {"asd": 0.9, "vsd": 0.1, "pdo": 0.1}, "logistic": {"vsd": 0.8}},
        provenance=provenance,
    )


@pytest.fixture
def answered(window: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult) -> MainWindow:
    """The demo case, answered and explained."""
    window.case.open_demo()
    key(window, Qt.Key.Key_Return, CONTROL)
    result = result_beside_cases(demo, make_result)
    engine.answer(result)
    engine.browse(FIRST, SECOND)
    engine.explain(result, EXPLAINED)
    return window


def test_disagreement_is_said_beside_the_answer(answered: MainWindow) -> None:
    assert "Another result by Regression: a reason to refer." in words(answered)
    said = answered.case.panel.sheet._light.accessibleName()
    assert "HEART: ASD, same." in said
    assert "Regression: VSD, differs." in said


def test_where_an_answer_comes_from_is_said_on_every_tab(
    answered: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult
) -> None:
    for pressed in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        key(answered, pressed, ALT)
        assert words(answered).count("Simulated: this model learned from simulated cases") == 1
    assert answered.case.understanding.tab is Tab.WHAT_IF
    key(answered, Qt.Key.Key_Escape)
    key(answered, Qt.Key.Key_Return, CONTROL)
    assert "Simulated: this model" not in words(answered)  # nothing is answered yet
    made = make_result(demo)
    engine.answer(dataclasses.replace(made, provenance=dataclasses.replace(made.provenance, fake=True)))
    key(answered, Qt.Key.Key_4, ALT)
    assert "FAKE ENGINE, NOT A RESULT" in words(answered)
    assert "Simulated: this model" not in words(answered)


@pytest.mark.usefixtures("answered")
def test_an_answer_is_explained_in_the_background(engine: StandInEngine) -> None:
    browse, explain = engine.asked_besides
    assert isinstance(browse, Browse)
    assert browse.case_ids == ("R-1", "R-2")
    assert isinstance(explain, Explain)
    assert explain.case == engine.asked[0].case


def test_the_evidence_lies_over_the_form_and_the_form_comes_back(answered: MainWindow) -> None:
    place = answered.case.panel.geometry()
    key(answered, Qt.Key.Key_2, ALT)
    assert not answered.case.form.isVisible()
    assert answered.case.understanding.evidence_page.isVisible()
    said = words(answered)
    assert "Without it: ASD 85\u00a0% → 75\u00a0%" in said
    assert "Differs most: RVD 30" in said
    assert answered.case.panel.geometry() == place
    key(answered, Qt.Key.Key_Escape)
    assert answered.case.form.isVisible()
    assert answered.case.understanding.tab is Tab.ANSWER


def test_the_card_under_the_cursor_is_ringed_in_the_picture(answered: MainWindow) -> None:
    key(answered, Qt.Key.Key_2, ALT)
    canvas = answered.case.understanding.evidence_page.canvas
    assert canvas._ringed == "R-1"
    key(answered, Qt.Key.Key_Down)
    assert canvas._ringed == "R-2"
    key(answered, Qt.Key.Key_Up)
    assert canvas._ringed == "R-1"


def test_a_case_is_left_out_by_key_and_the_answer_names_it(
    answered: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult
) -> None:
    key(answered, Qt.Key.Key_2, ALT)
    key(answered, Qt.Key.Key_P)
    key(answered, Qt.Key.Key_X)
    assert "1 case(s) marked to be left out" in words(answered)
    assert not answered.case.bottom.report.isEnabled()
    assert answered.focusWidget() is answered.case.panel.evidence.cards[0]
    key(answered, Qt.Key.Key_Return, CONTROL)
    assert engine.asked[-1].excluded_cases == ("R-1",)
    engine.answer(result_beside_cases(demo, make_result, "R-1"))
    engine.browse(SECOND)
    assert "Answered without 1 reference case(s) that were left out: R-1" in words(answered)
    key(answered, Qt.Key.Key_2, ALT)
    assert "pinned; not beside this answer" in words(answered)


def test_why_leads_to_the_field_that_is_worth_measuring(answered: MainWindow, typist: Typist) -> None:
    key(answered, Qt.Key.Key_3, ALT)
    assert "ASD 85\u00a0% → 45\u00a0%" in words(answered)
    assert answered.case.form.isVisible()
    key(answered, Qt.Key.Key_Return)
    assert typist.where() == "co"
    assert answered.case.understanding.tab is Tab.ANSWER


# What if


def test_what_if_answers_live_and_touches_nothing(
    answered: MainWindow, engine: StandInEngine, make_result: MakeResult
) -> None:
    form, screening = answered.case.desk.form, answered.case.desk.screening
    key(answered, Qt.Key.Key_4, ALT)
    assert words(answered).count("WHAT IF – not the patient's record") == 2
    strip = answered.case.understanding.what_if_page.rows["rv"].strip
    strip.setFocus()
    key(answered, Qt.Key.Key_Right)
    assert engine.asked[-1].case.measurements["rv"] == 39.0
    engine.answer(make_result(engine.asked[-1].case))
    assert "RV" in words(answered)
    assert answered.case.desk.form == form
    key(answered, Qt.Key.Key_P, CONTROL)
    assert "nothing is printed" in answered.case.bottom.notice_text()
    assert not answered.case.bottom.report.isEnabled()
    key(answered, Qt.Key.Key_Escape)
    assert answered.case.desk.what_if.trial is None
    assert answered.case.desk.screening is screening
    assert answered.case.bottom.report.isEnabled()


def test_a_value_is_tried_while_it_is_typed(answered: MainWindow, engine: StandInEngine) -> None:
    key(answered, Qt.Key.Key_4, ALT)
    page = answered.case.understanding.what_if_page
    page.rows["rv"].box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(page.rows["rv"].box, "31")
    trial = answered.case.desk.what_if.trial
    assert trial is not None
    assert trial.values["rv"] == 31.0
    assert len(engine.asked) == 2  # one is open; the newest waits for it
    key(answered, Qt.Key.Key_R, ALT)
    trial = answered.case.desk.what_if.trial
    assert trial is not None
    assert trial.values == trial.base.case.measurements


def test_a_dot_is_dragged_and_given_up(answered: MainWindow) -> None:
    key(answered, Qt.Key.Key_4, ALT)
    strip = answered.case.understanding.what_if_page.rows["rv"].strip
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() // 2, 10))
    QTest.mouseMove(strip, QPoint(strip.width() - 1, 10))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() - 1, 10))
    trial = answered.case.desk.what_if.trial
    assert trial is not None
    assert trial.values["rv"] != trial.base.case.measurements["rv"]
    strip.setFocus()
    key(answered, Qt.Key.Key_Delete)
    trial = answered.case.desk.what_if.trial
    assert trial is not None
    assert trial.values["rv"] == trial.base.case.measurements["rv"]


def test_typing_in_the_patient_strip_ends_what_is_tried(answered: MainWindow, typist: Typist) -> None:
    key(answered, Qt.Key.Key_4, ALT)
    answered.case.patient.boxes["case_id"].setFocus()
    QTest.keyClicks(typist.focus, "7")
    assert answered.case.desk.what_if.trial is None
    assert answered.case.form.isVisible()


@pytest.mark.parametrize("tab", [Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
def test_without_an_answer_there_is_nothing_to_question(tab: Qt.Key, window: MainWindow) -> None:
    key(window, tab, ALT)
    assert window.case.understanding.tab is Tab.ANSWER
    assert window.case.form.isVisible()
    assert not window.case.panel.tabs.buttons[Tab.EVIDENCE].isEnabled()


def test_an_answer_out_of_date_is_no_start_for_what_if(answered: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4")
    key(answered, Qt.Key.Key_4, ALT)
    assert answered.case.understanding.tab is Tab.ANSWER


def test_turning_the_form_over_leaves_the_evidence(answered: MainWindow) -> None:
    key(answered, Qt.Key.Key_2, ALT)
    key(answered, Qt.Key.Key_M, CONTROL)
    assert answered.case.circumstances.isVisible()
    assert answered.case.understanding.tab is Tab.ANSWER


def test_another_language_is_spoken_on_every_tab(answered: MainWindow) -> None:
    for tab, said in ((Qt.Key.Key_2, "本例与参考病例"), (Qt.Key.Key_4, "假设推演：并非患者记录")):
        key(answered, tab, ALT)
        answered.switch_language()
        assert said in words(answered)
        answered.switch_language()


# The own impression, and an own judgement


def judgement_of(window: MainWindow) -> Judgement:
    screening = window.case.desk.screening
    assert isinstance(screening, Answered)
    return screening.judgement


@pytest.fixture
def asks_first(window: MainWindow) -> MainWindow:
    window.case.desk.consultation._wants_impression = lambda: True
    return window


def test_one_key_says_the_impression_and_goes_back_to_where_it_was_typed(
    asks_first: MainWindow, engine: StandInEngine, typist: Typist, make_result: MakeResult
) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "45")
    key(asks_first, Qt.Key.Key_Return, CONTROL)
    assert "Your own impression first" in words(asks_first)
    engine.answer(make_result(engine.asked[0].case))
    assert isinstance(asks_first.case.desk.screening, Held)
    assert "likely" not in words(asks_first)
    assert not asks_first.case.bottom.report.isEnabled()
    key(asks_first, Qt.Key.Key_Return)  # takes nothing by accident
    assert "likely" not in words(asks_first)
    key(asks_first, Qt.Key.Key_4)
    assert judgement_of(asks_first) == Judgement(Impression(("asd", "vsd")))
    assert "Own impression before the answer: ASD + VSD" in words(asks_first)
    assert asks_first.case.desk.form.value("lvedd") == 45.0
    assert typist.where() == "lvedd"


def test_the_impression_can_be_clicked_and_the_question_left(
    asks_first: MainWindow, engine: StandInEngine, demo: Case
) -> None:
    for _ in range(2):
        asks_first.case.new_case()
        asks_first.case.desk.open_case(demo)
        key(asks_first, Qt.Key.Key_Return, CONTROL)
    key(asks_first, Qt.Key.Key_Escape)
    assert not asks_first.case.desk.consultation.awaits_impression
    key(asks_first, Qt.Key.Key_Return, CONTROL)
    asks_first.case.panel.impression.buttons[-1].click()
    assert asks_first.case.desk.consultation.impression == Impression(None)
    assert len(engine.asked) == 3


def test_of_a_demo_case_no_impression_is_asked(asks_first: MainWindow) -> None:
    asks_first.case.open_demo()
    key(asks_first, Qt.Key.Key_Return, CONTROL)
    assert not asks_first.case.desk.consultation.awaits_impression


def test_a_judgement_against_the_answer_needs_a_reason(answered: MainWindow) -> None:
    key(answered, Qt.Key.Key_O, ALT)
    key(answered, Qt.Key.Key_2)
    key(answered, Qt.Key.Key_Return)
    assert "A reason is needed." in words(answered)
    focus = answered.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "murmur")
    key(answered, Qt.Key.Key_Return)
    screening = answered.case.desk.screening
    assert isinstance(screening, Answered)
    assert screening.judgement.override == Override(("vsd",), "murmur")
    assert is_fresh(screening)
    assert "Clinician's judgement instead: VSD. Reason: murmur" in words(answered)
    key(answered, Qt.Key.Key_O, ALT)
    assert "Clinician's judgement" not in words(answered)


def test_the_question_for_a_judgement_changes_its_language_and_keeps_the_reason(answered: MainWindow) -> None:
    key(answered, Qt.Key.Key_O, ALT)
    box = answered.case.panel.override
    answered.speak(Language("zh"))
    assert any("室" in button.text() for button in box.sets.buttons)
    key(answered, Qt.Key.Key_2)
    QTest.keyClicks(box.reason, "murmur")
    answered.speak(Language("en"))
    assert box._question.text() == "Ventricular septal defect (VSD)"
    assert box.reason.text() == "murmur"
    key(answered, Qt.Key.Key_Return)
    key(answered, Qt.Key.Key_O, ALT)  # taken back
    key(answered, Qt.Key.Key_O, ALT)
    assert box._question.text() == Language("en").text("override.question")


def test_thinking_better_of_a_judgement_keeps_none(answered: MainWindow) -> None:
    key(answered, Qt.Key.Key_O, ALT)
    key(answered, Qt.Key.Key_2)
    key(answered, Qt.Key.Key_Escape)
    screening = answered.case.desk.screening
    assert isinstance(screening, Answered)
    assert screening.judgement == Judgement()
    assert "likely" in words(answered)


def test_an_edit_ends_the_question_for_a_judgement(answered: MainWindow, typist: Typist) -> None:
    key(answered, Qt.Key.Key_O, ALT)
    assert answered.case.panel.override.isVisible()
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4")
    assert not answered.case.panel.override.isVisible()
    assert "Screen again" in words(answered)


def test_no_bar_is_drawn_where_it_cannot_tell(
    window: MainWindow, engine: StandInEngine, demo: Case, make_result: MakeResult
) -> None:
    window.case.open_demo()
    key(window, Qt.Key.Key_Return, CONTROL)
    engine.answer(make_result(demo, abstain=Abstention("outside_library")))
    assert "Cannot tell" in words(window)
    assert not window.case.panel.sheet._bars.isVisible()
