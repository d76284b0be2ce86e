"""Two measurements against each other: every reference case that has both, and this patient among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.presenters.form import unit_of
from app.presenters.number_text import number_text
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.measurement import by_key
from heart_engine.protocol.messages import ReferenceCase


@dataclass(frozen=True, slots=True)
class Dot:
    """A case in the picture, from 0 to 1 on each axis."""

    x: float
    y: float
    labels: LabelSet
    case_id: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One measurement and the values at the two ends of its axis."""

    name: str
    low: float
    high: float

    def place(self, value: float) -> float:
        """Return where a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def ends(self) -> tuple[str, str]:
        """Write the values at both ends."""
        return number_text(self.low), number_text(self.high)


@dataclass(frozen=True, slots=True)
class ScatterView:
    """The whole picture."""

    across: Axis
    up: Axis
    dots: tuple[Dot, ...]
    patient: tuple[float, float] | None


def scatter_view(
    cases: Sequence[ReferenceCase], patient: Mapping[str, float], across: str, up: str
) -> ScatterView | None:
    """Place the cases that have both measurements; None where none has."""
    placed = [case for case in cases if across in case.measurements and up in case.measurements]
    if not placed:
        return None
    x, y = (
        _axis(key, [one[key] for one in (*(case.measurements for case in placed), patient) if key in one])
        for key in (across, up)
    )
    dots = tuple(
        Dot(x.place(case.measurements[across]), y.place(case.measurements[up]), case.labels, case.case_id)
        for case in placed
    )
    known = across in patient and up in patient
    return ScatterView(x, y, dots, (x.place(patient[across]), y.place(patient[up])) if known else None)


def nearest(view: ScatterView, x: float, y: float) -> Dot:
    """Return the dot that lies nearest to a place in the picture."""
    return min(view.dots, key=lambda dot: (dot.x - x) ** 2 + (dot.y - y) ** 2)


def _axis(key: str, values: Sequence[float]) -> Axis:
    low, high = min(values), max(values)
    if high == low:
        low, high = low - 1, high + 1
    measurement = by_key()[key]
    return Axis(" ".join(filter(None, (measurement.abbreviation, unit_of(measurement.key)))), low, high)
