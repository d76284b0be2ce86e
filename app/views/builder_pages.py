"""The five pages on the way from a spreadsheet to an installed library."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.library_building import OpenQuestion
from app.views.plain_label import plain_label
from app.views.push_button import push_button


class FilePage(QWidget):
    """Which spreadsheet, of which hospital, and whether real people stand in it."""

    file_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.choose = push_button()
        self.choose.setText(language.text("builder.choose"))
        self.path = plain_label(role="dim", wrap=True)
        self.hospital = QLineEdit()
        self.hospital.setMaxLength(40)
        self.hospital.setAccessibleName(language.text("builder.hospital"))
        self.simulated = QCheckBox(language.text("builder.simulated"))
        column = QVBoxLayout(self)
        column.addWidget(plain_label(language.text("builder.explained"), wrap=True))
        column.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.path)
        column.addWidget(plain_label(language.text("builder.hospital")))
        column.addWidget(self.hospital)
        column.addWidget(self.simulated)
        column.addStretch(1)
        self.choose.clicked.connect(self.file_wanted)


class QuestionsPage(QWidget):
    """One line a question; what is proposed is filled in, and counts only once it is sent."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._boxes: dict[tuple[str, ...], QComboBox] = {}
        self._explained = plain_label(wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)  # Qt's setter
        column = QVBoxLayout(self)
        column.addWidget(self._explained)
        column.addWidget(self._scroll, 1)

    def show_questions(self, questions: tuple[OpenQuestion, ...]) -> None:
        """Ask these from now on."""
        self._explained.setText(self._language.text("builder.questions", n=len(questions)))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        self._boxes = {}
        for line, question in enumerate(questions):
            box = self._boxes[question.path] = _answer_box(question)
            grid.addWidget(plain_label(question.says, wrap=True), line, 0)
            grid.addWidget(box, line, 1)
        grid.setRowStretch(len(questions), 1)
        self._scroll.setWidget(inside)

    def answers(self) -> dict[tuple[str, ...], str]:
        """Return what stands in the boxes."""
        return {path: box.currentText().strip() for path, box in self._boxes.items()}


class LinesPage(QWidget):
    """What came of a step, line by line, with at most one thing to do about it."""

    def __init__(self, action: str = "") -> None:
        super().__init__()
        self._lines = plain_label(wrap=True)
        self.action = push_button()
        self.action.setText(action)
        self.action.setVisible(bool(action))
        column = QVBoxLayout(self)
        column.addWidget(self._lines)
        column.addWidget(self.action, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Say this from now on."""
        self._lines.setText("\n\n".join(lines))

    def lines(self) -> str:
        """Return what is said."""
        return self._lines.text()


class InstallPage(QWidget):
    """The last word: an unsigned library answers patients only where somebody means it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.means_it = QCheckBox(language.text("builder.means_it"))
        self.said = plain_label(wrap=True)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(language.text("builder.unsigned"), role="caution-banner", wrap=True))
        column.addWidget(self.means_it)
        column.addWidget(self.said)
        column.addStretch(1)


def _answer_box(question: OpenQuestion) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)  # Qt's setter: a text that no choice offers
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *question.choices])
    box.setCurrentText(question.proposal)
    box.setAccessibleName(question.says)
    box.setMinimumWidth(220)
    return box
