"""Two examinations of one patient side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.trend import TREND_COLUMNS
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.text_table import Row, TextTable, fit_columns, text_view

SIZE = QSize(860, 640)


class TrendDialog(QDialog):
    """Shows what changed, in units and in z."""

    def __init__(self, window: QWidget, title: str, rows: Sequence[Row], language: Language) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text("trend.window"))
        self.resize(SIZE)
        self.rows = TextTable()
        self.rows.show_rows(tuple(language.text(f"trend.{name}") for name in TREND_COLUMNS), rows)
        table = text_view(self.rows)
        fit_columns(table)
        close = push_button()
        close.setText(language.text("preview.close"))
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(plain_label(language.text("trend.note"), role="dim", wrap=True), 1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(title, role="heading", wrap=True))
        column.addWidget(table, 1)
        column.addLayout(line)
