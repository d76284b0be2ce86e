"""How much processor time one screening takes, step by step, on one thread."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from app.demo import first_demo_case
from heart_engine.pipeline.explain import explain
from heart_engine.pipeline.screen import Question, screen
from heart_engine.protocol.messages import Step
from tests.bench import shaped
from tests.bench.rows import Row
from tests.bench.timing import figure, sums

WARM_UP = 3
ROUNDS = {shaped.SHIPPED: 41, "100m": 9}
Report = Callable[[Step, float], None]


def measure(size: str) -> Iterator[Row]:
    """Screen and explain the demo case."""
    engine, question = shaped.opened(size), Question(first_demo_case())
    steps = timed_steps(lambda report: screen(engine, question, report), ROUNDS[size])
    for step, times in steps.items():
        yield Row("more", f"one screening, {size} bundle: {step}", figure(times), "ms")
    yield Row("more", f"one screening, {size} bundle", figure(sums(*steps.values())), "ms")
    if size == shaped.SHIPPED:
        explained = timed_steps(lambda report: explain(engine, question, report), ROUNDS[size])
        yield Row("more", f"one explanation, {size} bundle", figure(sums(*explained.values())), "ms")


def timed_steps(work: Callable[[Report], object], count: int) -> dict[Step, list[float]]:
    """Return the processor milliseconds between one report and the next, by the step it announced."""
    rounds: dict[Step, list[float]] = defaultdict(list)
    for _ in range(WARM_UP):
        work(lambda _step, _fraction: None)
    for _ in range(count):
        for step, seconds in timed_once(work).items():
            rounds[step].append(1000 * seconds)
    return dict(rounds)


def timed_once(work: Callable[[Report], object]) -> dict[Step, float]:
    """Return the processor seconds of each step of one run."""
    marks: list[tuple[Step, float]] = []

    def report(step: Step, _fraction: float) -> None:
        marks.append((step, time.process_time()))

    work(report)
    spent: dict[Step, float] = defaultdict(float)
    for (step, start), (_, end) in itertools.pairwise(marks):
        spent[step] += end - start
    return spent
