"""The only place where a QLabel is made: text from data is never guessed to be markup."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QToolTip  # noqa: TID251  # this is the factory

PlainLabel = QLabel
"""The type of what the factory makes, for annotations."""


class _YieldingLabel(QLabel):
    """Shows as much of its line as there is room for, from its beginning; the rest is under the pointer."""

    def event(self, event: QEvent) -> bool:
        """Show the whole text, as plain as it is, where a part of it is in sight."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._is_cut():
            QToolTip.showText(event.globalPos(), f"<span>{html.escape(self.text())}</span>", self)
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Insist on no width."""
        return QSize(0, super().minimumSizeHint().height())

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the text, or what of it fits."""
        if not self._is_cut():
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        place = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        enabled, ink = self.isEnabled(), self.foregroundRole()
        self.style().drawItemText(painter, room, place.value, self.palette(), enabled, shown, ink)
        painter.end()


def plain_label(text: str = "", *, role: str = "", wrap: bool = False) -> PlainLabel:
    """Return a label that shows its text as it is; `role` names its look in the style sheet."""
    return _dressed(QLabel(text), role, wrap=wrap)


def yielding_label(*, role: str = "") -> PlainLabel:
    """Return a label that takes what room is left instead of asking for more."""
    label = _dressed(_YieldingLabel(), role)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def shrinking_label(*, role: str = "") -> PlainLabel:
    """Return a label that is as wide as its line, and gives way where others need the room."""
    return _dressed(_YieldingLabel(), role)


def _dressed(label: PlainLabel, role: str, *, wrap: bool = False) -> PlainLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    return label


def set_role(label: PlainLabel, role: str) -> None:
    """Give a label another look."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
