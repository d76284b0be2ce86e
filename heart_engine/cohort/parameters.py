"""Every number of the simulator, read from one frozen data file.

No other module of the simulator holds a physiological figure: what is not in
`resources/cohort/parameters.csv` comes from the clinical tables.
"""

from __future__ import annotations

import csv
import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from heart_engine.domain.resources import resource_path

PARAMETERS_FILE = resource_path("cohort", "parameters.csv")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameter table as nested mappings: group, name, item."""

    tables: Mapping[tuple[str, str], Mapping[str, float]]

    def table(self, group: str, name: str) -> Mapping[str, float]:
        """Return the items of one table; a KeyError names what is not in the file."""
        return self.tables[group, name]

    def names(self, group: str) -> tuple[str, ...]:
        """Return the names of a group in the order of the file."""
        return tuple(name for one, name in self.tables if one == group)

    def replaced(self, group: str, name: str, **items: float) -> Parameters:
        """Return a copy in which some items of one table have other values."""
        table = {**self.tables[group, name], **items}
        return Parameters({**self.tables, (group, name): table})


@functools.cache
def frozen_parameters() -> Parameters:
    """Return the shipped parameters."""
    tables: dict[tuple[str, str], dict[str, float]] = {}
    with PARAMETERS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            tables.setdefault((row["group"], row["name"]), {})[row["item"]] = float(row["value"])
    return Parameters(tables)


def parameters_sha256(path: Path = PARAMETERS_FILE) -> str:
    """Return the hash under which the parameters are frozen, the same on every platform's line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
