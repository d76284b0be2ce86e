"""The line above the reference cases: which of them are wanted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.language import Language
from app.presenters.shelf import Wanted
from app.presenters.shelf_row import age_text, diagnosis_text
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from heart_engine.domain.age_band import age_bands
from heart_engine.domain.case import Sex
from heart_engine.domain.labels import ThirdLabelMeaning, label_set_from_text, label_set_to_text, label_sets

ANY: Final = None


class LibraryFilter(QWidget):
    """Three choices, a box for a case's id, and the buttons that order by likeness."""

    wanted_changed = Signal(object)  # Wanted
    like_patient_wanted = Signal()
    like_selected_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.labels, self.age, self.sex = QComboBox(), QComboBox(), QComboBox()
        self.words = QLineEdit()
        self.words.setMaximumWidth(150)
        self.like_patient, self.like_selected = push_button(), push_button()
        self._title = plain_label(role="dim")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self.labels, self.age, self.sex, self.words):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.like_selected)
        line.addWidget(self.like_patient)
        for box in (self.labels, self.age, self.sex):
            box.currentIndexChanged.connect(self._tell)
        self.words.textChanged.connect(self._tell)
        self.like_patient.clicked.connect(self.like_patient_wanted)
        self.like_selected.clicked.connect(self.like_selected_wanted)

    def show_language(self, language: Language, meaning: ThirdLabelMeaning) -> None:
        """Write all choices in another language; what is chosen stays chosen."""
        sets = (
            (label_set_to_text(one), diagnosis_text(one, meaning, language))
            for one in label_sets(with_none=True)
        )
        _fill(self.labels, [(ANY, language.text("library.all_diagnoses")), *sets])
        ages = ((band, age_text(band, language)) for band in age_bands())
        _fill(self.age, [(ANY, language.text("library.all_ages")), *ages])
        sexes = ((sex.value, language.text(f"patient.sex.{sex}")) for sex in Sex)
        _fill(self.sex, [(ANY, language.text("library.all_sexes")), *sexes])
        self._title.setText(language.text("library.show"))
        names = ("library.column.labels", "library.column.age_band", "library.column.sex")
        for box, name in zip((self.labels, self.age, self.sex), names, strict=True):
            box.setAccessibleName(language.text(name))
        self.words.setPlaceholderText(language.text("library.search"))
        self.words.setAccessibleName(language.text("library.search"))
        self.like_patient.setText(language.text("library.like_patient.keys"))
        self.like_selected.setText(language.text("library.like_selected.keys"))

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        diagnosis = self.labels.currentData()
        return Wanted(
            None if diagnosis is None else label_set_from_text(diagnosis),
            self.age.currentData(),
            self.sex.currentData(),
            self.words.text().strip(),
        )

    def _tell(self) -> None:
        self.wanted_changed.emit(self.wanted())


def _fill(box: QComboBox, choices: list[tuple[object, str]]) -> None:
    """Offer these choices without telling anybody that something changed."""
    chosen = max(box.currentIndex(), 0)
    blocked = box.blockSignals(True)  # noqa: FBT003  # Qt's setter
    box.clear()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(chosen)
    box.blockSignals(blocked)
