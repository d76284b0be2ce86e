from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from heart_engine.server.priority import BEHIND

ROOT = Path(__file__).resolve().parents[3]


def test_the_engine_steps_behind_the_window_with_every_thread_it_has() -> None:
    engine = subprocess.Popen(
        [sys.executable, "-m", "heart_engine.server", "--fake"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert engine.stdin is not None
    assert engine.stdout is not None
    with engine.stdin, engine.stdout:
        assert b"hello" in engine.stdout.readline()
        threads = [int(one.name) for one in Path(f"/proc/{engine.pid}/task").iterdir()]
        behind = {os.getpriority(os.PRIO_PROCESS, one) for one in threads}
        engine.stdin.close()
        engine.wait(timeout=60)
    assert behind == {min(os.nice(0) + BEHIND, 19)}
