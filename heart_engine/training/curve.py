"""A loss curve as a CSV file that survives a kill: rows after the last checkpoint are written again."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path


class Curve:
    """One row for each step: its number, the rate and every part of the loss."""

    def __init__(self, path: Path, done: int) -> None:
        self._path = path
        kept = _rows_until(path, done)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(kept)
        self._has_header = bool(kept)

    def add(self, step: int, rate: float, losses: Mapping[str, float]) -> None:
        """Write what one step gave."""
        with self._path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if not self._has_header:
                writer.writerow(("step", "rate", *losses))
                self._has_header = True
            writer.writerow((step, f"{rate:.8g}", *(f"{one:.8g}" for one in losses.values())))


def read_curve(path: Path) -> list[dict[str, float]]:
    """Read a curve as numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: float(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def _rows_until(path: Path, step: int) -> list[list[str]]:
    """Return the header and the rows up to a step; a row that a kill cut short ends the file."""
    if not step or not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    return [header, *(row for row in rows[:step] if len(row) == len(header))]
