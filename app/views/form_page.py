"""The form: the groups of the clinical table in two columns, one line a measurement."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from app.appearance import ROW_PX
from app.language import Language
from app.presenters.examination import Examination
from app.presenters.field_view import field_help, field_view
from app.presenters.form_layout import COLUMNS, fields_of
from app.views.field_row import FieldRow
from app.views.plain_label import PlainLabel, plain_label
from heart_engine.domain.measurement import Group

COLUMN_GAP_PX: Final = 12


class FormPage(QFrame):
    """Lays out every measurement and hands their signals on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self.rows: dict[str, FieldRow] = {}
        self._headings: dict[Group, PlainLabel] = {}
        columns = QHBoxLayout(self)
        columns.setContentsMargins(12, 8, 10, 8)
        columns.setSpacing(COLUMN_GAP_PX)
        for groups in COLUMNS:
            columns.addWidget(self._column(groups), 1)

    def show_language(self, language: Language) -> None:
        """Write all names in another language."""
        for group, heading in self._headings.items():
            heading.setText(language.text(f"group.{group}"))
        for row in self.rows.values():
            row.show_language(language)

    def show_examination(self, examination: Examination, language: Language) -> None:
        """Show what the presenter says of every line."""
        for key, row in self.rows.items():
            row.show_view(field_view(key, examination, language), field_help(key, examination, language))

    def _column(self, groups: tuple[Group, ...]) -> QWidget:
        column = QWidget()
        grid = QGridLayout(column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(4, 1)
        line = 0
        for group in groups:
            self._headings[group] = self._heading(grid, line)
            line = self._place_fields(group, grid, line + 1)
        grid.setRowStretch(line, 1)
        return column

    def _heading(self, grid: QGridLayout, line: int) -> PlainLabel:
        heading = plain_label(role="heading")
        heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(heading, line, 0, 1, 5)
        grid.setRowMinimumHeight(line, ROW_PX if line else 0)
        return heading

    def _place_fields(self, group: Group, grid: QGridLayout, line: int) -> int:
        for field in fields_of(group):
            row = FieldRow(field.measurement, skipped=field.rare)
            row.place(grid, line)
            grid.setRowMinimumHeight(line, ROW_PX - 2)
            self.rows[row.key] = row
            line += 1
        return line
