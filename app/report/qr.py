"""The QR code of a report: which record, model and inputs it was printed from."""

from __future__ import annotations

import itertools
from typing import Final

import segno
from reportlab.lib.colors import black
from reportlab.platypus import Flowable

from app.report.tagging import decoration

_QUIET_MODULES: Final = 2  # white rim, in modules


def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code's dark modules, row by row from the top."""
    code = segno.make_qr(text, error="m")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


class QrDrawing(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A QR code of a fixed printed size."""

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        self.rows = qr_rows(text)
        self.size = size

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Take a square of the chosen size."""
        return self.size, self.size

    def draw(self) -> None:
        """Draw each run of dark modules as one bar."""
        module = self.size / (len(self.rows) + 2 * _QUIET_MODULES)
        with decoration(self.canv):
            self.canv.setFillColor(black)
            for number, row in enumerate(self.rows):
                bottom = self.size - (number + 1 + _QUIET_MODULES) * module
                self._draw_row(row, bottom, module)

    def _draw_row(self, row: tuple[bool, ...], bottom: float, module: float) -> None:
        column = _QUIET_MODULES
        for dark, run in itertools.groupby(row):
            length = len(list(run))
            if dark:
                self.canv.rect(column * module, bottom, length * module, module, stroke=0, fill=1)
            column += length
