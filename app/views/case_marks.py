"""The mark of a whole diagnosis: the shapes of its labels beside each other, a cross where there is none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from app.appearance import Tint, mark_of
from app.views.label_mark import draw_shape
from app.views.theme import colour
from heart_engine.domain.labels import LabelSet

MARK_PX: Final = 9.0
GAP_PX: Final = 1.0


def draw_diagnosis(
    painter: QPainter, centre: QPointF, labels: LabelSet | None, size: float = MARK_PX
) -> None:
    """Draw the mark of a diagnosis; the patient, whose diagnosis nobody confirmed, is a hollow ring."""
    if labels is None:
        painter.setPen(QPen(colour(Tint.INK), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, size * 0.6, size * 0.6)
        return
    marks = [mark_of(label) for label in labels or ("none",)]
    width = len(marks) * size + (len(marks) - 1) * GAP_PX
    painter.save()
    painter.translate(centre.x() - width / 2, centre.y() - size / 2)
    for mark in marks:
        draw_shape(painter, mark.shape, colour(mark.tint), size)
        painter.translate(size + GAP_PX, 0)
    painter.restore()


def diagnosis_width(labels: LabelSet, size: float = MARK_PX) -> float:
    """Return how wide the mark of a diagnosis is."""
    count = max(1, len(labels))
    return count * size + (count - 1) * GAP_PX
