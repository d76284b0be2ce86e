"""How many threads a loaded engine computes with, and what all cores would bring, by the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import torch

from heart_engine.pipeline.screen import Question, screen
from tests.bench import shaped
from tests.bench.rows import Row
from tests.bench.timing import exactly, interleaved, ratio

_ROUNDS = {shaped.SHIPPED: 41, "100m": 9}


def measure(size: str) -> Iterator[Row]:
    """Screen one case with one thread and with all, in turn."""
    engine, question = shaped.opened(size), Question(shaped.some_cases(1)[0])
    left, cores = torch.get_num_threads(), os.cpu_count() or 1

    def with_threads(count: int) -> Callable[[], None]:
        def work() -> None:
            torch.set_num_threads(count)
            screen(engine, question, lambda _step, _fraction: None)

        return work

    times = interleaved({"one": with_threads(1), "all": with_threads(cores)}, _ROUNDS[size])
    yield Row(
        "more", f"threads that a loaded engine is left with, {size} bundle", exactly(left), f"of {cores}"
    )
    yield Row(
        "more",
        f"a screening with one thread / with {cores}, {size} bundle",
        ratio(times["one"], times["all"]),
    )
