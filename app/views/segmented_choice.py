"""A row of choices of which one is taken by one key: grades of regurgitation, sex, rhythm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint
from app.views.number_box import ENTER_KEYS
from app.views.theme import colour

HEIGHT_PX: Final = 22
PADDING_PX: Final = 9
CLEAR_KEYS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its value, what it shows, and the keys that take it."""

    value: str
    text: str
    keys: str


class SegmentedChoice(QWidget):
    """Paints its choices side by side and takes one of them by key or click."""

    chosen = Signal(str)  # a value, or "" where the choice was taken back
    confirmed = Signal()
    went_back = Signal()

    def __init__(
        self, accessible_name: str, segments: Sequence[Segment], more_keys: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._segments = tuple(segments)
        self._more_keys = more_keys or {}  # keys for values that no segment shows
        self._taken: frozenset[str] = frozenset()
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show other words for the choices."""
        self._segments = tuple(segments)
        self.updateGeometry()
        self.update()

    def show_taken(self, values: frozenset[str]) -> None:
        """Mark what is taken; two neighbours stand for the grade between them."""
        if values != self._taken:
            self._taken = values
            taken = [one.text for one in self._segments if one.value in values]
            self.setAccessibleDescription(" ".join(taken))
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Fit the widest text in every segment."""
        return QSize(self._segment_width() * len(self._segments) + 1, HEIGHT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take a choice by its key; Enter goes on."""
        value = self._value_of(event.text())
        if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter screens; it is the window's
        elif event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.went_back.emit()
        elif event.key() in ENTER_KEYS:
            self.confirmed.emit()
        elif value is not None:
            self.chosen.emit(value)
        elif event.key() in CLEAR_KEYS:
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take the choice under the pointer."""
        index = int(event.position().x() // self._segment_width())
        self.chosen.emit(self._segments[min(index, len(self._segments) - 1)].value)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Hide the focus."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the segments and the frame around them."""
        painter = QPainter(self)
        width = self._segment_width()
        for index, segment in enumerate(self._segments):
            self._draw_segment(painter, QRectF(index * width, 0, width, HEIGHT_PX), segment)
        frame = QRectF(0.5, 0.5, width * len(self._segments), HEIGHT_PX - 1)
        thick = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(colour(Tint.ACCENT if self.hasFocus() else Tint.EDGE), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(thick / 2 - 0.5, thick / 2 - 0.5, 0.5 - thick / 2, 0.5 - thick / 2))
        painter.end()

    def _value_of(self, key: str) -> str | None:
        if not key:
            return None
        found = (one.value for one in self._segments if key in one.keys)
        return next(found, self._more_keys.get(key))

    def _segment_width(self) -> int:
        texts = (self.fontMetrics().horizontalAdvance(one.text) for one in self._segments)
        return max(texts) + 2 * PADDING_PX

    def _draw_segment(self, painter: QPainter, box: QRectF, segment: Segment) -> None:
        taken = segment.value in self._taken
        painter.fillRect(box, colour(Tint.ACCENT if taken else Tint.PAPER))
        painter.setPen(colour(Tint.LINE))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(colour(Tint.ON_ACCENT if taken else Tint.DIM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, segment.text)
