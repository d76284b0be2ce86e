"""The list of examinations: all of them named at once, each read when it comes into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal

from app.language import Language
from app.presenters.history_words import COLUMNS, line_of
from app.store.record_types import Damage
from app.store.search import HistoryEntry
from app.views.text_table import Index, Row, TitledTable

BLOCK: Final = 64  # lines that are read together
NOT_READ_YET: Final = "…"
Line = HistoryEntry | Damage


class HistoryTable(TitledTable):
    """Asks for lines in blocks, and shows a damaged one as what it is."""

    wanted = Signal(object)  # the ids of the lines to read

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._exam_ids: Sequence[str] = ()
        self._places: Mapping[str, int] = {}
        self._lines: dict[str, Line] = {}
        self._written: dict[str, Row] = {}  # in the language spoken now
        self._asked: set[int] = set()

    def show_found(self, exam_ids: Sequence[str], read: Mapping[str, Line]) -> None:
        """Show these examinations; what of them was read already needs no asking."""
        self.beginResetModel()
        self._exam_ids, self._lines, self._asked = exam_ids, dict(read), set()
        self._written.clear()
        self._places = {exam_id: place for place, exam_id in enumerate(exam_ids)}
        self.endResetModel()

    def take(self, lines: Mapping[str, Line]) -> None:
        """Show lines that were asked for."""
        self._lines.update(lines)
        self._written.clear()
        places = [self._places[exam_id] for exam_id in lines if exam_id in self._places]
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), len(COLUMNS) - 1))

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._language = language
        self._written.clear()
        last = len(COLUMNS) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._exam_ids:  # what is chosen stays chosen
            self.dataChanged.emit(self.index(0, 0), self.index(self.count() - 1, last))

    def exam_id(self, row: int) -> str:
        """Return which examination stands in a row."""
        return self._exam_ids[row]

    def count(self) -> int:
        """Return how many examinations were found."""
        return len(self._exam_ids)

    def columns(self) -> Sequence[str]:
        """Name the columns."""
        return COLUMNS

    def title(self, column: str) -> str:
        """Name a column in words."""
        return self._language.text(f"history.column.{column}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell, and have its block read where it was not."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        exam_id = self._exam_ids[index.row()]
        line = self._lines.get(exam_id)
        if line is None:
            self._want(index.row() // BLOCK)
            return NOT_READ_YET
        if exam_id not in self._written:
            self._written[exam_id] = self._cells(line)
        return self._written[exam_id][index.column()]

    def _cells(self, line: Line) -> Row:
        if isinstance(line, Damage):
            words = self._language.text("history.damaged_line", name=line.name, number=line.number)
            return (words, *("",) * (len(COLUMNS) - 1))
        return line_of(line, self._language)

    def _want(self, block: int) -> None:
        if block not in self._asked:
            self._asked.add(block)
            self.wanted.emit(tuple(self._exam_ids[block * BLOCK : (block + 1) * BLOCK]))
