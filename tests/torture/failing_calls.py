"""Failing calls: in each workflow the 1st, 2nd, ... nth call that changes a file fails, once or from then on.

The program answers with one of its own errors or carries on; what is kept is old or new as a whole, right
away in the same program and again at the next start.
"""

from __future__ import annotations

import errno
import json
import random
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from app.store.errors import StoreError
from tests.torture.model import Expected, Step, fast_folder, judge, observed_tables, open_store
from tests.torture.preload import Faults, run_preloaded
from tests.torture.tally import Tally
from tests.torture.workload import new_case, perform, small_clinic

TROUBLES = [(error, forever) for error in (errno.ENOSPC, errno.EIO, errno.EROFS) for forever in (False, True)]


def failing_block(number: int) -> Tally:
    """Fail forty calls drawn at random from all workflows."""
    return _in_child("some", str(number), "40")


def all_failing_calls() -> Tally:
    """Fail every call of every workflow in every way."""
    return _in_child("all", "0", "0")


def _in_child(*arguments: str) -> Tally:
    return Tally(**json.loads(run_preloaded("tests.torture.failing_calls", *arguments)))


def _workflows(chance: random.Random, expected: Expected) -> list[Step]:
    """Return one step of each kind, so that each is tried on the same records."""
    exam_id, versions = next(iter(expected.tables["exams"].items()))
    draft_id = next(iter(expected.drafts))
    edited = {**new_case(chance), "exam_id": exam_id, "patient_id": versions[0][0], "version": 2}
    for extra in ("name", "result_id"):
        del edited[extra]
    return [
        {"kind": "screen", "cases": [new_case(chance)]},
        {"kind": "edit", "cases": [edited]},
        {"kind": "import", "cases": [new_case(chance) for _ in range(4)]},
        {"kind": "void", "exam_id": exam_id, "reason": "typed wrongly"},
        {"kind": "draft", "draft_id": draft_id, "text": "a newer text"},
        {"kind": "draft", "draft_id": "f" * 32, "text": "a new draft"},
        {"kind": "discard", "draft_id": draft_id},
        {"kind": "backup"},
        {"kind": "passphrase", "passphrase": "another passphrase"},
        {"kind": "restore", "backup": next(iter(expected.backups))},
        {"kind": "migrate", "schema": 1},
    ]


class Bench:
    """A small clinic that is laid out anew for every trial."""

    def __init__(self, place: Path) -> None:
        self._template, self.folder = place / "template", place / "records"
        self.expected = small_clinic(self._template, random.Random(0))
        self._faults = Faults(self.folder)

    def lay_out(self, step: Step) -> Expected:
        """Put the clinic there, or nothing at all for a set-up."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if step["kind"] == "set_up":
            return Expected()
        shutil.copytree(self._template, self.folder)
        return self.expected

    def calls(self, step: Step) -> int:
        """Count the changing calls of a step when nothing fails."""
        before = self.lay_out(step)
        store, _passphrase = open_store(self.folder, [before])
        self._faults.arm(0, 0, forever=False)
        perform(store, before, step)
        count = self._faults.disarm()
        store.stop()
        return count

    def fail(self, step: Step, nth: int, error: int, *, forever: bool) -> tuple[str, str]:
        """Fail one call of a step; return what became of it and what is wrong."""
        before = self.lay_out(step)
        store, passphrase = open_store(self.folder, [before])
        self._faults.arm(nth, error, forever=forever)
        try:
            done = perform(store, before, step)
            outcome, acknowledged, begun = "done all the same", before.after(done), None
        except StoreError as refused:
            outcome, acknowledged, begun = refused.code, before, step
        except Exception as stray:  # noqa: BLE001  # any other error is the finding
            return "stray error", repr(stray)
        finally:
            self._faults.disarm()
        wrong = ""
        if passphrase and store.state.value == "open":
            found = observed_tables(store.session)  # the same program goes on
            possible = [acknowledged.tables, *([before.after(step).tables] if begun else [])]
            wrong = "" if found in possible else "the running program shows a mixture"
        store.stop()
        return outcome, wrong or judge(self.folder, acknowledged, begun)[0]


def _run(which: str, seed: int, count: int) -> Tally:
    tally, chance, place = Tally(), random.Random(seed), fast_folder("fail")
    try:
        bench = Bench(place)
        steps: list[Step] = [{"kind": "set_up", "passphrase": "passphrase 0"}]
        steps += _workflows(random.Random(1), bench.expected)
        trials = [
            (step, nth, error, forever)
            for step in steps
            for nth in range(1, bench.calls(step) + 1)
            for error, forever in TROUBLES
        ]
        for step, nth, error, forever in trials if which == "all" else chance.sample(trials, count):
            outcome, wrong = bench.fail(step, nth, error, forever=forever)
            tally.trials += 1
            tally.count(outcome)
            if wrong:
                name = f"{step['kind']}, call {nth}, {errno.errorcode[error]}{' for good' if forever else ''}"
                tally.failures.append(f"{name}: {wrong}")
        return tally
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))))
