"""The explanation of one field, shown beside it until the cursor goes elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.plain_label import plain_label

WIDTH_PX: Final = 380
GAP_PX: Final = 4


class HelpCard(QFrame):
    """A sheet that lies over the window; it takes no focus and no key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("card", True)  # noqa: FBT003  # a property of the style sheet
        self.setFixedWidth(WIDTH_PX)
        self.text = plain_label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(self.text)
        self.hide()

    def show_beside(self, control: QWidget, text: str) -> None:
        """Lie under a control, or above it where there is no room."""
        self.text.setText(text)
        self.setFixedHeight(self.layout_height())
        place = control.mapTo(self._window, QPoint(0, control.height() + GAP_PX))
        if place.y() + self.height() > self._window.height():
            place.setY(control.mapTo(self._window, QPoint(0, 0)).y() - self.height() - GAP_PX)
        self.move(place)
        self.show()
        self.raise_()

    def layout_height(self) -> int:
        """Return how tall the text makes the card."""
        margins = self.contentsMargins()
        inside = WIDTH_PX - 24 - margins.left() - margins.right()
        return self.text.heightForWidth(inside) + 18 + margins.top() + margins.bottom()
