"""The offers of an import as a table: a tick says yes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.appearance import Tint
from app.language import Language
from app.presenters.form import Form
from app.presenters.import_preview import Offer, OfferLine, is_proposed, landing, offer_line
from app.views.theme import colour

COLUMNS: Final = ("field", "raw", "taken_as", "remark", "place")
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ImportTable(QAbstractTableModel):
    """Lines of one examination; the first column carries the tick."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._offers: tuple[Offer, ...] = ()
        self._lines: list[OfferLine] = []
        self._possible: list[bool] = []
        self._yes: set[int] = set()

    def show_offers(self, offers: tuple[Offer, ...], form: Form) -> None:
        """Show the offers of an examination beside what stands in the form."""
        self.beginResetModel()
        self._offers = offers
        self._lines = [offer_line(one, form, self._language) for one in offers]
        self._possible = [landing(form, one) is not None for one in offers]
        self._yes = {row for row, one in enumerate(offers) if is_proposed(one, form)}
        self.endResetModel()

    def chosen(self) -> tuple[Offer, ...]:
        """Return every offer with a yes."""
        return tuple(one for row, one in enumerate(self._offers) if row in self._yes)

    def unsettled(self) -> int:
        """Count the doubts that nobody has said yes to."""
        return sum(
            self._possible[row] and row not in self._yes and not one.certain
            for row, one in enumerate(self._offers)
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Say how many offers there are."""
        return 0 if parent.isValid() else len(self._offers)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Say how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self._language.text(f"import.column.{COLUMNS[section]}")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Write a cell, or say whether its line is ticked."""
        row, column = index.row(), COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return getattr(self._lines[row], column)
        if role == Qt.ItemDataRole.CheckStateRole and column == "field" and self._possible[row]:
            return Qt.CheckState.Checked if row in self._yes else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and column == "remark":
            return colour(Tint.CAUTION)
        return None

    def setData(  # noqa: N802  # Qt's name
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Say yes or no to a line."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        yes = Qt.CheckState(value) is Qt.CheckState.Checked
        self._yes = self._yes | {index.row()} if yes else self._yes - {index.row()}
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let only what can land be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_land = self._possible[index.row()] and index.column() == 0
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_land else usual
