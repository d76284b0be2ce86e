"""A busy clinic: random steps on the real store, each announced before and acknowledged after."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable
from pathlib import Path

from app.store.access import ByPassphrase
from app.store.record_types import Kind
from app.store.records import Answer, ExamInputs, Identity, Records
from app.store.store import Store
from tests.torture.model import CHEAP, USER, Expected, Step, open_store, steps_of, to_line

Tell = Callable[[str], None]

_KINDS = (
    *("screen",) * 6,
    *("edit",) * 4,
    *("draft",) * 4,
    *("discard",) * 2,
    *("void",) * 2,
    *("import",) * 2,
    *("backup",) * 2,
    "passphrase",
    "restore",
    "migrate",
)
_FILLER = 900  # characters; a real case text is about this long
_BATCH = 4


def next_step(chance: random.Random, expected: Expected) -> Step:
    """Draw what the clinic does next."""
    if not expected.passphrase:
        set_up: Step = {"kind": "set_up", "passphrase": "passphrase 0"}
        return chance.choice((set_up, _draft(chance)))
    kind = chance.choice(_KINDS)
    if kind in _SIMPLE:
        return {"kind": kind, **_SIMPLE[kind](chance, expected)}
    if kind in _CHOSEN:
        field, choices = _CHOSEN[kind](expected)
        if choices:
            return _about(chance, expected, kind, field, chance.choice(sorted(choices)))
    return _draft(chance) if kind == "draft" else {"kind": "screen", "cases": [new_case(chance)]}


_SIMPLE: dict[str, Callable[[random.Random, Expected], Step]] = {
    "passphrase": lambda chance, _expected: {"passphrase": f"passphrase {_hex(chance)}"},
    "migrate": lambda _chance, expected: {"schema": expected.schema + 1},
    "import": lambda chance, _expected: {"cases": [new_case(chance) for _ in range(_BATCH)]},
    "backup": lambda _chance, _expected: {},
}
# What a step is about: the field that names it, and what there is to choose from.
_CHOSEN: dict[str, Callable[[Expected], tuple[str, Iterable[str]]]] = {
    "void": lambda expected: ("exam_id", expected.tables["exams"]),
    "edit": lambda expected: ("exam_id", expected.tables["exams"]),
    "restore": lambda expected: ("backup", expected.backups),
    "discard": lambda expected: ("draft_id", expected.drafts),
}


def _about(chance: random.Random, expected: Expected, kind: str, field: str, chosen: str) -> Step:
    if kind == "edit":
        return {"kind": kind, "cases": [_edited_case(chance, expected, chosen)]}
    if kind == "void":
        return {"kind": kind, field: chosen, "reason": _hex(chance)}
    return {"kind": kind, field: chosen}


def perform(store: Store, expected: Expected, step: Step) -> Step:
    """Do one step and return it with what only the store could know."""
    kind = step["kind"]
    access = ByPassphrase(USER, expected.passphrase)
    if kind == "set_up":
        store.set_up(USER, step["passphrase"])
    elif kind == "passphrase":
        store.set_passphrase(access, USER, step["passphrase"])
    elif kind == "migrate":
        store._steps = steps_of(step["schema"])
        store.unlock(access)
    elif kind == "draft":
        store.drafts.save(step["draft_id"], step["text"])
    elif kind == "discard":
        store.drafts.discard(step["draft_id"])
    elif kind == "backup":
        return {**step, "backup": store.back_up().path.name}
    elif kind == "restore":
        chosen = next(backup for backup in store.backups() if backup.path.name == step["backup"])
        store.restore(chosen, access)
    elif kind == "void":
        store.session.records.void(Kind.EXAM, step["exam_id"], step["reason"])
    else:
        _save_cases(store.session.records, step)
    return step


def work(folder: Path, chance: random.Random, expected: Expected, tell: Tell, steps: int) -> None:
    """Start the program, do so many steps while telling each, and stop it."""
    store, _passphrase = open_store(folder, [expected])
    for _ in range(steps):
        step = next_step(chance, expected)
        tell(to_line("begun", step))
        done = perform(store, expected, step)
        tell(to_line("done", done))
        expected = expected.after(done)
    store.stop()


def small_clinic(folder: Path, chance: random.Random) -> Expected:
    """Make records with a few cases, a draft and a backup."""
    expected = Expected()
    store = Store(folder, cost=CHEAP)
    store.start()
    wanted: list[Step] = [{"kind": "set_up", "passphrase": "passphrase 0"}]
    wanted += [{"kind": "screen", "cases": [new_case(chance)]} for _ in range(3)]
    wanted += [{"kind": "backup"}, {"kind": "import", "cases": [new_case(chance) for _ in range(_BATCH)]}]
    wanted += [_draft(chance)]
    for step in wanted:
        expected = expected.after(perform(store, expected, step))
    store.stop()
    return expected


def new_case(chance: random.Random) -> Step:
    """Draw a patient with one examination and the stub engine's answer."""
    return _answered(
        {
            "patient_id": _hex(chance),
            "name": f"王 {_hex(chance)}",
            "exam_id": _hex(chance),
            "version": 1,
            "case_text": _case_text(chance),
            "result_id": _hex(chance),
        }
    )


def _edited_case(chance: random.Random, expected: Expected, exam_id: str) -> Step:
    versions = expected.tables["exams"][exam_id]
    return {
        "patient_id": versions[0][0],
        "exam_id": exam_id,
        "version": len(versions) + 1,
        "case_text": _case_text(chance),
    }


def _answered(case: Step) -> Step:
    """Stub engine: the answer is a digest of the inputs, so that a mixed-up answer shows."""
    return {**case, "result_text": _inputs_sha256(case)}


def _save_cases(records: Records, step: Step) -> None:
    with records.together():
        for case in step["cases"]:
            if "name" in case:
                records.save_patient(case["patient_id"], 0, Identity("A", case["name"], "female"))
            digest = _inputs_sha256(case)
            inputs = ExamInputs(case["patient_id"], "2026-03-01", case["case_text"], digest)
            exam = records.save_exam(case["exam_id"], case["version"] - 1, inputs)
            if "result_id" in case:
                answer = Answer(digest, case["result_text"], "stub", "stub", "asd")
                records.add_result(case["result_id"], exam, answer)


def _draft(chance: random.Random) -> Step:
    return {"kind": "draft", "draft_id": f"{chance.randrange(3):032x}", "text": _case_text(chance)}


def _case_text(chance: random.Random) -> str:
    return (_hex(chance) * (_FILLER // 32))[: chance.randrange(1, _FILLER)] + _hex(chance)


def _inputs_sha256(case: Step) -> str:
    return hashlib.sha256(case["case_text"].encode()).hexdigest()


def _hex(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"
