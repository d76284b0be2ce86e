"""The table of reference cases: only what is in sight is written and painted; thousands scroll smoothly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.appearance import Tint
from app.language import Language
from app.presenters.reference_ranges import FURTHEST
from app.presenters.shelf import DIAGNOSIS, columns
from app.presenters.shelf_row import cell_text, column_title, fingerprint
from app.views.case_marks import diagnosis_width, draw_diagnosis
from app.views.text_table import Index, TitledTable
from app.views.theme import colour
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.measurement import by_key
from heart_engine.protocol.messages import ReferenceCase

PICTURE: Final = "picture"
TICK_PX: Final = 5


class LibraryTable(TitledTable):
    """What stands in each cell, asked for by the view when the cell comes into sight."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._meaning = ThirdLabelMeaning.UNRESOLVED
        self._columns = _with_picture(columns(with_similarity=False))
        self._rows: tuple[ReferenceCase, ...] = ()

    def show_rows(self, rows: tuple[ReferenceCase, ...], meaning: ThirdLabelMeaning) -> None:
        """Show these cases from now on."""
        self.beginResetModel()
        self._rows, self._meaning = rows, meaning
        with_similarity = any(case.similarity is not None for case in rows)
        self._columns = _with_picture(columns(with_similarity=with_similarity))
        self.endResetModel()

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()

    def case_at(self, row: int) -> ReferenceCase:
        """Return the case of a row."""
        return self._rows[row]

    def row_of(self, case_id: str) -> int | None:
        """Return where a case stands, None where it is not shown."""
        return next((row for row, case in enumerate(self._rows) if case.case_id == case_id), None)

    def column_name(self, section: int) -> str:
        """Return what a column is about."""
        return self._columns[section]

    def section_of(self, column: str) -> int | None:
        """Return where a column stands."""
        return self._columns.index(column) if column in self._columns else None

    def count(self) -> int:
        """Say how many cases are shown."""
        return len(self._rows)

    def columns(self) -> Sequence[str]:
        """Name the columns."""
        return self._columns

    def title(self, column: str) -> str:
        """Name a column in words."""
        return column_title(column, self._language)

    def alignment(self, column: str) -> Qt.AlignmentFlag:
        """Put numbers under each other."""
        if column in by_key():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().alignment(column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Write a cell, or hand its case to who paints it."""
        case, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return case
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and column != PICTURE:
            return cell_text(case, column, self._meaning, self._language)
        return None


class CasePictures(QStyledItemDelegate):
    """Paints the diagnosis with its shapes, and all measurements of a case as one row of ticks."""

    def __init__(self, table: LibraryTable) -> None:
        super().__init__()
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802  # Qt's name
        """Leave room for the shapes before the words."""
        super().initStyleOption(option, index)
        if self._table.column_name(index.column()) == DIAGNOSIS:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell as usual, then what words cannot say."""
        super().paint(painter, option, index)
        column = self._table.column_name(index.column())
        if column not in (DIAGNOSIS, PICTURE):
            return
        case, room = self._table.case_at(index.row()), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column == PICTURE:
            _draw_fingerprint(painter, room, case)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._draw_diagnosis(painter, room, index, selected=selected)
        painter.restore()

    def _draw_diagnosis(self, painter: QPainter, room: QRectF, index: Index, *, selected: bool) -> None:
        labels = self._table.case_at(index.row()).labels
        width = diagnosis_width(labels)
        draw_diagnosis(painter, QPointF(room.left() + 6 + width / 2, room.center().y()), labels)
        painter.setPen(colour(Tint.ON_ACCENT if selected else Tint.INK))
        words = str(self._table.data(index))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room.adjusted(12 + width, 0, 0, 0), left, words)


def picture_width() -> int:
    """Return how wide the picture of a whole case is."""
    return len(by_key()) * TICK_PX + 12


def _draw_fingerprint(painter: QPainter, room: QRectF, case: ReferenceCase) -> None:
    """Draw a tick for each measurement: up where it is high, down where low, a gap where it is missing."""
    middle, half = room.center().y(), room.height() / 2 - 2
    painter.setPen(colour(Tint.LINE))
    inside = half / FURTHEST
    painter.fillRect(
        QRectF(room.left() + 6, middle - inside, len(by_key()) * TICK_PX, 2 * inside),
        colour(Tint.NORMAL_BAND),
    )
    for place, away in enumerate(fingerprint(case)):
        if away is None:
            continue
        left = room.left() + 6 + place * TICK_PX
        height = away / FURTHEST * half
        painter.fillRect(QRectF(left, middle, TICK_PX - 2, -height or 1), colour(Tint.INK))


def _with_picture(names: tuple[str, ...]) -> tuple[str, ...]:
    """Put the picture between what is known of the person and the numbers."""
    split = next(place for place, name in enumerate(names) if name in by_key())
    return (*names[:split], PICTURE, *names[split:])
