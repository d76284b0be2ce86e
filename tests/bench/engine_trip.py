"""How long a message takes to the engine process and back, and how long a report takes to print."""

from __future__ import annotations

import statistics
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
from heart_engine.protocol.messages import Done, Event, Hello, Ping, Request, Screen
from heart_engine.protocol.wire import decode_event, encode

TRIPS = 500


def measure() -> Iterator[str]:
    """Talk to the fake engine as the desktop does, then print what it answered."""
    command = [sys.executable, "-m", "heart_engine.server", "--fake"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as engine:
        hello = next_event(engine)
        assert isinstance(hello, Hello)
        pings = [ping(engine, str(number)) for number in range(TRIPS)]
        done = ask(engine, Screen("case", first_demo_case()))
        assert engine.stdin is not None
        engine.stdin.close()
    typical_ms, worst_ms = 1000 * statistics.median(pings), 1000 * max(pings)
    yield f"round trip to the engine    {typical_ms:6.2f} ms, worst of {TRIPS}: {worst_ms:.2f} ms"
    yield from reports(hello, done)


def reports(hello: Hello, done: Done) -> Iterator[str]:
    """Print the first report, which loads the font, and then another."""
    for name in ("first report", "later report"):
        started = time.perf_counter()
        content = report_content(first_demo_case(), done.result, hello.bundle, ("zh", "en"), Site())
        with tempfile.TemporaryDirectory() as folder:
            write_report(content, Path(folder) / "report.pdf")
        yield f"{name:27} {time.perf_counter() - started:6.2f} s (limit 0.50)"


def ping(engine: subprocess.Popen[bytes], request_id: str) -> float:
    """Return the seconds one sign of life took."""
    started = time.perf_counter()
    ask(engine, Ping(request_id))
    return time.perf_counter() - started


def ask(engine: subprocess.Popen[bytes], request: Request) -> Done:
    """Send one request and wait for its answer."""
    assert engine.stdin is not None
    engine.stdin.write(encode(request))
    engine.stdin.flush()
    while not isinstance(event := next_event(engine), Done):
        pass
    return event


def next_event(engine: subprocess.Popen[bytes]) -> Event:
    """Read one event."""
    assert engine.stdout is not None
    return decode_event(engine.stdout.readline())
