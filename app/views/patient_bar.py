"""Who is on the desk: number, sex, age and size, always in sight."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.language import Language
from app.presenters.field_help import patient_help
from app.presenters.form import AGE, HEIGHT, WEIGHT, Form
from app.presenters.patient_view import PatientView
from app.views.number_box import NumberBox
from app.views.plain_label import PlainLabel, plain_label, set_role, shrinking_label, yielding_label
from app.views.push_button import push_button
from app.views.segmented_choice import Segment, SegmentedChoice
from heart_engine.domain.case import Sex

CASE_ID: Final = "case_id"
NAME: Final = "name"
SEX: Final = "sex"
WIDTHS_PX: Final = {CASE_ID: 160, NAME: 120, AGE: 64, HEIGHT: 56, WEIGHT: 56}
OFFER_PX: Final = 280  # of words
SEX_KEYS: Final = {Sex.FEMALE: "fF2女", Sex.MALE: "mM1男", Sex.UNKNOWN: "?uU0未"}


class PatientBar(QFrame):
    """One line above the form."""

    edited = Signal()
    left = Signal(str, str)
    confirmed = Signal(str, str, bool)
    went_back = Signal(str)
    sex_chosen = Signal(str)
    offer_taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self.boxes = {key: self._make_box(key, width) for key, width in WIDTHS_PX.items()}
        self.sex = SegmentedChoice(SEX, [Segment(sex, sex, keys) for sex, keys in SEX_KEYS.items()])
        self.sex.chosen.connect(lambda sex: self.sex_chosen.emit(sex or Sex.UNKNOWN))
        self.sex.confirmed.connect(lambda: self.confirmed.emit(SEX, "", False))  # noqa: FBT003  # a signal has no names
        self.sex.went_back.connect(lambda: self.went_back.emit(SEX))
        self._names = {key: plain_label(role="dim") for key in (CASE_ID, NAME, SEX, AGE, HEIGHT, WEIGHT)}
        self._age_unit = plain_label(role="dim")
        self._summary = shrinking_label(role="dim")
        self._question = yielding_label(role="check")
        self._record = plain_label(role="dim")
        self.offer = push_button()
        self.offer.hide()
        self.offer.clicked.connect(self.offer_taken)
        self._lay_out()

    def controls(self) -> dict[str, QWidget]:
        """Return the widgets that take keys, in their order."""
        order = (CASE_ID, NAME, SEX, AGE, HEIGHT, WEIGHT)
        return {key: self.sex if key == SEX else self.boxes[key] for key in order}

    def show_language(self, language: Language) -> None:
        """Write all names in another language."""
        for key, label in self._names.items():
            name = language.text(f"patient.{key.strip('_')}")
            label.setText(name)
            self.controls()[key].setAccessibleName(name)
            self.controls()[key].setToolTip(patient_help(key, language))
        self._age_unit.setText(language.text("patient.age.unit"))
        self.sex.show_segments(
            [Segment(sex, language.text(f"patient.sex.{sex}"), keys) for sex, keys in SEX_KEYS.items()]
        )

    def show_patient(self, form: Form, view: PatientView) -> None:
        """Show who it is."""
        self.boxes[CASE_ID].show_text(form.case_id)
        self.boxes[NAME].show_text(form.name)
        for key, text in view.texts.items():
            self.boxes[key].show_text(text)
        self.sex.show_taken(frozenset({form.sex}))
        self._summary.setText(view.summary)
        self._question.setText(view.question)

    def show_record(self, sentence: str, *, kept: bool) -> None:
        """Say whether the records hold what stands in the form."""
        self._record.setText(sentence)
        set_role(self._record, "dim" if kept else "check")

    def record_text(self) -> str:
        """Return what is said about the record."""
        return self._record.text()

    def show_offer(self, sentence: str) -> None:
        """Offer to go on with a patient who is known, in place of what the records hold of a new form.

        A long name is cut, and whole under the pointer: a small laptop has no room for it.
        """
        self.offer.ensurePolished()
        cut = self.offer.fontMetrics().elidedText(sentence, Qt.TextElideMode.ElideMiddle, OFFER_PX)
        self.offer.setText(cut)
        self.offer.setToolTip(f"<span>{html.escape(sentence)}</span>" if cut != sentence else "")
        self.offer.setAccessibleName(sentence)
        self.offer.setVisible(bool(sentence))
        self._record.setVisible(not sentence)

    def _make_box(self, key: str, width_px: int) -> NumberBox:
        box = NumberBox(key, width_px)
        box.edited.connect(self.edited)
        box.left.connect(lambda text: self.left.emit(key, text))
        box.confirmed.connect(lambda text, anew: self.confirmed.emit(key, text, anew))
        box.went_back.connect(lambda: self.went_back.emit(key))
        return box

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 14, 6)
        line.setSpacing(6)
        units: dict[str, PlainLabel] = {
            AGE: self._age_unit,
            HEIGHT: plain_label("cm", role="dim"),
            WEIGHT: plain_label("kg", role="dim"),
        }
        for key, control in self.controls().items():
            line.addWidget(self._names[key])
            line.addWidget(control)
            if key in units:
                line.addWidget(units[key])
            line.addSpacing(10)
        line.addWidget(self._summary)
        line.addSpacing(10)
        line.addWidget(self._question, 1)
        line.addWidget(self.offer)
        line.addWidget(self._record)
