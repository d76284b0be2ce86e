from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def tiny_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete bundle with random weights, built once for all processes that run tests side by side.

    A child builds it, so that tests of the desktop need not load what builds it.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "tiny-bundle"
    with (shared / "tiny-bundle.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            command = ["bundle", "shape", "--size", "tiny", "--out", str(folder)]
            subprocess.run(
                [sys.executable, "-P", "-m", "heart_engine", *command],
                env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
                check=True,
                capture_output=True,
            )
    return folder
