"""Canaries: patients with unmistakable names go through everything; afterwards no file anywhere shows one.

Each trial is a program of its own with its own home, temp folder, log and crash file, which ends well, is
killed in the middle of a save, aborts, or stumbles over an error nobody caught.
"""

from __future__ import annotations

import base64
import faulthandler
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from app.store.access import ByPassphrase
from app.store.record_types import new_record_id
from app.store.records import ExamInputs, Identity
from app.store.store import Store
from tests.torture.model import CHEAP, fast_folder
from tests.torture.preload import ROOT, child_environment
from tests.torture.tally import Tally

ENDS = ("well", "killed", "aborted", "uncaught")
CANARIES_PER_BLOCK = len(ENDS)


def canary_block(number: int) -> Tally:
    """Let one program end in each way and look through all that it left."""
    tally = Tally()
    for end in ENDS:
        place = fast_folder("canary")
        try:
            canary = f"金丝雀{random.Random(f'{number}{end}').getrandbits(64):016x}"
            _live_and_die(place, canary, end)
            left = [path for path in place.rglob("*") if path.is_file()]
            shown = [str(path.relative_to(place)) for path in left if _shows(path.read_bytes(), canary)]
            tally.trials += 1
            tally.count(f"ended {end}")
            if shown or not left:
                tally.failures.append(f"ended {end}: {shown}")
        finally:
            shutil.rmtree(place)
    return tally


def _live_and_die(place: Path, canary: str, end: str) -> None:
    for name in ("home", "tmp"):
        (place / name).mkdir()
    environment = child_environment(HOME=str(place / "home"), TMPDIR=str(place / "tmp"))
    arguments = [sys.executable, "-m", "tests.torture.canaries", str(place), end]
    with (place / "log").open("wb") as log:
        done = subprocess.run(
            arguments,
            cwd=ROOT,
            env=environment,
            input=canary,
            text=True,
            stdout=log,
            stderr=log,
            check=False,
        )
    expected = {"well": 0, "killed": -signal.SIGKILL, "aborted": -signal.SIGABRT, "uncaught": 1}[end]
    if done.returncode != expected:
        raise RuntimeError((place / "log").read_text())


def _shows(content: bytes, canary: str) -> bool:
    """Look for a name as any of the ways in which a program writes text."""
    ascii_part = canary[3:]
    forms = [
        canary.encode("utf-8"),
        ascii_part.encode(),
        ascii_part.encode("utf-16-le"),
        canary.encode("gb18030"),
    ]
    forms += [base64.b64encode(canary.encode()), canary.encode().hex().encode()]
    return any(form in content for form in forms)


def _be_the_program(place: Path, end: str) -> None:
    canary = sys.stdin.read()
    crash = (place / "crash").open("w")  # open until the end, which is a crash
    faulthandler.enable(crash)
    store = Store(place / "records", cost=CHEAP)
    store.start()
    store.drafts.save(new_record_id(), canary)
    store.set_up("dr wu", "correct horse")
    _use_everything(store, place, canary)
    with store.session.records.together():
        for _ in range(40):
            _save(store, canary)
        if end == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if end == "aborted":
            os.abort()
        if end == "uncaught":
            store.session.history.exam(canary)
    store.stop()


def _use_everything(store: Store, place: Path, canary: str) -> None:
    exam_id = _save(store, canary)
    store.drafts.save(new_record_id(), canary * 100)
    store.session.trail.export(place / "trail.jsonl")
    store.back_up(place / "tmp")
    store.restore(store.backups(place / "tmp")[0], _access())
    store.session.history.exam(exam_id)
    store.lock()
    store.unlock(_access())


def _access() -> ByPassphrase:
    return ByPassphrase("dr wu", "correct horse")


def _save(store: Store, canary: str) -> str:
    records = store.session.records
    patient_id, exam_id = new_record_id(), new_record_id()
    records.save_patient(patient_id, 0, Identity(canary, canary, "female"))
    records.save_exam(exam_id, 0, ExamInputs(patient_id, "2026-03-01", canary * 200, "0" * 64))
    return exam_id


if __name__ == "__main__":
    _be_the_program(Path(sys.argv[1]), sys.argv[2])
