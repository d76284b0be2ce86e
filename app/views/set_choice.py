"""Every set of defects in a column of buttons, each taken by one key as well as by a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.appearance import Tint
from app.views.push_button import push_button
from app.views.theme import colour

if TYPE_CHECKING:  # there is nothing to choose before the first frame
    from app.presenters.impression import Choice

FRAME_PX: Final = 2


class SetChoice(QWidget):
    """Holds the focus itself, so that one key is enough whatever button was looked at."""

    chosen = Signal(object)  # the Choice

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self.buttons: list[QPushButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[2 * FRAME_PX] * 4)
        self._column.setSpacing(4)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these from now on; what is offered already keeps its buttons and the focus."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        while self.buttons:
            self.buttons.pop().deleteLater()
        for choice in self._choices:
            button = push_button()
            button.setText(f"{choice.keys[0]}   {choice.name}")
            button.clicked.connect(lambda _checked=False, taken=choice: self.chosen.emit(taken))
            self._column.addWidget(button)
            self.buttons.append(button)
        self.setAccessibleDescription(" ".join(button.text() for button in self.buttons))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take what a key stands for."""
        choice = next((one for one in self._choices if event.text() and event.text() in one.keys), None)
        if choice is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(choice)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show that they go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Frame the whole list while it takes the keys: no single button does, so that Enter takes none."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(colour(Tint.ACCENT), FRAME_PX))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()
