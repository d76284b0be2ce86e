"""The picture of the evidence, where the form stands otherwise: strips in two columns, and a legend."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.appearance import Tint
from app.language import Language
from app.presenters.evidence_picture import CaseSpot, EvidencePicture, PictureLine, Spot
from app.presenters.strip import Beyond
from app.views.case_marks import draw_diagnosis
from app.views.picture_legend import PictureLegend
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.theme import colour

COLUMN_GAP_PX: Final = 28
NAME_SHARE: Final = 0.3
VALUE_SHARE: Final = 0.17
RING_PX: Final = 5.0
MARK_PX: Final = 8.0
MARGIN_PX: Final = 10.0  # a ring at a strip's end lies inside the picture
TOP_PX: Final = 4.0


class EvidenceCanvas(QWidget):
    """Paints every line; the reference cases lie in lanes, this patient on the line's middle."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = EvidencePicture((), 0, "")
        self._ringed, self._faded = "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Take whatever the form leaves."""
        return QSize(600, 400)

    def show_picture(self, picture: EvidencePicture, *, faded: bool) -> None:
        """Paint this from now on."""
        if (picture, faded) != (self._picture, self._faded):
            self._picture, self._faded = picture, faded
            self.setAccessibleName(picture.spoken)
            self.update()

    def ring(self, case_id: str) -> None:
        """Ring the spots of one case."""
        self._ringed = case_id
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw both columns on one grid, so that lines stand level."""
        columns = self._picture.columns
        most = max((len(column) for column in columns), default=0)
        if not most:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - COLUMN_GAP_PX * (len(columns) - 1)) / len(columns)
        height = (self.height() - TOP_PX) / most
        for place, column in enumerate(columns):
            for number, line in enumerate(column):
                box = QRectF(place * (width + COLUMN_GAP_PX), TOP_PX + number * height, width, height)
                self._draw_line(painter, box, line)
        painter.end()

    def _draw_line(self, painter: QPainter, box: QRectF, line: PictureLine) -> None:
        name = QRectF(box.left(), box.top(), box.width() * NAME_SHARE, box.height())
        value = QRectF(name.right(), box.top(), box.width() * VALUE_SHARE - 8, box.height())
        strip = box.adjusted(box.width() * (NAME_SHARE + VALUE_SHARE) + MARGIN_PX, 0, -MARGIN_PX, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour(Tint.FAINT if self._faded else Tint.INK))
        short = self.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, int(name.width()) - 4)
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, short)
        painter.setPen(colour(Tint.DIM))
        painter.drawText(value, middle | Qt.AlignmentFlag.AlignRight, line.value)
        self._draw_strip(painter, strip, line)
        painter.setPen(colour(Tint.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _draw_strip(self, painter: QPainter, strip: QRectF, line: PictureLine) -> None:
        middle = strip.center().y()
        if line.band is not None:
            left, right = (strip.left() + share * strip.width() for share in line.band)
            room = QRectF(left, strip.top() + 2, max(right - left, 2.0), strip.height() - 4)
            painter.fillRect(room, colour(Tint.NORMAL_BAND))
        painter.setPen(colour(Tint.EDGE))
        painter.drawLine(QPointF(strip.left(), middle), QPointF(strip.right(), middle))
        for case in line.cases:
            self._draw_case(painter, strip, case)
        if line.patient is not None:
            self._draw_patient(painter, strip, line.patient)

    def _draw_case(self, painter: QPainter, strip: QRectF, case: CaseSpot) -> None:
        lanes = max(self._picture.lanes, 1)
        room = strip.height() - MARK_PX - 3
        y = strip.top() + MARK_PX / 2 + 1.5 + room * (case.lane + 0.5) / lanes
        centre = QPointF(strip.left() + case.spot.place * strip.width(), y)
        if case.case_id == self._ringed:
            painter.setPen(QPen(colour(Tint.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, MARK_PX, MARK_PX)
        draw_diagnosis(painter, centre, case.labels, MARK_PX)

    def _draw_patient(self, painter: QPainter, strip: QRectF, spot: Spot) -> None:
        """Draw a ring, and an arrow where the value lies beyond the strip's end."""
        centre = QPointF(strip.left() + spot.place * strip.width(), strip.center().y())
        draw_diagnosis(painter, centre, None, 2 * RING_PX)
        painter.drawLine(centre - QPointF(0, strip.height() / 2 - 1), centre - QPointF(0, RING_PX))
        painter.drawLine(centre + QPointF(0, RING_PX), centre + QPointF(0, strip.height() / 2 - 1))
        if spot.beyond is not Beyond.INSIDE:
            tip = centre + QPointF(int(spot.beyond) * (RING_PX + 4), 0)
            painter.drawLine(tip, tip - QPointF(int(spot.beyond) * 4, 4))
            painter.drawLine(tip, tip - QPointF(int(spot.beyond) * 4, -4))


class EvidencePage(QFrame):
    """The canvas between its heading and its legend; it lies where the form lies, and moves nothing."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        self._heading = plain_label(role="heading")
        self.canvas = EvidenceCanvas()
        self.legend, self._lanes = PictureLegend(), plain_label(role="dim", wrap=True)
        self.back = push_button()
        self.back.clicked.connect(self.back_wanted)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(top)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        column.addWidget(self._lanes)

    def show_language(self, language: Language) -> None:
        """Write what does not depend on a case in another language."""
        self._heading.setText(language.text("picture.heading"))
        self._lanes.setText(language.text("picture.lanes"))
        self.back.setText(language.text("picture.back"))
