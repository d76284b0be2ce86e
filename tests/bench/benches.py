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
    "patient-1b": Bench("patient", "1b", ALL),
    "patient-100m": Bench("patient", "100m"),
    "patient-shipped": Bench("patient", "shipped"),
    "fusion": Bench("fusion"),
    "search": Bench("search_share"),
    "llama-1b": Bench("peer_llama", "1b"),
    "llama-100m": Bench("peer_llama", "100m"),
    "second-start-1b": Bench("second_start", "1b", ALL),
    "second-start-100m": Bench("second_start", "100m", ALL),
    "second-start-shipped": Bench("second_start", "shipped", ALL),
    "window": Bench("window", threads=ALL),
    "live": Bench("live", threads=ALL),
    "training-100m": Bench("training_step", "100m"),
    "training-small": Bench("training_step", "small"),
    "reranking-large": Bench("reranking", "large"),
    "reranking-base": Bench("reranking", "base"),
    "precision": Bench("precision"),
    "growth": Bench("growth"),
    "memory": Bench("memory", threads=ALL),
    "stages-shipped": Bench("engine_stages", "shipped"),
    "stages-100m": Bench("engine_stages", "100m"),
    "threads-shipped": Bench("threads", "shipped", ALL),
    "threads-100m": Bench("threads", "100m", ALL),
    "trip": Bench("engine_trip", threads=ALL),
}
