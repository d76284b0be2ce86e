"""The history: find an examination, read it, go on from it, print it again, declare it void."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QProgressBar, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.history_words import COLUMNS
from app.views.exam_panel import ExamPanel
from app.views.history_filter import HistoryFilter
from app.views.history_table import HistoryTable
from app.views.plain_label import plain_label, yielding_label
from app.views.push_button import push_button
from app.views.text_table import text_view

PANEL_PX: Final = 440
WIDTHS_PX: Final = {"date": 92, "number": 110, "name": 96, "sex": 48, "saved": 156, "by": 80}
ACTIONS: Final = ("report", "again", "compare", "void", "print", "export")
KEYS: Final = {"report": "Ctrl+P", "again": "Ctrl+Return"}


class HistoryPage(QWidget):
    """Builds the parts and says what somebody wants; it reads nothing itself."""

    entered = Signal()
    chosen = Signal(str)  # an examination's id; empty: none, or several
    acted = Signal(str)  # one of ACTIONS
    safekeeping_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self.filter, self.rows, self.panel = HistoryFilter(), HistoryTable(language), ExamPanel()
        self.table = text_view(self.rows, several=True)
        self.buttons = {name: push_button(primary=name == "report") for name in ACTIONS}
        self.safekeeping, self.cancel = push_button(), push_button()
        self.progress = QProgressBar()
        self._found, self._notice = plain_label(role="dim"), yielding_label(role="hint")
        self._lay_out()
        self._bind()
        self.show_language(language)
        self.show_progress(0, 0)
        self._choose()

    # What the window asks of a page

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self.language = language
        self.filter.show_language(language)
        self.rows.show_language(language)
        self.table.setAccessibleName(language.text("page.history"))
        for name, button in self.buttons.items():
            button.setText(language.text(f"history.do.{name}"))
        self.safekeeping.setText(language.text("history.safekeeping"))
        self.cancel.setText(language.text("records.cancel"))
        self.show_notice("")
        self.entered.emit()

    def enter(self) -> None:
        """Come into sight and look anew."""
        self.filter.text.setFocus()
        self.entered.emit()

    # What is shown

    def show_found(self, sentence: str) -> None:
        """Say how many were found, or why none."""
        self._found.setText(sentence)

    def found_text(self) -> str:
        """Return what is said about the search."""
        return self._found.text()

    def show_notice(self, sentence: str) -> None:
        """Say what was just done."""
        self._notice.setText(sentence)

    def notice_text(self) -> str:
        """Return what was said last."""
        return self._notice.text()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far a batch is; nothing of nothing hides it."""
        for widget in (self.progress, self.cancel):
            widget.setVisible(bool(of))
        self.progress.setMaximum(of)
        self.progress.setValue(done)

    def chosen_ids(self) -> Sequence[str]:
        """Return the chosen examinations from the top down."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.rows.exam_id(row) for row in rows]

    def choose(self, row: int) -> None:
        """Choose one row alone, whatever keys are held down."""
        flags = QItemSelectionModel.SelectionFlag
        chosen = flags.ClearAndSelect | flags.Rows
        self.table.selectionModel().setCurrentIndex(self.rows.index(row, 0), chosen)

    def allow(self, *, one: bool, several: bool) -> None:
        """Let those buttons be pressed that would do something."""
        for name, button in self.buttons.items():
            button.setEnabled(several if name in {"print", "export"} else one)

    def forget(self) -> None:
        """Show nothing of any patient."""
        self.filter.forget()
        self.rows.show_found((), {})
        self.panel.show_words("")
        for label in (self._found, self._notice):
            label.setText("")

    def _choose(self) -> None:
        ids = self.chosen_ids()
        self.allow(one=len(ids) == 1, several=bool(ids))
        self.chosen.emit(ids[0] if len(ids) == 1 else "")

    def _bind(self) -> None:
        self.filter.changed.connect(self.entered)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.rows.modelReset.connect(self._choose)
        self.table.doubleClicked.connect(lambda: self.acted.emit("report"))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked, wanted=name: self.acted.emit(wanted))
        for name, key in KEYS.items():
            QShortcut(QKeySequence(key), self, self.buttons[name].click)
        QShortcut(QKeySequence("Ctrl+F"), self, self.filter.text.setFocus)
        self.safekeeping.clicked.connect(self.safekeeping_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)

    def _lay_out(self) -> None:
        top, middle, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.safekeeping)
        for name, width in WIDTHS_PX.items():
            self.table.setColumnWidth(COLUMNS.index(name), width)
        stretch = QHeaderView.ResizeMode.Stretch
        self.table.horizontalHeader().setSectionResizeMode(COLUMNS.index("result"), stretch)
        self.panel.setFixedWidth(PANEL_PX)
        middle.setSpacing(8)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        bottom.addWidget(self._found)
        bottom.addWidget(self._notice, 1)
        bottom.addWidget(self.progress)
        bottom.addWidget(self.cancel)
        for button in self.buttons.values():
            bottom.addWidget(button)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(6)
        column_layout.addLayout(top)
        column_layout.addLayout(middle, 1)
        column_layout.addLayout(bottom)
