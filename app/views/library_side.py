"""Beside the table: two measurements against each other, and the chosen cases side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app.language import Language
from app.presenters.comparison import Compared, ComparisonView
from app.presenters.scatter import scatter_view
from app.views.comparison_sheet import ComparisonSheet
from app.views.plain_label import plain_label
from app.views.scatter_plot import ScatterPlot
from heart_engine.domain.measurement import measurements
from heart_engine.protocol.messages import ReferenceCase

FIRST_PAIR: Final = ("rv", "lvedd")  # a shunt before or behind the tricuspid valve: the clearest pair


class LibrarySide(QFrame):
    """The picture follows the table's filter; the comparison follows its selection."""

    case_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self.across, self.up = QComboBox(), QComboBox()
        self._versus = plain_label(role="dim")
        self.plot, self._sheet = ScatterPlot(), ComparisonSheet()
        self._teaching = plain_label(role="dim", wrap=True)
        self._cases: Sequence[ReferenceCase] = ()
        self._patient: Mapping[str, float] = {}
        self._fill_axes()
        self._scroll = QScrollArea()
        self._lay_out()
        self.across.currentIndexChanged.connect(self._draw)
        self.up.currentIndexChanged.connect(self._draw)
        self.plot.case_wanted.connect(self.case_wanted)

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        for box in (self.across, self.up):
            for place, measurement in enumerate(measurements()):
                box.setItemText(place, f"{measurement.abbreviation} {measurement.label(language.code)}")
        self.across.setAccessibleName(language.text("library.across"))
        self.up.setAccessibleName(language.text("library.up"))
        self.plot.setAccessibleName(language.text("library.plot"))
        self._sheet.setAccessibleName(language.text("library.comparison"))
        self._scroll.setAccessibleName(language.text("library.comparison"))
        self._versus.setText(language.text("library.versus"))
        self._teaching.setText(language.text("library.choose"))

    def show_cases(self, cases: Sequence[ReferenceCase], patient: Mapping[str, float]) -> None:
        """Draw these cases, and the patient among them."""
        self._cases, self._patient = cases, patient
        self._draw()

    def show_comparison(self, view: ComparisonView | None, chosen: frozenset[str]) -> None:
        """Show the chosen cases side by side, and ring them in the picture."""
        self._sheet.show_view(view)
        self._teaching.setVisible(view is None)
        self.plot.mark(chosen)

    def comparison_titles(self) -> tuple[Compared, ...]:
        """Return who stands side by side."""
        return self._sheet.titles()

    def _draw(self) -> None:
        keys = (self.across.currentData(), self.up.currentData())
        self.plot.show_view(scatter_view(self._cases, self._patient, *keys))

    def _fill_axes(self) -> None:
        for box, first in zip((self.across, self.up), FIRST_PAIR, strict=True):
            for measurement in measurements():
                box.addItem(measurement.abbreviation, measurement.key)
            box.setCurrentIndex(box.findData(first))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _lay_out(self) -> None:
        axes = QHBoxLayout()
        axes.addWidget(self.up, 1)
        axes.addWidget(self._versus)
        axes.addWidget(self.across, 1)
        self._scroll.setWidgetResizable(True)  # Qt's setter
        self._scroll.setWidget(self._sheet)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(axes)
        column.addWidget(self.plot, 2)
        column.addWidget(self._teaching)
        column.addWidget(self._scroll, 3)
