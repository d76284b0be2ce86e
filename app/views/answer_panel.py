"""The right side of the window: empty, the own impression, under way, answered and questioned, or why not."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.panel import (
    AnswerPanel,
    EmptyPanel,
    FailurePanel,
    ImpressionPanel,
    PanelView,
    ProgressPanel,
)
from app.views.origin_banner import OriginBanner
from app.views.panel_tabs import PanelTabs, Tab
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.set_choice import SetChoice

if TYPE_CHECKING:  # there is no answer before the first frame, and nothing to question
    from app.views.answer_sheet import AnswerSheet
    from app.views.evidence_sheet import EvidenceSheet
    from app.views.override_box import OverrideBox
    from app.views.trial_sheet import TrialSheet
    from app.views.why_sheet import WhySheet

PageType = TypeVar("PageType", bound=QWidget)


class ResultPanel(QFrame):
    """A stack of pages that never moves the form; those of an answer are built when they are first needed."""

    demo_wanted = Signal()
    cancel_wanted = Signal()
    override_wanted = Signal()
    overruled = Signal(object)  # an Override
    override_left = Signal()
    pin_wanted = Signal(str)
    exclude_wanted = Signal(str)
    looked_at = Signal(str)
    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self.tabs, self._origin = PanelTabs(), OriginBanner()
        self._teaching = plain_label(role="dim", wrap=True)
        self.demo = push_button()
        self.demo.clicked.connect(self.demo_wanted)
        self._progress = plain_label()
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)  # Qt's setter
        self.cancel = push_button()
        self.cancel.clicked.connect(self.cancel_wanted)
        self._question, self._recorded = (
            plain_label(role="heading", wrap=True),
            plain_label(role="dim", wrap=True),
        )
        self.impression = SetChoice()
        self._failure = plain_label(role="headline", wrap=True)
        self._next_step = plain_label(wrap=True)
        self._language: Language | None = None
        self._stack = QStackedWidget()
        self._pages: dict[type, QWidget] = {
            EmptyPanel: _page(self._teaching, self.demo),
            ProgressPanel: _page(self._progress, self._progress_bar, self.cancel),
            ImpressionPanel: _page(self._question, self.impression, self._recorded),
            FailurePanel: _page(self._failure, self._next_step),
        }
        self._chosen = self._pages[EmptyPanel]
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 10)
        column.addWidget(self.tabs)
        column.addWidget(self._origin)
        column.addWidget(self._stack, 1)

    @functools.cached_property
    def sheet(self) -> AnswerSheet:
        """The answer itself."""
        from app.views.answer_sheet import AnswerSheet  # noqa: PLC0415  # not before there is an answer

        sheet = self._added(AnswerSheet())
        sheet.override_wanted.connect(self.override_wanted)
        return sheet

    @functools.cached_property
    def override(self) -> OverrideBox:
        """The own judgement that is held against an answer."""
        from app.views.override_box import OverrideBox  # noqa: PLC0415  # likewise

        box = self._added(OverrideBox())
        box.given.connect(self.overruled)
        box.left.connect(self.override_left)
        box.show_language(self._spoken)
        return box

    @functools.cached_property
    def evidence(self) -> EvidenceSheet:
        """The supporting cases."""
        from app.views.evidence_sheet import EvidenceSheet  # noqa: PLC0415  # likewise

        sheet = self._added(EvidenceSheet())
        sheet.pin_wanted.connect(self.pin_wanted)
        sheet.exclude_wanted.connect(self.exclude_wanted)
        sheet.looked_at.connect(self.looked_at)
        return sheet

    @functools.cached_property
    def why(self) -> WhySheet:
        """What the answer rests on."""
        from app.views.why_sheet import WhySheet  # noqa: PLC0415  # likewise

        sheet = self._added(WhySheet())
        sheet.field_wanted.connect(self.field_wanted)
        return sheet

    @functools.cached_property
    def trial(self) -> TrialSheet:
        """The answer to other values."""
        from app.views.trial_sheet import TrialSheet  # noqa: PLC0415  # likewise

        sheet = self._added(TrialSheet())
        sheet.show_language(self._spoken)
        return sheet

    def show_language(self, language: Language) -> None:
        """Write what does not depend on a screening in another language."""
        self._language = language
        self.tabs.show_language(language)
        for name in ("override", "trial"):
            if name in self.__dict__:  # built by now
                self.__dict__[name].show_language(language)
        self._teaching.setText(language.text("answer.empty"))
        self.demo.setText(language.text("window.demo"))
        self.cancel.setText(language.text("window.cancel.keys"))
        self._progress_bar.setAccessibleName(language.text("progress.name"))
        self._question.setText(language.text("impression.question"))
        self._recorded.setText(language.text("impression.recorded"))
        self.impression.setAccessibleName(language.text("impression.question"))

    def show_panel(self, view: PanelView, language: Language) -> None:
        """Fill the page that the presenter chose; `show_tab` lays it open."""
        self._chosen = self.sheet if isinstance(view, AnswerPanel) else self._pages[type(view)]
        self._origin.show_origin(view.answer if isinstance(view, AnswerPanel) else None)
        match view:
            case EmptyPanel():
                pass
            case ProgressPanel(sentence, percent):
                self._progress.setText(sentence)
                self._progress_bar.setValue(percent)
            case ImpressionPanel(choices):
                self.impression.show_choices(choices)
            case AnswerPanel():
                self.sheet.show_answer(view, language)
            case FailurePanel(message):
                self._failure.setText(message.title)
                self._next_step.setText(message.next_step)

    def show_tab(self, tab: Tab, *, answered: bool, overriding: bool) -> None:
        """Lay one page open, and no other in between: a page that is hidden for a moment loses the focus."""
        self.tabs.show_tab(tab, answered=answered)
        self._stack.setCurrentWidget(self.override if overriding else self._page_of(tab))

    def _page_of(self, tab: Tab) -> QWidget:
        match tab:
            case Tab.EVIDENCE:
                return self.evidence
            case Tab.WHY:
                return self.why
            case Tab.WHAT_IF:
                return self.trial
        return self._chosen

    def _added(self, page: PageType) -> PageType:
        self._stack.addWidget(page)
        return page

    @property
    def _spoken(self) -> Language:
        assert self._language is not None  # noqa: S101  # the panel speaks before anything is answered
        return self._language


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        is_button = isinstance(widget, QPushButton)
        column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
    column.addStretch(1)
    return page
