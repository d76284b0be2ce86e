"""One line of the form: name, box or grades, unit, strip, verdict."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.language import Language
from app.presenters.field_names import field_name
from app.presenters.field_view import FieldView
from app.presenters.form import unit_of
from app.views.number_box import NumberBox
from app.views.plain_label import plain_label, set_role, yielding_label
from app.views.range_strip import RangeStrip
from app.views.segmented_choice import Segment, SegmentedChoice
from heart_engine.domain.measurement import Measurement

BOX_PX: Final = 54
VERDICT_PX: Final = 160  # what a verdict without a strip beside it may ask for
GRADE_KEYS: Final = "01234"
HALF_KEYS: Final = MappingProxyType({".": "half", "+": "half"})


class FieldRow(QObject):
    """Puts the widgets of one measurement into a row of its group's grid."""

    edited = Signal()
    left = Signal(str, str)
    confirmed = Signal(str, str, bool)
    went_back = Signal(str)
    computed_wanted = Signal(str)
    grade_chosen = Signal(str, str)

    def __init__(self, measurement: Measurement, *, skipped: bool) -> None:
        super().__init__()
        self.key = measurement.key
        self.skipped = skipped
        self.help_text = ""
        self._shown: FieldView | None = None  # None: something else stands there, draw all of it
        self._measurement = measurement
        self._name = plain_label(role="faint" if skipped else "")
        self._abbreviation = plain_label(measurement.abbreviation, role="faint" if skipped else "dim")
        self._unit = plain_label(unit_of(measurement.key), role="dim")
        self._strip = RangeStrip()
        self._verdict = yielding_label(role="dim")
        self.box = None if measurement.is_grade else self._make_box()
        self.grades = self._make_grades() if measurement.is_grade else None

    @property
    def control(self) -> QWidget:
        """The widget that takes the keys."""
        control = self.box or self.grades
        assert control is not None  # noqa: S101  # one of the two was made above
        return control

    def place(self, grid: QGridLayout, row: int) -> None:
        """Stand in one row of a grid, aligned with the others."""
        grid.addWidget(self._name, row, 0)
        grid.addWidget(self._abbreviation, row, 1)
        if self.box is not None:
            grid.addWidget(self.box, row, 2)
            grid.addWidget(self._unit, row, 3)
            grid.addLayout(_side_by_side(self._strip, self._verdict, stretch=1), row, 4)
        else:
            grid.addLayout(_side_by_side(self.control, self._verdict, stretch=0), row, 2, 1, 3)

    def show_language(self, language: Language) -> None:
        """Write the name in another language; screen readers get the full one."""
        self._name.setText(field_name(self.key, language))
        full = self._measurement.label(language.code)
        unit = unit_of(self.key)
        kind = "field.grade.name" if self._measurement.is_grade else "field.number.name"
        self.control.setAccessibleName(language.text(kind, name=full, unit=unit))

    def show_view(self, view: FieldView, help_text: str) -> None:
        """Show what the presenter says of this field."""
        self.help_text = help_text
        self.control.setToolTip(help_text)
        if self.box is not None and self.box.is_pending:
            return
        if view == self._shown:
            return
        self._shown = view
        if self.box is not None:
            self.box.show_text(view.text)
            self._strip.setVisible(not view.wide)
            self._strip.show_strip(view.strip)
        if self.grades is not None:
            self.grades.show_taken(view.grades)
        self._verdict.setText(view.verdict)
        asked = min(self._verdict.sizeHint().width(), VERDICT_PX) if view.wide else 0
        self._verdict.setMinimumWidth(asked)
        set_role(self._verdict, view.tone)
        self.control.setAccessibleDescription(view.verdict)

    def _make_box(self) -> NumberBox:
        box = NumberBox(self.key, BOX_PX, takes_computed=True)
        box.setProperty("dimmed", self.skipped)
        box.edited.connect(self._await_reading)
        box.edited.connect(self.edited)
        box.left.connect(lambda text: self.left.emit(self.key, text))
        box.confirmed.connect(lambda text, anew: self.confirmed.emit(self.key, text, anew))
        box.went_back.connect(lambda: self.went_back.emit(self.key))
        box.computed_wanted.connect(lambda: self.computed_wanted.emit(self.key))
        return box

    def _await_reading(self) -> None:
        """Say nothing of a text that is still being typed, least of all what was said of the one before."""
        self._shown = None
        self._strip.show_strip(None)
        self._verdict.clear()
        self.control.setAccessibleDescription("")

    def _make_grades(self) -> SegmentedChoice:
        grades = SegmentedChoice(self.key, [Segment(one, one, one) for one in GRADE_KEYS], HALF_KEYS)
        grades.chosen.connect(lambda grade: self.grade_chosen.emit(self.key, grade))
        grades.confirmed.connect(lambda: self.confirmed.emit(self.key, "", False))  # noqa: FBT003  # a signal has no names
        grades.went_back.connect(lambda: self.went_back.emit(self.key))
        return grades


def _side_by_side(first: QWidget, verdict: QWidget, *, stretch: int) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    line.addWidget(first, stretch)
    line.addWidget(verdict, 1)
    return line
