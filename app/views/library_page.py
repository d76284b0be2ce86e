"""The reference library: a table to filter and sort, a picture of all cases, and cases side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from app.engine.losses import Failure
from app.language import Language
from app.messages import message_for
from app.presenters.comparison import compared_case, compared_patient, comparison_view
from app.presenters.desk import Desk
from app.presenters.library_asking import ReadLibrary, Told
from app.presenters.library_words import shelf_sentence
from app.presenters.reference_ranges import as_case
from app.presenters.shelf import DIAGNOSIS, Shelf, Wanted
from app.views.library_filter import LibraryFilter
from app.views.library_side import LibrarySide
from app.views.library_table import PICTURE, CasePictures, LibraryTable, picture_width
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.text_table import text_view
from heart_engine.domain.case import Case
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.protocol.messages import BundleInfo, ReferenceCase

MOST_COMPARED: Final = 2
SIDE_PX: Final = 470
CELL_PADDING_PX: Final = 28
SAMPLED_ROWS: Final = 40
DIAGNOSIS_PX: Final = 30  # three marks before the words


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the page's cases come from, and who is on the desk."""

    read: ReadLibrary
    bundle: Callable[[], BundleInfo | None]  # None while no engine has greeted
    desk: Desk


class LibraryPage(QWidget):
    """Reads the library when it comes into sight, and again when another bundle answers."""

    builder_wanted = Signal()

    def __init__(self, sources: Sources, language: Language) -> None:
        super().__init__()
        self.build = push_button()
        self._sources, self.language = sources, language
        self._shelf, self._total = Shelf(), 0
        self._read_from: BundleInfo | None = None
        self.filter, self.side, self.rows = LibraryFilter(), LibrarySide(), LibraryTable(language)
        self.table = text_view(self.rows, several=True)
        self._pictures = CasePictures(self.rows)
        self._sentence = plain_label(role="dim", wrap=True)
        self._dress_table()
        self._lay_out()
        self._bind()
        self.show_language(language)

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self.language = language
        self.filter.show_language(language, self._meaning())
        self.side.show_language(language)
        self.rows.show_language(language)
        self.table.setAccessibleName(language.text("page.library"))
        self.build.setText(language.text("builder.open"))
        self._draw()

    def enter(self) -> None:
        """Read the library where that was not done yet, and see who is on the desk now."""
        self.table.setFocus()
        self.see_bundle()

    def see_bundle(self) -> None:
        """Read the library of the bundle that answers now."""
        bundle = self._sources.bundle()
        if bundle is not None and bundle != self._read_from:
            self._read_from, self._shelf, self._total = bundle, Shelf(wanted=self._shelf.wanted), 0
            self.filter.show_language(self.language, self._meaning())
            self._sources.read(Told(self._came, self._failed), None)
        self._draw()

    def sentence(self) -> str:
        """Return what is said under the table."""
        return self._sentence.text()

    def like_patient(self) -> None:
        """Order the library by likeness to the patient on the desk."""
        case = self._sources.desk.examination.case
        if case.measurements:
            self._order_by_likeness(case)

    def like_selected(self) -> None:
        """Order the library by likeness to the chosen case."""
        chosen = self._chosen()
        if chosen:
            self._order_by_likeness(as_case(chosen[0]))

    def _order_by_likeness(self, case: Case) -> None:
        self._sources.read(Told(self._found_similar, self._failed), case)

    def _came(self, cases: tuple[ReferenceCase, ...], total: int) -> None:
        self._shelf, self._total = dataclasses.replace(self._shelf, cases=cases), total
        self._draw()

    def _found_similar(self, cases: tuple[ReferenceCase, ...], total: int) -> None:
        if len(cases) == total:
            self._shelf, self._total = self._shelf.with_similarities(cases), total
            self._draw()
            self.table.scrollToTop()

    def _failed(self, failure: Failure) -> None:
        self._read_from = None
        message = message_for(failure.code, failure.params, self.language)
        self._sentence.setText(f"{message.title} {message.next_step}")

    def _want(self, wanted: Wanted) -> None:
        self._shelf = dataclasses.replace(self._shelf, wanted=wanted)
        self._draw()

    def _turn(self, section: int) -> None:
        column = self.rows.column_name(section)
        if column != PICTURE:
            self._shelf = self._shelf.turned_to(column)
            self._draw()

    def _draw(self) -> None:
        chosen = {case.case_id for case in self._chosen()}
        rows = self._shelf.rows()
        self.rows.show_rows(rows, self._meaning())
        self._fit_columns()
        self._show_order()
        self._choose_again(chosen)
        examination = self._sources.desk.examination
        self.side.show_cases(rows, examination.case.measurements)
        self.filter.like_patient.setEnabled(bool(examination.case.measurements))
        bundle = self._sources.bundle()
        self._sentence.setText(shelf_sentence(self._shelf, len(rows), self._total, bundle, self.language))
        self._compare()

    def _compare(self) -> None:
        chosen = self._chosen()
        self.filter.like_selected.setEnabled(bool(chosen))
        if not chosen:
            self.side.show_comparison(None, frozenset())
            return
        examination = self._sources.desk.examination
        on_desk = bool(examination.case.measurements)
        patient = (compared_patient(examination, self.language),) if on_desk else ()
        cases = (compared_case(case, self._meaning(), self.language) for case in chosen)
        view = comparison_view((*patient, *cases), examination if on_desk else None, chosen[0])
        self.side.show_comparison(view, frozenset(case.case_id for case in chosen))

    def _chosen(self) -> list[ReferenceCase]:
        """Return the chosen cases from the top, as many as fit side by side."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.rows.case_at(row) for row in rows[:MOST_COMPARED]]

    def _choose_again(self, case_ids: set[str]) -> None:
        selection = QItemSelection()
        for case_id in case_ids:
            row = self.rows.row_of(case_id)
            if row is not None:
                index = self.rows.index(row, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def _go_to(self, case_id: str) -> None:
        row = self.rows.row_of(case_id)
        if row is not None:
            index, flags = self.rows.index(row, 0), QItemSelectionModel.SelectionFlag
            # Not `selectRow`: with Shift or Ctrl held down it adds to a choice, or takes this case out of it.
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _meaning(self) -> ThirdLabelMeaning:
        bundle = self._sources.bundle()
        return ThirdLabelMeaning.UNRESOLVED if bundle is None else bundle.third_label

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        metrics = self.table.fontMetrics()
        for section in range(self.rows.columnCount()):
            if self.rows.column_name(section) == PICTURE:
                header.resizeSection(section, picture_width())
            else:
                marks = DIAGNOSIS_PX if self.rows.column_name(section) == DIAGNOSIS else 0
                widest = max(metrics.horizontalAdvance(one) for one in self._samples(section))
                header.resizeSection(section, widest + CELL_PADDING_PX + marks)

    def _samples(self, section: int) -> list[str]:
        rows = range(min(self.rows.rowCount(), SAMPLED_ROWS))
        title = str(self.rows.headerData(section, Qt.Orientation.Horizontal))
        return [title, *(str(self.rows.data(self.rows.index(row, section))) for row in rows)]

    def _show_order(self) -> None:
        header = self.table.horizontalHeader()
        section = self.rows.section_of(self._shelf.order.column)
        falling = self._shelf.order.falling
        direction = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(-1 if section is None else section, direction)

    def _dress_table(self) -> None:
        table = self.table
        table.setItemDelegate(self._pictures)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setSectionsClickable(True)
        table.horizontalHeader().setSortIndicatorShown(True)

    def _lay_out(self) -> None:
        self.side.setFixedWidth(SIDE_PX)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addLayout(middle, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._sentence, 1)
        bottom.addWidget(self.build)
        column.addLayout(bottom)

    def _bind(self) -> None:
        self.build.clicked.connect(self.builder_wanted)
        self.filter.wanted_changed.connect(self._want)
        self.filter.like_patient_wanted.connect(self.like_patient)
        self.filter.like_selected_wanted.connect(self.like_selected)
        self.side.case_wanted.connect(self._go_to)
        self.table.horizontalHeader().sectionClicked.connect(self._turn)
        self.table.selectionModel().selectionChanged.connect(self._compare)
        QShortcut(QKeySequence("Ctrl+R"), self, self.like_patient)
        QShortcut(QKeySequence("Ctrl+K"), self, self.like_selected)
        QShortcut(QKeySequence("Ctrl+F"), self, self.filter.words.setFocus)
