"""A report before it is paper: its pages, larger and smaller, then print or save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.appearance import Tint
from app.language import Language
from app.views.background import Background
from app.views.plain_label import plain_label
from app.views.printed_pages import pictures
from app.views.push_button import push_button
from app.views.theme import colour

SCREEN_DPI: Final = 96
PERCENTS: Final = (50, 75, 100, 125, 150, 200, 300)
FIRST_PERCENT: Final = 100
SIZE: Final = QSize(900, 660)
_GAP_PX: Final = 12


class PageView(QWidget):
    """Paints one page."""

    def __init__(self, image: QImage, ratio: float) -> None:
        super().__init__()
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.setFixedSize(image.deviceIndependentSize().toSize())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the page with an edge."""
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.setPen(colour(Tint.EDGE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PreviewDialog(QDialog):
    """Shows a report that lies in memory alone."""

    save_wanted = Signal()
    print_wanted = Signal()
    drawn = Signal()

    def __init__(self, window: QWidget, pdf: bytes, language: Language) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text("preview.title"))
        self.resize(SIZE)
        self._pdf, self._language = pdf, language
        self._percent = FIRST_PERCENT
        self.pages: list[PageView] = []
        self._background = Background()
        self._background.done.connect(self._show)
        self.scale = plain_label(role="dim")
        self.message = plain_label(role="hint")
        self.smaller, self.larger = push_button(), push_button()
        self.save, self.print, self.leave = push_button(), push_button(primary=True), push_button()
        self._sheets = QVBoxLayout()
        self._lay_out()
        self._bind()
        self._draw()
        self.print.setFocus()

    def say(self, sentence: str) -> None:
        """Say what became of saving or printing."""
        self.message.setText(sentence)

    def done(self, result: int) -> None:
        """Let a page that is being drawn come to its end."""
        self._background.wait()
        super().done(result)

    def _zoom(self, step: int) -> None:
        place = PERCENTS.index(self._percent) + step
        if 0 <= place < len(PERCENTS):
            self._percent = PERCENTS[place]
            self._draw()

    def _draw(self) -> None:
        """Draw the pages anew at this size, behind the window's back."""
        pdf, dots = self._pdf, SCREEN_DPI * self._percent / 100 * self.devicePixelRatioF()
        self._background.run(lambda: tuple(pictures(pdf, dots)))

    def _show(self, images: Sequence[QImage]) -> None:
        for page in self.pages:
            self._sheets.removeWidget(page)
            page.deleteLater()
        self.pages = [PageView(image, self.devicePixelRatioF()) for image in images]
        for number, page in enumerate(self.pages, start=1):
            page.setAccessibleName(self._language.text("preview.page", number=number, pages=len(self.pages)))
            self._sheets.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.scale.setText(self._language.text("preview.scale", percent=self._percent, pages=len(self.pages)))
        self.drawn.emit()

    def _bind(self) -> None:
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.leave.clicked.connect(self.reject)
        for key, signal in (("Ctrl+S", self.save_wanted), ("Ctrl+P", self.print_wanted)):
            QShortcut(QKeySequence(key), self, signal.emit)
        for keys, step in ((("Ctrl++", "Ctrl+="), 1), (("Ctrl+-",), -1)):
            for key in keys:
                QShortcut(QKeySequence(key), self, lambda wanted=step: self._zoom(wanted))

    def _lay_out(self) -> None:
        text = self._language.text
        for button, name in (
            (self.smaller, "smaller"),
            (self.larger, "larger"),
            (self.save, "save"),
            (self.print, "print"),
            (self.leave, "close"),
        ):
            button.setText(text(f"preview.{name}"))
        line = QHBoxLayout()
        for widget in (self.smaller, self.scale, self.larger):
            line.addWidget(widget)
        line.addWidget(self.message, 1)
        for button in (self.save, self.print, self.leave):
            line.addWidget(button)
        sheet = QWidget()
        self._sheets.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX, _GAP_PX)
        self._sheets.setSpacing(_GAP_PX)
        self._sheets.setAlignment(Qt.AlignmentFlag.AlignTop)
        sheet.setLayout(self._sheets)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)  # Qt's setter
        scroll.setWidget(sheet)
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(scroll, 1)
