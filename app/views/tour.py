"""The tour's card and the frame around what it speaks of; both lie over the window and change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.appearance import Tint
from app.language import Language
from app.presenters.tour import STOPS, Stop, tour_card
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.scrolled import bring_into_sight
from app.views.theme import colour

WIDTH_PX: Final = 340
GAP_PX: Final = 8
EDGE_PX: Final = 3


class Spotlight(QWidget):
    """Paints a frame; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, place: QRect) -> None:
        """Stand around a place of the window."""
        self.setGeometry(place.adjusted(-GAP_PX // 2, -GAP_PX // 2, GAP_PX // 2, GAP_PX // 2))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(colour(Tint.ACCENT), EDGE_PX))
        half = EDGE_PX // 2 + 1
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
        painter.end()


class Tour(QFrame):
    """Five cards, one after the other; Enter goes on, Esc ends it."""

    ended = Signal()

    def __init__(
        self, window: QWidget, targets: Mapping[Stop, Callable[[], QWidget]], language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._targets, self._language = window, targets, language
        self._place, self._notice = 0, ""
        self._watched: list[QWidget] = []
        self.setProperty("card", True)  # noqa: FBT003  # a property of the style sheet
        self.setFixedWidth(WIDTH_PX)
        self._frame = Spotlight(window)
        self.title, self.text = plain_label(role="heading", wrap=True), plain_label(wrap=True)
        self.notice = plain_label(role="dim", wrap=True)
        self._counter = plain_label(role="dim")
        self.skip, self.back, self.next = push_button(), push_button(), push_button(primary=True)
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self._lay_out()
        self.hide()

    def begin(self) -> None:
        """Show the first card and take the keys."""
        self._place = 0
        self._draw()

    def end(self) -> None:
        """Leave the window as it was."""
        self.hide()
        self._frame.hide()
        self._watch(None)
        self.ended.emit()

    def say(self, notice: str) -> None:
        """Show on the first card what was found out about this computer."""
        self._notice = notice
        if self.isVisible():
            self._draw()

    def show_language(self, language: Language) -> None:
        """Write the card in another language."""
        self._language = language
        if self.isVisible():
            self._draw()

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the page does, which cancels a screening with it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """End with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the target: the window was resized, the page scrolled, or other words moved it."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            QTimer.singleShot(0, self, self._stand_beside)
        return super().eventFilter(watched, event)

    def _watch(self, target: QWidget | None) -> None:
        """Hear of every move of the target, and of whatever it lies in."""
        for one in self._watched:
            one.removeEventFilter(self)
        self._watched = []
        while target is not None:
            self._watched.append(target)
            target.installEventFilter(self)
            target = None if target is self._window else target.parentWidget()

    def _go(self, step: int) -> None:
        self._place += step
        if self._place == len(STOPS):
            self.end()
        else:
            self._draw()

    def _draw(self) -> None:
        language, card = self._language, tour_card(self._place, self._language)
        self.title.setText(card.title)
        self.text.setText(card.text)
        self.notice.setText(self._notice if card.is_first else "")
        self.notice.setVisible(card.is_first and bool(self._notice))
        self._counter.setText(card.counter)
        self.skip.setText(language.text("tour.skip"))
        self.back.setText(language.text("tour.back"))
        self.back.setEnabled(not card.is_first)
        self.next.setText(language.text("tour.done" if card.is_last else "tour.next"))
        self.setAccessibleName(f"{card.title}. {card.text}")
        target = self._targets[STOPS[self._place]]()
        self._watch(target)
        bring_into_sight(target)
        self.show()
        self._stand_beside()
        QTimer.singleShot(0, self, lambda: bring_into_sight(target))  # other words may have moved it
        self.next.setFocus()

    def _stand_beside(self) -> None:
        """Stand below the target, or above it where there is no room; always inside the window."""
        if not self._watched:
            return
        target = self._watched[0]
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self._frame.surround(place.intersected(self._window.rect()))
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH_PX))  # the texts wrap
        below = place.bottom() + 2 * GAP_PX
        fits = below + self.height() <= self._window.height()
        top = below if fits else place.top() - self.height() - 2 * GAP_PX
        most = QPoint(self._window.width() - self.width(), self._window.height() - self.height())
        most -= QPoint(GAP_PX, GAP_PX)  # an edge on the window's own would not be seen
        self.move(max(0, min(place.left(), most.x())), max(0, min(top, most.y())))
        self.raise_()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        for label in (self.title, self.text, self.notice):
            column.addWidget(label)
        line = QHBoxLayout()
        line.addWidget(self._counter)
        line.addStretch(1)
        for button in (self.skip, self.back, self.next):
            line.addWidget(button)
        column.addLayout(line)
