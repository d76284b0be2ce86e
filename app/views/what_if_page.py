"""The page of what if, where the form stands otherwise: every measurement with a box and a strip to move."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.field_names import field_name
from app.presenters.form import unit_of
from app.presenters.form_layout import COLUMNS, fields_of
from app.presenters.what_if_view import TrialLine, TrialView
from app.views.number_box import NumberBox
from app.views.plain_label import plain_label, set_role
from app.views.push_button import push_button
from app.views.trial_strip import TrialStrip
from heart_engine.domain.measurement import Group

BOX_PX: Final = 54
WORDS_PX: Final = 62


class TrialRow(QObject):
    """One measurement: name, box, unit, strip, and where the tried value lies."""

    typed = Signal(str, str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._name, self._unit = plain_label(), plain_label(unit_of(key), role="dim")
        self.box, self.strip = NumberBox(key, BOX_PX), TrialStrip(key)
        self._words = plain_label(role="dim")
        self._words.setFixedWidth(WORDS_PX)
        self.box.edited.connect(lambda: self.typed.emit(key, self.box.text()))
        self.box.left.connect(lambda _text: self.typed.emit(key, self.box.text()))
        self.box.confirmed.connect(lambda *_: self.strip.setFocus())

    def place(self, grid: QGridLayout, line: int) -> None:
        """Stand in one row of a grid."""
        for column, widget in enumerate((self._name, self.box, self._unit, self.strip, self._words)):
            grid.addWidget(widget, line, column)

    def show_language(self, language: Language) -> None:
        """Write the name in another language."""
        name = field_name(self.key, language)
        self._name.setText(name)
        self.box.setAccessibleName(language.text("trial.box.name", name=name))
        self.strip.setAccessibleName(language.text("trial.strip.name", name=name))

    def show_line(self, line: TrialLine) -> None:
        """Show what is tried; what is still being typed is never overwritten."""
        self.box.show_text(line.text)
        self.strip.show_line(line)
        self._words.setText(line.words)
        set_role(self._name, "trial" if line.changed else "")


class WhatIfPage(QFrame):
    """Has a colour and a frame of its own: nobody may take it for the form."""

    typed = Signal(str, str)
    placed = Signal(str, float)
    stepped = Signal(str, int)
    given_up = Signal(str)
    start_over_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("trial", True)  # noqa: FBT003  # a property of the style sheet
        self.rows: dict[str, TrialRow] = {}
        self._banner, self._teach = plain_label(role="trial-banner"), plain_label(wrap=True)
        self.over, self.leave = push_button(), push_button()
        self.over.clicked.connect(self.start_over_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(self._top())
        column.addWidget(self._teach)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for groups in COLUMNS:
            columns.addWidget(self._column(groups), 1)
        column.addLayout(columns, 1)

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._banner.setText(language.text("trial.banner"))
        self._teach.setText(language.text("trial.teach"))
        self.over.setText(language.text("trial.over"))
        self.leave.setText(language.text("trial.leave"))
        for row in self.rows.values():
            row.show_language(language)

    def show_trial(self, view: TrialView) -> None:
        """Show what is tried of every measurement."""
        for line in view.lines:
            self.rows[line.key].show_line(line)

    def enter(self) -> None:
        """Put the cursor on the first strip."""
        next(iter(self.rows.values())).strip.setFocus()

    def _top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._banner)
        line.addStretch(1)
        line.addWidget(self.over)
        line.addWidget(self.leave)
        return line

    def _column(self, groups: tuple[Group, ...]) -> QWidget:
        column = QWidget()
        grid = QGridLayout(column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        places = [place for group in groups for place in fields_of(group)]
        for line, place in enumerate(places):
            self._add_row(place.measurement.key, grid, line)
        grid.setRowStretch(len(places), 1)
        return column

    def _add_row(self, key: str, grid: QGridLayout, line: int) -> None:
        row = self.rows[key] = TrialRow(key)
        row.place(grid, line)
        row.typed.connect(self.typed)
        row.strip.placed.connect(self.placed)
        row.strip.stepped.connect(self.stepped)
        row.strip.given_up.connect(self.given_up)
