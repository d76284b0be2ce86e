"""How much processor time one screening takes, step by step, with the tiny bundle of random weights.

Run as a child of its own: what it imports would weigh on every other measurement.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.resources import resource_path
from heart_engine.protocol.messages import Step

WARM_UP, ROUNDS = 5, 40
LIMIT_MS = 25
Report = Callable[[Step, float], None]


def measure() -> Iterator[str]:
    """Yield what the child prints, as it prints it."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.engine_stages"],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            yield line.rstrip("\n")


def main() -> None:
    """Build the bundle, load it, and screen and explain the demo case on one thread."""
    started = time.process_time()
    from heart_engine.bundle.verification import verify_bundle  # noqa: PLC0415 - what loading costs is measured
    from heart_engine.pipeline.explain import explain  # noqa: PLC0415 - likewise
    from heart_engine.pipeline.load import load_engine  # noqa: PLC0415 - likewise
    from heart_engine.pipeline.screen import Question, screen  # noqa: PLC0415 - likewise
    from heart_engine.pipeline.shape_bundle import SHAPE_PLANS, write_shape_bundle  # noqa: PLC0415 - likewise

    say("engine: imports", time.process_time() - started)
    question = Question(demo_case())
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "tiny"
        write_shape_bundle(bundle, SHAPE_PLANS["tiny"], lambda _text: None)
        started = time.process_time()
        engine = load_engine(verify_bundle(bundle))
        say("engine: verify, load, golden", time.process_time() - started)
        steps = timed_steps(lambda report: screen(engine, question, report))
        whole = sum(steps.values())
        for step, seconds in steps.items():
            say(f"  {step}", seconds)
        say(f"engine: one case, tiny bundle, random weights (limit {LIMIT_MS} ms)", whole)
        say(
            "engine: one explanation",
            sum(timed_steps(lambda report: explain(engine, question, report)).values()),
        )


def demo_case() -> Case:
    """Read the first demo case."""
    paths = sorted(resource_path("demo").glob("*.json"))
    return case_from_text(paths[0].read_text(encoding="utf-8"))


def timed_steps(work: Callable[[Report], object]) -> dict[Step, float]:
    """Return the median processor seconds between one report and the next, by the step it announced."""
    rounds: dict[Step, list[float]] = defaultdict(list)
    for _ in range(WARM_UP):
        work(lambda _step, _fraction: None)
    for _ in range(ROUNDS):
        for step, seconds in timed_once(work).items():
            rounds[step].append(seconds)
    return {step: statistics.median(found) for step, found in rounds.items()}


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


def say(name: str, seconds: float) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{name:62} {seconds * 1000:9.2f} ms CPU\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
