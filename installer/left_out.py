"""What is not shipped, and why: the table left-out.csv, read as patterns.

A pattern is a path with `*` for anything in one folder and `**` for any folders.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("left-out.csv")
_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One row of the table."""

    part: str
    pattern: str
    reason: str

    def matches(self, path: str) -> bool:
        """Say whether a path, written with `/`, is meant."""
        pieces = re.split(r"(\*\*/|\*\*|\*)", self.pattern)
        return (
            re.fullmatch("".join(_WILD.get(piece) or re.escape(piece) for piece in pieces), path) is not None
        )


def left_out(part: str, table: Path = TABLE) -> tuple[LeftOut, ...]:
    """Return the rows for one part: `program` or `packages`."""
    with table.open(encoding="utf-8", newline="") as file:
        return tuple(LeftOut(**row) for row in csv.DictReader(file) if row["part"] == part)


def shipped(paths: Iterable[str], rows: Iterable[LeftOut]) -> list[str]:
    """Return the paths that no row leaves out."""
    rows = tuple(rows)
    return [path for path in paths if not any(row.matches(path) for row in rows)]
