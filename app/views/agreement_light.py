"""Three marks beside each other: filled where a method finds what HEART finds, crossed where it does not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appearance import Tint
from app.language import Language
from app.presenters.agreement import AgreementView, Voice
from app.views.theme import colour

MARK_PX: Final = 12.0
GAP_PX: Final = 6.0
MOST_VOICES: Final = 3


class AgreementLight(QWidget):
    """Paints a mark, a name and a finding for each method; the words say the same without the marks."""

    def __init__(self) -> None:
        super().__init__()
        self._voices: tuple[Voice, ...] = ()
        self._faded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Take two lines of text."""
        return QSize(360, 2 * self.fontMetrics().height() + 2)

    def show_agreement(self, view: AgreementView, language: Language, *, faded: bool) -> None:
        """Paint these methods from now on."""
        self._voices, self._faded = view.voices, faded
        said = {True: language.text("agree.mark.same"), False: language.text("agree.mark.other")}
        words = [f"{one.name}: {one.finding}, {said[one.agrees]}." for one in view.voices]
        self.setAccessibleName(" ".join([language.text("agree.name"), *words, view.sentence]))
        self.setToolTip(" ".join(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the methods from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / max(MOST_VOICES, len(self._voices))
        for index, voice in enumerate(self._voices):
            self._draw_voice(painter, QRectF(index * width, 0, width - GAP_PX, self.height()), voice)
        painter.end()

    def _draw_voice(self, painter: QPainter, box: QRectF, voice: Voice) -> None:
        self._draw_mark(painter, QPointF(box.left() + MARK_PX / 2 + 1, box.top() + box.height() / 4), voice)
        words = box.adjusted(MARK_PX + GAP_PX, 0, 0, 0)
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        painter.setPen(colour(Tint.FAINT if self._faded else Tint.DIM))
        self._draw_text(painter, upper, voice.name)
        painter.setPen(colour(self._tint(voice)))
        self._draw_text(painter, upper.translated(0, upper.height()), voice.finding)

    def _draw_text(self, painter: QPainter, box: QRectF, text: str) -> None:
        short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)

    def _draw_mark(self, painter: QPainter, centre: QPointF, voice: Voice) -> None:
        """Fill a disc for agreement; draw an open one with a bar through it for the contrary."""
        tint, half = colour(self._tint(voice)), MARK_PX / 2
        painter.setPen(QPen(tint, 2))
        painter.setBrush(tint if voice.agrees else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, half - 1, half - 1)
        if not voice.agrees:
            painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half))

    def _tint(self, voice: Voice) -> Tint:
        if self._faded:
            return Tint.FAINT
        return Tint.INK if voice.agrees else Tint.CAUTION
