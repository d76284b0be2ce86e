"""Tables of words: rows that nobody edits, under titles, written as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

Row = tuple[str, ...]
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_PX: Final = 26


class TitledTable(QAbstractTableModel):
    """So many rows under so many titles; what stands in a cell is for each kind of table to say."""

    def count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def columns(self) -> Sequence[str]:
        """Name the columns, for the program."""
        raise NotImplementedError

    def title(self, column: str) -> str:
        """Name a column, for the reader."""
        raise NotImplementedError

    def alignment(self, _column: str) -> Qt.AlignmentFlag:
        """Say where a column's words stand, its title above them."""
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Return how many rows there are; a cell has none of its own."""
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Return how many columns there are; a cell has none of its own."""
        return 0 if parent.isValid() else len(self.columns())

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, or where it stands."""
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        return self.title(column) if role == Qt.ItemDataRole.DisplayRole else None


class TextTable(TitledTable):
    """Rows of plain text under plain titles."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: Row = ()
        self._rows: Sequence[Row] = ()

    def show_rows(self, titles: Row, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._titles, self._rows = titles, rows
        self.endResetModel()

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def columns(self) -> Sequence[str]:
        """Return the titles, which are all the names there are."""
        return self._titles

    def title(self, column: str) -> str:
        """Return the title itself."""
        return column

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self._rows[index.row()][index.column()]


def text_view(model: QAbstractTableModel, *, several: bool = False) -> QTableView:
    """Return a view of whole rows that nobody edits."""
    view = QTableView()
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    mode = QAbstractItemView.SelectionMode
    view.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)  # Qt's setter
    view.setShowGrid(False)  # Qt's setter
    view.setWordWrap(False)  # Qt's setter
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)  # Qt's setter
    view.verticalHeader().setDefaultSectionSize(ROW_PX)
    return view


def fit_columns(view: QTableView, widest: int = 0) -> None:
    """Make each column as wide as its words, and let one take what is left."""
    header = view.horizontalHeader()
    for column in range(view.model().columnCount()):
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(column, mode.Stretch if column == widest else mode.ResizeToContents)
