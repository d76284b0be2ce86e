"""The second page of the form: circumstances, sites of measurement, and the values beside a grade."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout

from app.language import Language
from app.presenters.field_help import patient_help, side_help, site_help
from app.presenters.field_names import field_name
from app.presenters.field_view import question_words
from app.presenters.form import EXAM_DATE, HEART_RATE, SATURATION, Form
from app.presenters.number_text import unit_text
from app.views.number_box import NumberBox
from app.views.plain_label import PlainLabel, plain_label, set_role, yielding_label
from app.views.segmented_choice import Segment, SegmentedChoice
from heart_engine.domain.case import Context, Rhythm, Symptom
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites

BOX_PX: Final = 60
SITE_PX: Final = 124  # at least: a window of 1280 pixels shows the page whole
DATE_PX: Final = 94
UNITS: Final = {HEART_RATE: "/min", SATURATION: "%", EXAM_DATE: ""}
RHYTHM_KEYS: Final = {Rhythm.SINUS: "sS1", Rhythm.ATRIAL_FIBRILLATION: "aA2", Rhythm.OTHER: "oO3"}
PREGNANT: Final = {"yes": True, "no": False}
PREGNANT_KEYS: Final = {"yes": "yY1是", "no": "nN0否"}


class SiteBox(QComboBox):
    """A list of sites that the wheel cannot change by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(SITE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the wheel to whatever scrolls."""
        event.ignore()


class CircumstancesPage(QFrame):
    """What is not in Table 1, each in the form's own manner of typing."""

    edited = Signal()
    left = Signal(str, str)
    confirmed = Signal(str, str, bool)
    went_back = Signal(str)
    site_chosen = Signal(str, str)
    context_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self._context = Context()
        self.boxes = {key: self._make_box(key) for key in (*UNITS, *side_values())}
        self._names = {key: plain_label() for key in self.boxes}
        self._questions = {key: yielding_label() for key in self.boxes}
        self.rhythm = self._make_choice(RHYTHM_KEYS, self._choose_rhythm)
        self.pregnant = self._make_choice(PREGNANT_KEYS, self._choose_pregnant)
        self._choice_names = {name: plain_label() for name in ("rhythm", "pregnant")}
        self.symptoms = {symptom: self._make_symptom(symptom) for symptom in Symptom}
        self.sites = {key: self._make_site(key) for key in sites()}
        self._site_names = {key: plain_label() for key in sites()}
        self._headings = {name: plain_label(role="heading") for name in ("context", "sites", "side")}
        self._lay_out()

    def show_language(self, language: Language) -> None:
        """Write all names in another language."""
        for name, heading in self._headings.items():
            heading.setText(language.text(f"more.{name}"))
        for key, label in self._names.items():
            text = field_name(key, language)
            label.setText(text)
            self.boxes[key].setAccessibleName(text)
        for name, label in self._choice_names.items():
            label.setText(language.text(f"more.{name}"))
        self._show_choices(language)
        for symptom, check in self.symptoms.items():
            check.setText(language.text(f"symptom.{symptom}"))
            check.setToolTip(patient_help("symptom", language))
        for key, box in self.sites.items():
            self._site_names[key].setText(field_name(key, language))
            _name_sites(box, key, language)

    def show_form(self, form: Form, language: Language) -> None:
        """Show what is known of the circumstances."""
        self._context = form.context
        for key, box in self.boxes.items():
            box.show_text(form.text(key))
            typed = form.typed.get(key)
            words, tone = (
                ("", "dim")
                if typed is None or typed.value is not None
                else question_words(form, typed, language)
            )
            self._questions[key].setText(words)
            box.setToolTip(words or _help_of(key, language))
            set_role(self._questions[key], tone)
        self.rhythm.show_taken(frozenset({str(form.context.rhythm)}))
        pregnant = {shown for shown, meant in PREGNANT.items() if meant is form.context.pregnant}
        self.pregnant.show_taken(frozenset(pregnant))
        for symptom, check in self.symptoms.items():
            check.setChecked(symptom in form.context.symptoms)
        for key, sites_box in self.sites.items():
            sites_box.setCurrentIndex(max(0, sites_box.findData(form.sites.get(key, ""))))

    def _show_choices(self, language: Language) -> None:
        rhythms = [Segment(one, language.text(f"rhythm.{one}"), keys) for one, keys in RHYTHM_KEYS.items()]
        self.rhythm.show_segments(rhythms)
        self.rhythm.setAccessibleName(language.text("more.rhythm"))
        self.rhythm.setToolTip(patient_help("rhythm", language))
        answers = [
            Segment(one, language.text(f"pregnant.{one}"), keys) for one, keys in PREGNANT_KEYS.items()
        ]
        self.pregnant.show_segments(answers)
        self.pregnant.setAccessibleName(language.text("more.pregnant"))
        self.pregnant.setToolTip(patient_help("pregnant", language))

    def _choose_rhythm(self, rhythm: str) -> None:
        chosen = Rhythm(rhythm) if rhythm else None
        self.context_chosen.emit(dataclasses.replace(self._context, rhythm=chosen))

    def _choose_pregnant(self, answer: str) -> None:
        self.context_chosen.emit(dataclasses.replace(self._context, pregnant=PREGNANT.get(answer)))

    def _tick(self, symptom: Symptom) -> None:
        symptoms = self._context.symptoms ^ {symptom}
        self.context_chosen.emit(dataclasses.replace(self._context, symptoms=symptoms))

    def _make_box(self, key: str) -> NumberBox:
        box = NumberBox(key, DATE_PX if key == EXAM_DATE else BOX_PX)
        box.edited.connect(self.edited)
        box.left.connect(lambda text: self.left.emit(key, text))
        box.confirmed.connect(lambda text, anew: self.confirmed.emit(key, text, anew))
        box.went_back.connect(lambda: self.went_back.emit(key))
        return box

    def _make_choice(
        self, keys: Mapping[Rhythm, str] | Mapping[str, str], choose: Callable[[str], None]
    ) -> SegmentedChoice:
        choice = SegmentedChoice("", [Segment(value, value, typed) for value, typed in keys.items()])
        choice.chosen.connect(choose)
        return choice

    def _make_symptom(self, symptom: Symptom) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda: self._tick(symptom))
        return box

    def _make_site(self, key: str) -> QComboBox:
        box = SiteBox()
        box.activated.connect(lambda index: self.site_chosen.emit(key, box.itemData(index)))
        return box

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(12, 8, 12, 8)
        columns.setSpacing(12)
        columns.addLayout(self._context_column())
        columns.addLayout(self._site_column())
        columns.addLayout(self._side_column(), 1)

    def _context_column(self) -> QGridLayout:
        grid = _column(self._headings["context"])
        for key, unit in UNITS.items():
            self._place_box(grid, key, unit)
        for name, choice in (("rhythm", self.rhythm), ("pregnant", self.pregnant)):
            line = grid.rowCount()
            grid.addWidget(self._choice_names[name], line, 0)
            grid.addWidget(choice, line, 1, 1, 3)
        for box in self.symptoms.values():
            grid.addWidget(box, grid.rowCount(), 0, 1, 4)
        return _ended(grid)

    def _site_column(self) -> QGridLayout:
        grid = _column(self._headings["sites"])
        for key, box in self.sites.items():
            line = grid.rowCount()
            grid.addWidget(self._site_names[key], line, 0)
            grid.addWidget(box, line, 1)
        return _ended(grid)

    def _side_column(self) -> QGridLayout:
        grid = _column(self._headings["side"])
        for key, side in side_values().items():
            self._place_box(grid, key, unit_text(side.unit))
        return _ended(grid)

    def _place_box(self, grid: QGridLayout, key: str, unit: str) -> None:
        line = grid.rowCount()
        grid.addWidget(self._names[key], line, 0)
        grid.addWidget(self.boxes[key], line, 1)
        grid.addWidget(plain_label(unit, role="dim"), line, 2)
        grid.addWidget(self._questions[key], line, 3)
        grid.setColumnStretch(3, 1)


def _help_of(key: str, language: Language) -> str:
    return patient_help(key, language) if key in UNITS else side_help(key, language)


def _column(heading: PlainLabel) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.addWidget(heading, 0, 0, 1, 4)
    return grid


def _ended(grid: QGridLayout) -> QGridLayout:
    """Keep the lines together at the top."""
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _name_sites(box: QComboBox, key: str, language: Language) -> None:
    """Write the choices in another language and keep the one that was made."""
    chosen = box.currentData()
    box.clear()
    box.addItem(language.text("more.site_unknown"), "")
    for site in sites()[key]:
        box.addItem(site.name(language.code), site.id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.view().setMinimumWidth(box.minimumSizeHint().width())  # the list shows whole what the box may cut
    box.setAccessibleName(language.text("more.site_of", name=field_name(key, language)))
    box.setToolTip(site_help(key, language))
