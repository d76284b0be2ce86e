"""How long a message takes to the engine process and back, and how long a report takes to print."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.demo import first_demo_case
from app.report.content import report_content
from app.report.pdf import write_report
from app.report.values import Site
from heart_engine.protocol.messages import Done, Event, Failed, Hello, Ping, Progress, Request, Screen
from heart_engine.protocol.wire import decode_event, encode
from tests.bench.rows import Row
from tests.bench.timing import exactly, figure

TRIPS = 500


def measure() -> Iterator[Row]:
    """Talk to the fake engine as the desktop does, then print what it answered."""
    with started("--fake") as engine:
        hello = greeting(engine)
        pings = [ping(engine, str(number)) for number in range(TRIPS)]
        done = ask(engine, Screen("case", first_demo_case()))
        assert engine.stdin is not None
        engine.stdin.close()
    trips_ms = [1000 * one for one in pings]
    yield Row("more", "message to the engine and back", figure(trips_ms), "ms")
    yield Row("more", f"message to the engine and back, worst of {TRIPS}", exactly(max(trips_ms)), "ms")
    yield from reports(hello, done)


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the engine process as the desktop does."""
    return subprocess.Popen(
        [sys.executable, "-m", "heart_engine.server", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def greeting(engine: subprocess.Popen[bytes]) -> Hello:
    """Wait until the engine is ready; a long start says meanwhile how far it is."""
    while not isinstance(event := next_event(engine), Hello):
        assert isinstance(event, Progress), event
    return event


def reports(hello: Hello, done: Done) -> Iterator[Row]:
    """Print the first report, which loads the font, and then others."""
    content = report_content(first_demo_case(), done.result, hello.bundle, ("zh", "en"), Site())
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for number in range(6):
            began = time.perf_counter()
            write_report(content, Path(folder) / f"{number}.pdf")
            times.append(1000 * (time.perf_counter() - began))
    yield Row("more", "first report of a run as PDF", exactly(times[0]), "ms")
    yield Row("more", "a later report as PDF", figure(times[1:]), "ms")


def ping(engine: subprocess.Popen[bytes], request_id: str) -> float:
    """Return the seconds one sign of life took."""
    began = time.perf_counter()
    ask(engine, Ping(request_id))
    return time.perf_counter() - began


def ask(engine: subprocess.Popen[bytes], request: Request) -> Done:
    """Send one request and wait for its answer."""
    assert engine.stdin is not None
    engine.stdin.write(encode(request))
    engine.stdin.flush()
    while not isinstance(event := next_event(engine), Done):
        assert not isinstance(event, Failed), event
    return event


def next_event(engine: subprocess.Popen[bytes]) -> Event:
    """Read one event."""
    assert engine.stdout is not None
    return decode_event(engine.stdout.readline())
