"""The offers of an import as a table: a tick says yes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from app.appearance import Tint
from app.language import Language
from app.presenters.form import Form
from app.presenters.import_preview import Offer, OfferLine, is_proposed, landing, offer_line
from app.views.text_table import Index, TitledTable
from app.views.theme import colour

COLUMNS: Final = ("field", "raw", "taken_as", "remark", "place")


class ImportTable(TitledTable):
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

    def count(self) -> int:
        """Say how many offers there are."""
        return len(self._offers)

    def columns(self) -> Sequence[str]:
        """Name the columns."""
        return COLUMNS

    def title(self, column: str) -> str:
        """Name a column in words."""
        return self._language.text(f"import.column.{column}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
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
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Say yes or no to a line."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        yes = Qt.CheckState(value) is Qt.CheckState.Checked
        self._yes = self._yes | {index.row()} if yes else self._yes - {index.row()}
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only what can land be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_land = self._possible[index.row()] and index.column() == 0
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_land else usual
