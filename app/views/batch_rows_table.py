"""The rows of a batch as a table that is written only where it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from app.batch.rows import Row
from app.language import Language
from app.presenters.batch_run import BatchRun
from app.presenters.batch_table import COLUMNS, Shown, batch_line, shown_rows
from app.views.text_table import Index, TitledTable
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning


class BatchRowsTable(TitledTable):
    """What stands in each cell."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._run: BatchRun | None = None
        self._third_label = ThirdLabelMeaning.UNRESOLVED
        self._rows: tuple[Row, ...] = ()

    def show_run(
        self, run: BatchRun | None, wanted: Shown, third_label: ThirdLabelMeaning, language: Language
    ) -> None:
        """Show the wanted rows of a batch."""
        self.beginResetModel()
        self._run, self._third_label, self._language = run, third_label, language
        self._rows = () if run is None else shown_rows(run, wanted)
        self.endResetModel()

    def row_changed(self, row: Row) -> None:
        """Write one row anew."""
        if row in self._rows:
            place = self._rows.index(row)
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def row_at(self, place: int) -> Row:
        """Return the row at a place of the table."""
        return self._rows[place]

    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are shown."""
        return self._rows

    def count(self) -> int:
        """Say how many rows are shown."""
        return len(self._rows)

    def columns(self) -> Sequence[str]:
        """Name the columns."""
        return COLUMNS

    def title(self, column: str) -> str:
        """Name a column in words."""
        if column in LABELS:
            return label_name(column, self._third_label, self._language.code, short=True)
        return self._language.text(f"batch.column.{column}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Write a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or self._run is None:
            return None
        line, column = batch_line(self._rows[index.row()], self._run, self._language), COLUMNS[index.column()]
        return line.calls[LABELS.index(column)] if column in LABELS else getattr(line, column)
