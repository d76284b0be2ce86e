"""Where the shipped data files lie."""

from __future__ import annotations

import csv
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of one shipped file or folder."""
    return RESOURCES.joinpath(*parts)


def read_table(name: str) -> list[dict[str, str]]:
    """Read one clinical table; every cell is text, stripped, empty where the source is empty."""
    with resource_path("domain", name).open(encoding="utf-8", newline="") as file:
        return [
            {column: (cell or "").strip() for column, cell in row.items()} for row in csv.DictReader(file)
        ]
