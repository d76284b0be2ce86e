"""The whole window under any sequence of keys, answers, late answers, failures, locks and prints.

After every step: what the answer panel shows as current belongs to what stands in the form, what is tried is
marked and can be neither printed nor mistaken, a locked window shows nothing, and a report that was ordered
was about the numbers that were on the screen when it was ordered.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar, cast

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
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.engine.connection import EngineConnection
from app.engine.losses import Failure, Loss
from app.engine.roles import State
from app.language import Language
from app.presenters.asking import EvidenceReplies, Inquiry, Replies, Withdraw
from app.presenters.desk import Desk
from app.presenters.printing import ReportOrder
from app.presenters.screening import Answered, Held, is_fresh
from app.views.case_page import CasePage
from app.views.main_window import MainWindow
from app.views.outside import Services
from app.views.panel_tabs import Tab
from app.views.plain_label import plain_label
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.result import Result, SupportingCase
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase, Sensitivity

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS = st.sampled_from(["lvedd", "lvesd", "rv"])
TEXTS = st.sampled_from(["45", "4", "31", "abc", "-", ""])
CASES = st.sampled_from(["R-1", "R-2"])
PRESSED = [
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_1)),
    *((key, CONTROL) for key in (Qt.Key.Key_N, Qt.Key.Key_B, Qt.Key.Key_P, Qt.Key.Key_M)),
    *((key, ALT) for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)),
]
KNOWN = tuple(ReferenceCase(name, ("asd",), "18-39", "male", {"rv": 30.0}, {}) for name in ("R-1", "R-2"))


class ForgetfulEngine:
    """Keeps every question for ever, answers any of them at any time, and hears no withdrawal."""

    def __init__(self, known: BundleInfo) -> None:
        self.known = known
        self.questions: list[tuple[Inquiry, Replies]] = []
        self.evidence: list[tuple[Inquiry, EvidenceReplies]] = []

    def bundle(self) -> BundleInfo | None:
        return self.known

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        self.questions.append((inquiry, replies))
        return lambda: None

    def explain(self, inquiry: Inquiry, _case_ids: tuple[str, ...], replies: EvidenceReplies) -> Withdraw:
        self.evidence.append((inquiry, replies))
        return lambda: None


class Lid:
    """What covers a locked window."""

    def __init__(self) -> None:
        self.widget: QWidget = plain_label("locked")

    def show_language(self, _language: Language) -> None:
        pass

    def enter(self) -> None:
        self.widget.setFocus()


class WindowAtRandom(RuleBasedStateMachine):
    """Drives one window; the engine never forgets, so that every answer may come late."""

    make_result: ClassVar[Callable[..., Result]]
    make_window: ClassVar[Callable[[Desk], MainWindow]]
    answering: ClassVar[BundleInfo]
    demo: ClassVar[Case]

    def __init__(self) -> None:
        super().__init__()
        self.engine = ForgetfulEngine(self.answering)
        self.wants_impression = False
        self.desk = Desk(self.engine, lambda: self.wants_impression)
        self.window = type(self).make_window(self.desk)
        self.page = self.window.case
        self.lid = Lid()
        self.orders: list[ReportOrder] = []
        self.page.printing.show_report = self._order  # type: ignore[method-assign]  # instead of a thread and a dialog
        self.page.open_demo()

    def _order(self, order: ReportOrder) -> None:
        """Note an order; it has to be about what is on the screen, and about nothing that is tried."""
        assert order.case == self.desk.examination.case
        assert order.result is not None
        assert order.result.provenance.inputs_sha256 == inputs_sha256(order.case)
        assert self.desk.what_if.trial is None
        assert not self.desk.consultation.awaits_impression
        assert not self.window.is_covered
        self.orders.append(order)

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = self.window.focusWidget()
        QTest.keyClick(focus if focus is not None else self.window, key, modifier)

    # What the clinician does

    @rule(demo=st.booleans())
    def open(self, *, demo: bool) -> None:
        if not self.window.is_covered and demo:
            self.page.open_demo()
        elif not self.window.is_covered:
            self.desk.open_case(Case("other", measurements={"rv": 30.0, "pa": 20.0}))

    @rule(key=KEYS, text=TEXTS, leaves=st.booleans())
    def edit(self, key: str, text: str, *, leaves: bool) -> None:
        if not self.window.is_covered:
            self.page.understanding.show_form()
            box = self.page.form.rows[key].control
            box.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClicks(box, text)
            if leaves:
                self._press(Qt.Key.Key_Return)

    @rule(wants=st.booleans())
    def screen(self, *, wants: bool) -> None:
        self.wants_impression = wants
        self._press(Qt.Key.Key_Return, CONTROL)

    @rule()
    def screen_and_answer(self) -> None:
        """Come quickly to where most can go wrong: an answer that is shown."""
        self.screen(wants=False)
        if self.engine.questions:
            inquiry, replies = self.engine.questions[-1]
            replies.answered(self._answer(inquiry), self.answering)

    @rule(pressed=st.sampled_from(PRESSED))
    def press(self, pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        self._press(*pressed)

    @rule(key=KEYS, steps=st.integers(-3, 3))
    def try_another_value(self, key: str, steps: int) -> None:
        if self.page.understanding.tab is not Tab.WHAT_IF:
            self.screen_and_answer()
            self._press(Qt.Key.Key_4, ALT)
        if self.page.understanding.tab is Tab.WHAT_IF and not self.window.is_covered:
            self.page.understanding.what_if_page.rows[key].strip.stepped.emit(key, steps)

    @rule(case_id=CASES, pins=st.booleans())
    def pin_or_exclude(self, case_id: str, *, pins: bool) -> None:
        for card in self.page.panel.evidence.cards:
            if card.case_id == case_id and card.isVisible():
                (card.pin_wanted if pins else card.exclude_wanted).emit(case_id)

    @rule()
    def lock_or_unlock(self) -> None:
        if self.window.is_covered:
            self.window.uncover()
        else:
            self.window.cover(self.lid)

    # What the engine does

    @precondition(lambda self: self.engine.questions)
    @rule(data=st.data())
    def answer_any(self, data: st.DataObject) -> None:
        inquiry, replies = data.draw(st.sampled_from(self.engine.questions[-3:]))
        replies.answered(self._answer(inquiry), self.answering)

    @rule(another_case=st.booleans())
    def answer_something_else(self, *, another_case: bool) -> None:
        """Answer the question that is open as if another one had been asked."""
        self.screen(wants=False)
        if self.engine.questions:
            inquiry, replies = self.engine.questions[-1]
            case = Case("somebody else", measurements={"lad": 33.0}) if another_case else inquiry.case
            replies.answered(self._answer(Inquiry(case, ("R-9",))), self.answering)

    @precondition(lambda self: self.engine.evidence)
    @rule(data=st.data())
    def explain_any(self, data: st.DataObject) -> None:
        inquiry, replies = data.draw(st.sampled_from(self.engine.evidence))
        change = {"asd": -0.1, "vsd": 0.0, "pdo": 0.0}
        found = Explanation((Sensitivity("R-1", change),), (Sensitivity("rv", change),), ("co",))
        replies.cases_came(KNOWN)
        replies.explained(self._answer(inquiry), found)

    @precondition(lambda self: self.engine.questions)
    @rule(data=st.data())
    def crash(self, data: st.DataObject) -> None:
        _inquiry, replies = data.draw(st.sampled_from(self.engine.questions))
        replies.failed(Loss.CRASHED, {})
        for state in (State.RESTARTING, State.READY):
            cast("Any", self.window._engine).enter(
                state, Failure(Loss.CRASHED) if state is State.STOPPED else None
            )

    def _answer(self, inquiry: Inquiry) -> Result:
        made = type(self).make_result(inquiry.case)
        supporting = tuple(SupportingCase(one.case_id, one.labels, 0.9, 0.4) for one in KNOWN)
        excluded = tuple(sorted(inquiry.excluded_cases))
        provenance = dataclasses.replace(made.provenance, excluded_cases=excluded)
        return dataclasses.replace(
            made, supporting_cases=supporting, no_case_attention=0.2, provenance=provenance
        )

    # What has to hold

    @invariant()
    def what_is_shown_as_current_belongs_to_the_form(self) -> None:
        sheet = self.page.panel.sheet
        if sheet.isVisible() and not sheet._stale.isVisible():
            shown = inputs_sha256(self.desk.examination.case)[:8]
            assert shown in sheet._provenance.text()
            assert not self.desk.form.open_keys()

    @invariant()
    def nothing_is_shown_before_the_own_impression(self) -> None:
        if self.desk.consultation.awaits_impression:
            assert not self.page.panel.sheet.isVisible()
            assert not is_fresh(self.desk.screening)

    @invariant()
    def only_a_current_answer_in_sight_can_be_printed(self) -> None:
        if self.page.bottom.report.isEnabled():
            assert is_fresh(self.desk.screening)
            assert self.desk.what_if.trial is None

    @invariant()
    def what_is_tried_is_marked_and_leaves_form_and_answer_alone(self) -> None:
        trial = self.desk.what_if.trial
        assert (trial is not None) == (self.page.understanding.tab is Tab.WHAT_IF)
        if trial is not None:
            assert trial.base.case == self.desk.examination.case
            assert inputs_sha256(trial.shown.case) == trial.shown.result.provenance.inputs_sha256
            assert self.page.panel.trial._banner.isVisible() is not self.window.is_covered

    @invariant()
    def what_explains_an_answer_was_found_for_it(self) -> None:
        screening = self.desk.screening
        if isinstance(screening, Answered):
            named = screening.result.provenance
            assert named.inputs_sha256 == inputs_sha256(screening.case)
            if not screening.stale:
                assert named.excluded_cases == tuple(sorted(self.desk.excluded_cases))

    @invariant()
    def a_locked_window_shows_no_patient(self) -> None:
        if self.window.is_covered:
            assert not self.page.isVisible()
            assert not self.page.panel.sheet.isVisible()

    @invariant()
    def the_answer_that_is_held_back_is_hidden(self) -> None:
        if isinstance(self.desk.screening, Held):
            assert self.desk.consultation.awaits_impression

    def teardown(self) -> None:
        self.window.close()
        self.window.deleteLater()


@pytest.mark.slow
def test_a_result_is_never_shown_or_printed_for_inputs_that_are_not_its_own(
    engine: Any,
    outside: Any,
    demo: Case,
    qtbot: QtBot,
    make_result: Callable[..., Result],
    make_bundle: Callable[..., BundleInfo],
) -> None:
    connection, services = cast("EngineConnection", engine), cast("Services", outside.services)

    def make_window(desk: Desk) -> MainWindow:
        window = MainWindow(CasePage(desk, Language("en"), services), connection, Language("en"))
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    WindowAtRandom.make_result, WindowAtRandom.answering = make_result, make_bundle()
    WindowAtRandom.make_window, WindowAtRandom.demo = staticmethod(make_window), demo
    run_state_machine_as_test(
        WindowAtRandom,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
