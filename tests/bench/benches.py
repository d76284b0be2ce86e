"""Every bench by its name; the longest and those that noise disturbs most come first."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.rows import Row

ONE, ALL = 1, 0


@dataclass(frozen=True, slots=True)
class Bench:
    """A module with a function `measure`, what it is given, and how many threads it may use."""

    module: str
    argument: str = ""
    threads: int = ONE

    def measure(self) -> Iterator[Row]:
        """Import the module, which may take seconds, and yield its rows."""
        measure = importlib.import_module(f"tests.bench.{self.module}").measure
        yield from measure(self.argument) if self.argument else measure()


BENCHES: Mapping[str, Bench] = {
    "patient-1b": Bench("patient", "1b"),
    "patient-100m": Bench("patient", "100m"),
    "patient-shipped": Bench("patient", "shipped"),
    "fusion": Bench("fusion"),
    "training-100m": Bench("training_step", "100m"),
    "training-small": Bench("training_step", "small"),
    "reranking-base": Bench("reranking", "base"),
    "reranking-large": Bench("reranking", "large"),
    "precision": Bench("precision"),
    "search": Bench("search_share"),
    "window": Bench("window", threads=ALL),
    "patient-tiny": Bench("patient", "tiny"),
}
