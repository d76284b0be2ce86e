"""The page between a file and the form: what was read, from which text, and a yes or no for each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from app.language import Language
from app.presenters.form import Form
from app.presenters.import_preview import ImportPreview, disagreements, taken_over
from app.views.import_table import COLUMNS, ImportTable
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.text_table import text_view

SIZE: Final = (980, 560)
WIDTHS_PX: Final = {"field": 190, "raw": 250, "taken_as": 130, "remark": 220}


class ImportDialog(QDialog):
    """Ends with the form that a person agreed to, or with none."""

    def __init__(self, window: QWidget, preview: ImportPreview, form: Form, language: Language) -> None:
        super().__init__(window)
        self._preview, self._form, self._language = preview, form, language
        self.result_form: Form | None = None
        self.is_new_case = False
        self.studies = QComboBox()
        self.rows = ImportTable(language)
        self.table = text_view(self.rows)
        self._open_questions = plain_label(role="check", wrap=True)
        self._disagreements = plain_label(role="caution-banner", wrap=True)
        self.add, self.anew, self.cancel = push_button(), push_button(primary=True), push_button()
        self.setWindowTitle(language.text("import.title", source=preview.source))
        self._fill_studies()
        self._dress_table()
        self._lay_out()
        self._bind()
        self._show_study()
        self.resize(*SIZE)
        self.table.setFocus()

    def warnings(self) -> str:
        """Return which of the ticked numbers do not agree."""
        return self._disagreements.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tick with Space wherever the cursor stands in a line."""
        index = self.table.currentIndex()
        if event.key() == Qt.Key.Key_Space and self.table.hasFocus() and index.isValid():
            self._toggle(index.row())
        else:
            super().keyPressEvent(event)

    def _toggle(self, row: int) -> None:
        index = self.rows.index(row, 0)
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            checked = self.rows.data(index, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            turned = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            self.rows.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def _show_study(self) -> None:
        study = self._preview.studies[self.studies.currentIndex()]
        self.rows.show_offers(study.offers, self._form)
        self._count()

    def _count(self) -> None:
        chosen, doubts = len(self.rows.chosen()), self.rows.unsettled()
        apart = disagreements(self._form, self.rows.chosen(), self._language)
        self._disagreements.setText("\n".join(apart))
        self._disagreements.setVisible(bool(apart))
        self._open_questions.setText(
            self._language.text("import.unsettled", n=doubts)
            if doubts
            else self._language.text("import.settled")
        )
        for button, message in ((self.add, "import.add"), (self.anew, "import.anew")):
            button.setText(self._language.text(message, n=chosen))
            button.setEnabled(chosen > 0)

    def _take(self, form: Form) -> None:
        self.is_new_case = form == Form()
        self.result_form = taken_over(form, self.rows.chosen())
        self.accept()

    def _fill_studies(self) -> None:
        for study in self._preview.studies:
            self.studies.addItem(
                self._language.text("import.study", number=study.number, n=len(study.offers))
            )
        self.studies.setVisible(len(self._preview.studies) > 1)
        self.studies.setAccessibleName(self._language.text("import.studies"))

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.windowTitle())
        for section, column in enumerate(COLUMNS):
            if column in WIDTHS_PX:
                table.setColumnWidth(section, WIDTHS_PX[column])
        table.horizontalHeader().setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        text = self._language.text
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        buttons.addWidget(self.anew)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(text("import.explained"), wrap=True))
        column.addWidget(self.studies)
        column.addWidget(self.table, 1)
        if self._preview.left_out:
            left_out = text("import.left_out", names=" · ".join(self._preview.left_out))
            column.addWidget(plain_label(left_out, role="dim", wrap=True))
        column.addWidget(self._disagreements)
        column.addWidget(self._open_questions)
        column.addLayout(buttons)
        self.cancel.setText(text("import.cancel"))
        self.add.setVisible(self._form != Form())

    def _bind(self) -> None:
        self.studies.currentIndexChanged.connect(self._show_study)
        self.rows.dataChanged.connect(self._count)
        self.add.clicked.connect(lambda: self._take(self._form))
        self.anew.clicked.connect(lambda: self._take(Form()))
        self.cancel.clicked.connect(self.reject)
