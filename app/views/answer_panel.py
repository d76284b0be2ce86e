"""The right side of the window: empty, under way, answered, or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.panel import AnswerPanel, EmptyPanel, FailurePanel, PanelView, ProgressPanel
from app.views.answer_sheet import AnswerSheet
from app.views.plain_label import plain_label
from app.views.push_button import push_button


class ResultPanel(QFrame):
    """A stack of four pages that never moves the form."""

    demo_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self._heading = plain_label(role="heading")
        self._teaching = plain_label(role="dim", wrap=True)
        self.demo = push_button()
        self.demo.clicked.connect(self.demo_wanted)
        self._progress = plain_label()
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)  # Qt's setter
        self.cancel = push_button()
        self.cancel.clicked.connect(self.cancel_wanted)
        self._sheet = AnswerSheet()
        self._failure = plain_label(role="headline", wrap=True)
        self._next_step = plain_label(wrap=True)
        self._stack = QStackedWidget()
        self._pages = {
            EmptyPanel: _page(self._teaching, self.demo),
            ProgressPanel: _page(self._progress, self._progress_bar, self.cancel),
            AnswerPanel: self._sheet,
            FailurePanel: _page(self._failure, self._next_step),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)

    def show_language(self, language: Language) -> None:
        """Write what does not depend on a screening in another language."""
        self._heading.setText(language.text("window.answer"))
        self._teaching.setText(language.text("answer.empty"))
        self.demo.setText(language.text("window.demo"))
        self.cancel.setText(language.text("window.cancel.keys"))
        self._progress_bar.setAccessibleName(language.text("progress.name"))

    def show_panel(self, view: PanelView) -> None:
        """Show the page that the presenter chose."""
        self._stack.setCurrentWidget(self._pages[type(view)])
        match view:
            case EmptyPanel():
                pass
            case ProgressPanel(sentence, percent):
                self._progress.setText(sentence)
                self._progress_bar.setValue(percent)
            case AnswerPanel(answer, stale_notice):
                self._sheet.show_answer(answer, stale_notice)
            case FailurePanel(message):
                self._failure.setText(message.title)
                self._next_step.setText(message.next_step)


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
