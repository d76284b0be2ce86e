"""Metric 7: the first answer of a second start beside a later one, and memory beside the checkpoint.

The real engine process: bundle checked against the record of an earlier full check, golden cases run, then
asked. Memory is counted without what the interpreter and its packages take, which a bundle cannot change.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.demo import first_demo_case
from heart_engine.protocol.messages import Screen
from tests.bench import shaped
from tests.bench.engine_trip import ask, greeting, started
from tests.bench.rows import Row
from tests.bench.timing import exactly, figure

_IMPORTS = "import heart_engine.server.bundled as m; print(open('/proc/self/status').read())"
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class _Plan:
    label: str
    starts: int
    answers: int


_PLANS: Mapping[str, _Plan] = {
    "tiny": _Plan("tiny, RANDOM WEIGHTS", 2, 3),
    shaped.SHIPPED: _Plan("shipped bundle", 7, 15),
    "100m": _Plan("100M, random weights, fp32 of fp32 files", 5, 5),
    "1b": _Plan("1B, random weights, fp32 of bf16 files", 3, 3),
}


@dataclass(frozen=True, slots=True)
class _Start:
    ready_s: float
    first_s: float
    later_s: float
    held_bytes: int
    peak_bytes: int


def measure(size: str) -> Iterator[Row]:
    """Start the engine once to leave its record, then again and again."""
    plan, folder = _PLANS[size], shaped.bundle_folder(size)
    checkpoint = sum(one.stat().st_size for one in (folder / "model").iterdir())
    with tempfile.TemporaryDirectory() as state:
        _start(folder, Path(state), 1)
        starts = [_start(folder, Path(state), plan.answers) for _ in range(plan.starts)]
    packages = _packages_bytes()
    yield Row(
        "7",
        f"{plan.label}: first answer / later ones",
        figure([one.first_s / one.later_s for one in starts]),
        aim=1.3,
        floor="1",
    )
    yield Row(
        "7",
        f"{plan.label}: start of the process to the first answer",
        figure([one.ready_s + one.first_s for one in starts]),
        "s",
        note=f"a later answer takes {1000 * starts[-1].later_s:,.0f} ms",
    )
    for name, sizes in (
        ("memory held", [one.held_bytes for one in starts]),
        ("most memory", [one.peak_bytes for one in starts]),
    ):
        counted = [(one - packages) / checkpoint for one in sizes]
        note = f"checkpoint {checkpoint / _MIB:,.0f} MiB, packages {packages / _MIB:,.0f} MiB beside it"
        aim = 1.25 if size in ("100m", "1b") else None
        yield Row("7", f"{plan.label}: {name} / checkpoint", figure(counted), aim=aim, floor="1", note=note)
    yield Row("7", f"{plan.label}: most memory of the process", exactly(starts[-1].peak_bytes / _MIB), "MiB")


def _start(folder: Path, state: Path, answers: int) -> _Start:
    began = time.perf_counter()
    with started("--bundle", str(folder), "--state", str(state)) as engine:
        greeting(engine)
        ready = time.perf_counter() - began
        times = [_answer(engine, number) for number in range(1 + answers)]
        status = Path(f"/proc/{engine.pid}/status").read_text(encoding="ascii")
        assert engine.stdin is not None
        engine.stdin.close()
    later = figure(times[1:]).value
    return _Start(ready, times[0], later, _bytes(status, "VmRSS"), _bytes(status, "VmHWM"))


def _answer(engine: subprocess.Popen[bytes], number: int) -> float:
    began = time.perf_counter()
    ask(engine, Screen(str(number), first_demo_case()))
    return time.perf_counter() - began


def _packages_bytes() -> int:
    """Return what an engine process takes before it opens a bundle."""
    done = subprocess.run([sys.executable, "-c", _IMPORTS], capture_output=True, text=True, check=True)
    return _bytes(done.stdout, "VmRSS")


def _bytes(status: str, name: str) -> int:
    (found,) = [one for one in status.splitlines() if one.startswith(f"{name}:")]
    return int(found.split()[1]) * 1024
