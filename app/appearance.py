"""Colours, shapes and sizes, as plain values; each theme gives every tint its own colour.

Each label keeps one shape and one hue everywhere; the hues are Okabe and Ito's, which the colour-blind can
tell apart, lightened where the paper is dark. There is one accent; red is kept for "refer soon" and for
data that would be lost. Text reaches a contrast of 4.5 to its paper in every theme, edges and marks 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.settings import Theme


class Shape(StrEnum):
    """The outline that stands for a label, readable without its colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    CROSS = "cross"


class Tint(StrEnum):
    """What a colour is for."""

    INK = "INK"
    DIM = "DIM"
    FAINT = "FAINT"  # what is out of date or rare
    LINE = "LINE"  # parts what stands side by side
    EDGE = "EDGE"  # shows where one can type or press
    PAPER = "PAPER"
    DESK = "DESK"
    NORMAL_BAND = "NORMAL_BAND"
    ACCENT = "ACCENT"
    ON_ACCENT = "ON_ACCENT"
    CAUTION = "CAUTION"
    CAUTION_PAPER = "CAUTION_PAPER"
    ALARM = "ALARM"
    ALARM_PAPER = "ALARM_PAPER"
    TRIAL = "TRIAL"  # what is tried and is not the patient's record
    TRIAL_PAPER = "TRIAL_PAPER"
    ASD = "ASD"
    VSD = "VSD"
    THIRD = "THIRD"
    NO_LABEL = "NO_LABEL"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one label is drawn everywhere."""

    tint: Tint
    shape: Shape


LABEL_MARKS: Final = MappingProxyType(
    {
        "asd": Mark(Tint.ASD, Shape.CIRCLE),
        "vsd": Mark(Tint.VSD, Shape.SQUARE),
        "pdo": Mark(Tint.THIRD, Shape.TRIANGLE),
    }
)
NO_LABEL_MARK: Final = Mark(Tint.NO_LABEL, Shape.CROSS)

_LIGHT: Final = {
    Tint.INK: "#1B2127",
    Tint.DIM: "#55606A",
    Tint.FAINT: "#636E77",
    Tint.LINE: "#CBD2D8",
    Tint.EDGE: "#7F8992",
    Tint.PAPER: "#FFFFFF",
    Tint.DESK: "#F1F3F5",
    Tint.NORMAL_BAND: "#C9DDE8",
    Tint.ACCENT: "#1F4E6B",
    Tint.ON_ACCENT: "#FFFFFF",
    Tint.CAUTION: "#854800",
    Tint.CAUTION_PAPER: "#FFF4DC",
    Tint.ALARM: "#B3261E",
    Tint.ALARM_PAPER: "#FCE8E6",
    Tint.TRIAL: "#6A2C91",
    Tint.TRIAL_PAPER: "#F3E9FA",
    Tint.ASD: "#0072B2",
    Tint.VSD: "#E69F00",  # too light for white paper alone: every mark and bar has an edge of ink
    Tint.THIRD: "#009E73",
    Tint.NO_LABEL: "#6B7280",
}
_DARK: Final = {
    Tint.INK: "#E8ECEF",
    Tint.DIM: "#A9B4BD",
    Tint.FAINT: "#929EA8",
    Tint.LINE: "#3D4750",
    Tint.EDGE: "#76828C",
    Tint.PAPER: "#1D242A",
    Tint.DESK: "#14191D",
    Tint.NORMAL_BAND: "#34556A",
    Tint.ACCENT: "#8CC4E6",
    Tint.ON_ACCENT: "#10181E",
    Tint.CAUTION: "#F0BC6A",
    Tint.CAUTION_PAPER: "#3A2D12",
    Tint.ALARM: "#FF9A90",
    Tint.ALARM_PAPER: "#451C19",
    Tint.TRIAL: "#D3A6F2",
    Tint.TRIAL_PAPER: "#33213F",
    Tint.ASD: "#56B4E9",
    Tint.VSD: "#E69F00",
    Tint.THIRD: "#2FC79A",
    Tint.NO_LABEL: "#A3ACB5",
}
_CONTRAST: Final = {
    Tint.INK: "#FFFFFF",
    Tint.DIM: "#FFFFFF",
    Tint.FAINT: "#D6D6D6",
    Tint.LINE: "#8C8C8C",
    Tint.EDGE: "#FFFFFF",
    Tint.PAPER: "#000000",
    Tint.DESK: "#000000",
    Tint.NORMAL_BAND: "#1F5F8B",
    Tint.ACCENT: "#FFE14D",
    Tint.ON_ACCENT: "#000000",
    Tint.CAUTION: "#FFC14D",
    Tint.CAUTION_PAPER: "#000000",
    Tint.ALARM: "#FF8A80",
    Tint.ALARM_PAPER: "#000000",
    Tint.TRIAL: "#E3B8FF",
    Tint.TRIAL_PAPER: "#000000",
    Tint.ASD: "#6CC3FF",
    Tint.VSD: "#FFB000",
    Tint.THIRD: "#3DE0AE",
    Tint.NO_LABEL: "#D6D6D6",
}
COLOURS: Final[Mapping[Theme, Mapping[Tint, str]]] = MappingProxyType(
    {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.CONTRAST: _CONTRAST}
)


TEXT_PX: Final = 13
HEADLINE_PX: Final = 19
GRID_PX: Final = 8
ROW_PX: Final = 30


def mark_of(label: str) -> Mark:
    """Return the mark of a label; whatever is not a label gets the grey cross."""
    return LABEL_MARKS.get(label, NO_LABEL_MARK)
