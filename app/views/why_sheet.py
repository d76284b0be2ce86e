"""Which measurements drive the answer, and what to measure next; a measurement leads to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.why import Driver, NextMeasurement, WhyView
from app.views.change_bar import ChangeBar
from app.views.plain_label import plain_label
from app.views.push_button import push_button


class WhySheet(QScrollArea):
    """Two lists, written anew for each answer."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[WhyView, bool] | None = None
        self._buttons: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_why(self, view: WhyView, language: Language, *, faded: bool) -> None:
        """Show what drives this answer."""
        if (view, faded) == self._shown:
            return
        self._shown, self._buttons = (view, faded), []
        inside = QWidget()
        inside.setObjectName("remarks")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(view.sentence, role="heading", wrap=True))
        column.addLayout(_drivers(view.drivers, view.full, language, faded=faded))
        column.addSpacing(8)
        column.addWidget(plain_label(view.next_sentence, role="heading", wrap=True))
        for button in self._make_buttons(view.measure_next):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def enter(self) -> None:
        """Take the most useful measurement under the cursor, else the list, which scrolls by keys."""
        (self._buttons[0] if self._buttons else self).setFocus(Qt.FocusReason.TabFocusReason)

    def _make_buttons(self, wanted: Sequence[NextMeasurement]) -> Sequence[QWidget]:
        for one in wanted:
            button = push_button()
            button.setText(one.name)
            button.clicked.connect(lambda _checked=False, key=one.key: self.field_wanted.emit(key))
            self._buttons.append(button)
        return self._buttons


def _drivers(drivers: Sequence[Driver], full: float, language: Language, *, faded: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(1, 1)
    for number, driver in enumerate(drivers):
        bar = ChangeBar()
        bar.show_change(driver.change, full, faded=faded)
        bar.setAccessibleName(language.text("why.driver.name", name=driver.name, words=driver.change.words))
        grid.addWidget(plain_label(driver.name), 2 * number, 0)
        grid.addWidget(bar, 2 * number, 1)
        grid.addWidget(plain_label(driver.change.words, role="dim", wrap=True), 2 * number + 1, 0, 1, 2)
    return grid
