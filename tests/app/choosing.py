"""Rows of tables chosen as a hand chooses them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

NO_KEY_HELD = Qt.KeyboardModifier.NoModifier


def click_row(table: QTableView, row: int) -> None:
    """Click a row; `selectRow` would obey a Shift or Ctrl that an earlier test left pressed."""
    index = table.model().index(row, 0)
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, NO_KEY_HELD, table.visualRect(index).center()
    )
