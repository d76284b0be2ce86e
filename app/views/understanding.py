"""Questioning an answer: its tabs, the pages that lie over the form meanwhile, and their keys.

The evidence and what if need more room than the panel has; each lies where the form lies, as long as its tab
is open, and moves nothing. Esc or the first tab brings the form back. Only what is in sight is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.language import Language
from app.presenters.desk import Desk
from app.presenters.panel import consultation_panel
from app.presenters.screening import Answered, is_fresh
from app.views.answer_panel import ResultPanel
from app.views.panel_tabs import Tab
from app.views.trying import Trying
from heart_engine.domain.judgement import Override

if TYPE_CHECKING:  # nothing can be questioned before the first frame
    from app.presenters.impression import Choice
    from app.views.evidence_page import EvidencePage
    from app.views.what_if_page import WhatIfPage


class Understanding(QObject):
    """Decides which tab is open, and hands what is done there to the desk."""

    allowed = Signal(bool, bool)  # whether what is in sight may be printed, and whether it may be asked about
    drawn = Signal()  # the answer changed, or what is known of it

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        panel: ResultPanel,
        forms: QWidget,
        go_to_field: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._desk, self._panel, self._forms, self._go_to_field = desk, panel, forms, go_to_field
        self._trying = Trying(desk.what_if)
        self._focus_before: QWidget | None = None
        self._overriding = False
        self._language: Language | None = None
        self._evidence_page: EvidencePage | None = None
        self._what_if_page: WhatIfPage | None = None
        self.tab = Tab.ANSWER
        self.room = QStackedWidget()
        self.room.addWidget(forms)
        self._bind()
        self._bind_keys(page)

    @property
    def evidence_page(self) -> EvidencePage:
        """The picture's page, built when it is first looked at."""
        if self._evidence_page is None:
            from app.views.evidence_page import EvidencePage  # noqa: PLC0415  # not before it is looked at

            self._evidence_page = page = EvidencePage()
            page.back_wanted.connect(self.escape)
            self._panel.looked_at.connect(page.canvas.ring)
            page.show_language(self._spoken)
            self.room.addWidget(page)
        return self._evidence_page

    @property
    def what_if_page(self) -> WhatIfPage:
        """What if's page, built when it is first looked at."""
        if self._what_if_page is None:
            from app.views.what_if_page import WhatIfPage  # noqa: PLC0415  # likewise

            self._what_if_page = page = WhatIfPage()
            self._trying.bind(page)
            page.leave_wanted.connect(self.escape)
            page.show_language(self._spoken)
            self.room.addWidget(page)
        return self._what_if_page

    @property
    def _spoken(self) -> Language:
        assert self._language is not None  # noqa: S101  # the page speaks before anything is drawn
        return self._language

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._language = language
        for page in (self._evidence_page, self._what_if_page):
            if page is not None:
                page.show_language(language)

    def draw(self) -> None:
        """Draw the panel, and what lies over the form."""
        screening, consultation = self._desk.screening, self._desk.consultation
        if not isinstance(screening, Answered) or self._has_nothing_to_try():
            self.show_form()
        self._overriding = self._overriding and is_fresh(screening)  # never against an old answer
        self._panel.show_panel(consultation_panel(consultation, self._spoken), self._spoken)
        if isinstance(screening, Answered):
            self._draw_tab(screening)
            if self._overriding:  # in the language that is spoken now
                self._panel.override.show_choices(self._judgements(screening))
        self._lay_open()
        if consultation.awaits_impression:
            self._take_focus()
        may_print = is_fresh(screening) and self._desk.what_if.trial is None
        self.allowed.emit(may_print, not self._desk.is_waiting())

    def draw_answer(self) -> None:
        """Draw what became of the question, and tell whoever follows it; the form stays as it is."""
        self.draw()
        self.drawn.emit()

    def show_form(self) -> None:
        """Bring the form back, as it lay, and the answer beside it; nothing is tried any more."""
        self._overriding = False
        if self.tab is not Tab.ANSWER:
            self.tab = Tab.ANSWER
            self._desk.leave_what_if()
            self.room.setCurrentWidget(self._forms)
            self._lay_open()
            self._panel.tabs.buttons[Tab.ANSWER].setFocus()

    def escape(self) -> None:
        """Go one step back: out of what lies over the answer, else give the screening up."""
        if self._overriding or self.tab is not Tab.ANSWER:
            self.open(Tab.ANSWER)
        else:
            self._desk.cancel()

    def open(self, tab: Tab) -> None:
        """Open a tab; all but the first need an answer, and what if one that is not out of date."""
        if not isinstance(self._desk.screening, Answered):
            return
        if tab is Tab.WHAT_IF and not self._desk.start_what_if():
            return
        if tab is not Tab.WHAT_IF:
            self._desk.leave_what_if()
        if tab is Tab.ANSWER:
            self.show_form()
            self.draw()
            return
        self.tab, self._overriding = tab, False
        self.draw()
        self._enter(tab)

    # Tabs

    def _enter(self, tab: Tab) -> None:
        """Lay the tab's page over the form, where it has one, and take the focus there."""
        if tab is Tab.EVIDENCE:
            self.room.setCurrentWidget(self.evidence_page)
            self._panel.evidence.enter()
        elif tab is Tab.WHAT_IF:
            self.room.setCurrentWidget(self.what_if_page)
            self.what_if_page.enter()
        else:
            self.room.setCurrentWidget(self._forms)
            self._panel.why.enter()

    def _has_nothing_to_try(self) -> bool:
        return self.tab is Tab.WHAT_IF and self._desk.what_if.trial is None

    def _lay_open(self) -> None:
        answered = isinstance(self._desk.screening, Answered)
        self._panel.show_tab(self.tab, answered=answered, overriding=self._overriding)

    def _draw_tab(self, answered: Answered) -> None:
        if self.tab is Tab.EVIDENCE:
            self._draw_evidence(answered, self._spoken)
        elif self.tab is Tab.WHY:
            from app.presenters.why import why_view  # noqa: PLC0415  # likewise

            self._panel.why.show_why(why_view(answered, self._spoken), self._spoken, faded=answered.stale)
        elif self._desk.what_if.trial is not None:
            from app.presenters.what_if_view import trial_view  # noqa: PLC0415  # likewise

            view = trial_view(self._desk.what_if.trial, self._spoken)
            self._panel.trial.show_trial(view)
            self.what_if_page.show_trial(view)

    def _draw_evidence(self, answered: Answered, language: Language) -> None:
        from app.presenters.evidence import Chosen, evidence_view, shown_cases  # noqa: PLC0415  # likewise
        from app.presenters.evidence_picture import evidence_picture, legend  # noqa: PLC0415  # likewise

        chosen = Chosen(self._desk.excluded_cases, self._desk.pinned_cases)
        self._panel.evidence.show_evidence(evidence_view(answered, chosen, language), language)
        picture = evidence_picture(answered.case, shown_cases(answered, chosen), language)
        page = self.evidence_page
        page.canvas.show_picture(picture, faded=answered.stale)
        page.legend.show_marks(legend(answered.bundle, language), language.text("picture.band"))

    # Own impression, and an own judgement

    def _take_focus(self) -> None:
        """Have the one key land on the question; it goes back to where it was typed before."""
        focus = self._panel.window().focusWidget()
        if focus is not self._panel.impression and not self._panel.impression.isAncestorOf(
            focus or self._panel
        ):
            self._focus_before = focus
            self._panel.impression.setFocus()

    def _suspect(self, choice: Choice) -> None:
        before, self._focus_before = self._focus_before, None
        self._desk.consultation.suspect(choice.labels)
        if before is not None:
            before.setFocus()

    def _judgements(self, answered: Answered) -> tuple[Choice, ...]:
        from app.presenters.impression import impression_choices  # noqa: PLC0415  # likewise

        return impression_choices(answered.bundle, self._spoken)

    def _override(self) -> None:
        """Ask for an own judgement, or take the one that was given back."""
        answered = self._desk.screening
        if not isinstance(answered, Answered) or answered.stale or self.tab is not Tab.ANSWER:
            return
        if answered.judgement.override is not None:
            self._desk.consultation.override(None)
            return
        self._overriding = True
        self.draw()
        self._panel.override.ask(self._judgements(answered))

    def _overrule(self, override: Override) -> None:
        self._overriding = False
        self._desk.consultation.override(override)
        self._panel.sheet.override.setFocus()

    # Supporting cases

    def _pin(self, case_id: str) -> None:
        from app.presenters.evidence import Chosen, shown_cases  # noqa: PLC0415  # likewise

        answered = self._desk.screening
        if isinstance(answered, Answered):
            chosen = Chosen(self._desk.excluded_cases, self._desk.pinned_cases)
            for case in shown_cases(answered, chosen):
                if case.case_id == case_id:
                    self._desk.pin(case)

    def _show_field(self, key: str) -> None:
        self.open(Tab.ANSWER)
        self._go_to_field(key)

    # Building

    def _bind(self) -> None:
        panel = self._panel
        self._desk.what_if.watch(self.draw)
        panel.tabs.wanted.connect(lambda tab: self.open(Tab(tab)))
        panel.impression.chosen.connect(self._suspect)
        panel.override_wanted.connect(self._override)
        panel.overruled.connect(self._overrule)
        panel.override_left.connect(self.escape)
        panel.pin_wanted.connect(self._pin)
        panel.exclude_wanted.connect(self._desk.exclude)
        panel.field_wanted.connect(self._show_field)

    def _bind_keys(self, page: QWidget) -> None:
        for number, tab in enumerate(Tab, start=1):
            QShortcut(QKeySequence(f"Alt+{number}"), page, lambda wanted=tab: self.open(wanted))
        QShortcut(QKeySequence("Alt+O"), page, self._override)
        QShortcut(QKeySequence("Alt+R"), page, self._desk.what_if.start_over)
